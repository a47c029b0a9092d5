import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { runScript } from './lib/script.mjs';

/** They measure the sources, not the built program. */
const WITHOUT_BUILD = ['recall.bench.ts', 'secrets.bench.ts'];

/**
 * `npm run bench [-- NAME] [--OPTION VALUE …]`: runs the benchmarks one after another, or those whose file name holds
 * NAME, on a fresh build; options go to them.
 */
async function bench() {
  await prepare();
  const folder = path.join(root, 'tests', 'bench');
  const given = process.argv.slice(2);
  const name = given[0]?.startsWith('--') ? '' : (given.shift() ?? '');
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.bench.ts') && file.includes(name))
    .toSorted();
  if (files.length === 0) {
    console.error(`There is no benchmark${name === '' ? '' : ` called '${name}'`} in tests/bench.`);
    process.exit(2);
  }
  // The built program must be of the same schema as the memories the benchmarks make.
  const built = files.every((file) => WITHOUT_BUILD.includes(file));
  let worst = built ? 0 : await runScript(path.join(root, 'build', 'build.mjs'), []);
  if (worst !== 0) process.exit(worst);
  for (const file of files) {
    console.log(`\n── ${file}`);
    worst = Math.max(worst, await runScript(path.join(folder, file), given));
  }
  process.exitCode = worst;
}

await bench();
