import path from 'node:path';
import { isFresh } from './lib/freshness.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** `npm run mneme -- …`: the command line from a clone. Paths are read against the folder the person is in. */
async function mneme() {
  await prepare();
  if (!isFresh(root, path.join(root, 'dist'))) {
    // Standard output belongs to the answer: what the build says is shown only where it fails.
    const built = await run(process.execPath, [path.join(root, 'build', 'build.mjs')]);
    if (built.code !== 0) {
      process.stderr.write(built.output);
      process.exit(1);
    }
  }
  const program = path.join(root, 'dist', 'cli', 'main.js');
  const { code } = await run(process.execPath, [program, ...process.argv.slice(2)], {
    show: true,
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  process.exitCode = code;
}

await mneme();
