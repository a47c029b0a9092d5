import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isFresh } from './lib/freshness.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const HELP = `npm run package [-- --formats deb,AppImage] [-- --output DIR]

Packages Mneme for this system and this kind of processor, into 'release'. Without --formats: all of them
(Linux: AppImage, deb, rpm, tar.gz; Windows: nsis, zip; macOS: dmg, zip); 'dir' is only the folder.
Electron and the tools of electron-builder are downloaded once. MNEME_REPOSITORY=owner/name says where releases are
published. What signs, and that something is not signed, is said at the end.`;

/** `npm run package`: builds the application and packages it for this system. */
async function packageApplication() {
  const { values } = parseArgs({
    options: {
      formats: { type: 'string' },
      output: { type: 'string', default: 'release' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  await prepare();
  const { FORMATS } = await import('./packaging/configuration.mjs');
  const { findCredentials } = await import('./packaging/credentials.mjs');
  const { pack } = await import('./packaging/pack.mjs');
  const { TARGETS } = await import('./packaging/targets.mjs');
  const target = TARGETS.find(({ platform, arch }) => platform === process.platform && arch === process.arch);
  if (target === undefined) return fail(`There is no package for ${process.platform} ${process.arch}.`);
  await buildIfStale();
  const { signing, notarize, lines } = findCredentials(target.platform, process.env);
  const formats = values.formats?.split(',') ?? FORMATS[target.platform];
  const repository = process.env.MNEME_REPOSITORY;
  const output = path.resolve(process.env.INIT_CWD ?? root, values.output);
  const options = { output, signing, notarize, ...(repository ? { repository } : {}) };
  const files = await pack(target, formats, options).catch((error) => fail(explain(error)));
  const { checkApplication, findApplication } = await import('./packaging/check/unpacked-application.mjs');
  const { Report } = await import('./packaging/check/report.mjs');
  const report = new Report();
  await checkApplication(target, findApplication(output), report);
  if (report.failed > 0) fail('What was packaged is not as it should be: see above.');
  for (const file of files.filter((name) => existsSync(name)))
    console.log(path.relative(process.cwd(), file));
  for (const line of lines) console.log(line);
}

async function buildIfStale() {
  if (isFresh(root, path.join(root, 'dist'))) return;
  const { code } = await run(process.execPath, [path.join(root, 'build', 'build.mjs')], { show: true });
  if (code !== 0) fail('Mneme could not be built: the reason is above.');
}

/** @param {unknown} error */
function explain(error) {
  const reason = error instanceof Error ? error.message : String(error);
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|fetch failed|download/i.test(reason);
  if (!offline) return `The package could not be made: ${reason}`;
  return `Electron or a tool of electron-builder could not be downloaded, so there is no package. Run the same command where github.com can be reached; npm run package:check checks what can be checked without.\n${reason}`;
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

await packageApplication();
