import path from 'node:path';
import { findElectron } from './lib/electron.mjs';
import { isFresh } from './lib/freshness.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { parseStartArguments, START_HELP, webHostArguments } from './lib/start-arguments.mjs';

/** A window that dies of a signal this soon never opened: a sandbox that is not allowed, a library that is missing. */
const STILLBORN_MS = 5000;

/** `npm start`: installs and builds what is missing, then opens Mneme and ends with its exit code. */
async function start() {
  const parsed = parseStartArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (parsed.kind === 'help') return console.log(START_HELP);
  if (parsed.kind === 'error') return fail(parsed.message, 2);
  await prepare();
  await buildIfStale();
  process.exitCode = await open(parsed.options);
}

async function buildIfStale() {
  if (isFresh(root, path.join(root, 'dist'))) return;
  console.log('Building …');
  // In a process of its own: the bundler takes memory that Mneme should not hold while it is open.
  const { code } = await run(process.execPath, [path.join(root, 'build', 'build.mjs')], { show: true });
  if (code !== 0) fail('Mneme could not be built: the reason is above.', code);
}

/** @param {import('./lib/start-arguments.mjs').StartOptions} options */
async function open(options) {
  if (options.web) return openInBrowser(options);
  const electron = await findElectron();
  const reason = 'reason' in electron ? electron.reason : await openWindow(electron.executable, options);
  if (typeof reason === 'number') return reason;
  console.log(`Opening Mneme in the browser instead of a window: ${reason}.`);
  return openInBrowser(options);
}

/**
 * Opens the Electron window and waits for its end.
 * @param {string} executable
 * @param {import('./lib/start-arguments.mjs').StartOptions} options
 * @returns {Promise<number | string>} its exit code, or why there was no window
 */
async function openWindow(executable, { home }) {
  const began = Date.now();
  const env = home === undefined ? {} : { MNEME_HOME: home };
  const { code, signal } = await run(executable, ['.'], { show: true, env });
  const asked = signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP';
  const stillborn = code === 127 || (signal !== null && !asked && Date.now() - began < STILLBORN_MS);
  return stillborn ? 'Electron could not start here' : code;
}

/** @param {import('./lib/start-arguments.mjs').StartOptions} options */
async function openInBrowser(options) {
  const host = path.join(root, 'dist', 'web', 'main.js');
  const args = ['--enable-source-maps', host, ...webHostArguments(options)];
  return (await run(process.execPath, args, { show: true })).code;
}

/**
 * @param {string} message
 * @param {number} code
 * @returns {never}
 */
function fail(message, code) {
  console.error(message);
  process.exit(code);
}

await start();
