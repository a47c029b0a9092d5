import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerRequest } from './chromium/answer-request.ts';
import type { Standin } from './standin.ts';

const loadDeadline = 15_000; // milliseconds
const moduleUrl = new URL('./electron-module.ts', import.meta.url).href;

/** Runs the application of the command line as Electron would: its main module first, then Chromium, then `ready`. */
async function run(): Promise<void> {
  const { standin } = await import('./electron-module.ts');
  disguise(standin);
  obeySignals(standin);
  const require = createRequire(path.join(standin.launch.appPath, 'package.json'));
  for (const preload of standin.launch.preloads) require(preload);
  await loadMain(standin);
  const profile = path.join(standin.app.getPath('userData'), 'Chromium');
  const address = await standin.chromium.start(standin.launch.chromium, profile, (route) =>
    answerRequest(standin, route).catch(async (error: unknown) => {
      standin.record.console.push(`[stand-in] a request failed: ${String(error)}`);
      await route.abort().catch(() => undefined); // the page may be gone
    }),
  );
  process.stderr.write(`DevTools listening on ${address}\n`); // the line Playwright waits for
  standin.app.becomeReady();
}

/** Makes this process look like Electron's main process. */
function disguise(standin: Standin): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/main|\/common)?$/.test(specifier)
        ? { url: moduleUrl, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
  Object.assign(process.versions, { electron: '0.0.0-standin', chrome: '0' });
  Object.assign(process, {
    type: 'browser',
    defaultApp: true,
    resourcesPath: process.env['STANDIN_RESOURCES'] ?? path.join(standin.launch.appPath, 'resources'),
    argv: [path.join(import.meta.dirname, 'electron'), ...standin.launch.arguments],
  });
  Object.assign(globalThis, { standin: standin.record });
  process.on('exit', () => {
    const file = process.env['STANDIN_RECORD'];
    if (file !== undefined) standin.record.save(file);
  });
}

function obeySignals(standin: Standin): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => standin.app.quit());
  process.on('uncaughtException', (error) => fail(standin, String(error.stack)));
  process.on('unhandledRejection', (error) =>
    fail(standin, error instanceof Error ? String(error.stack) : String(error)),
  );
}

async function loadMain(standin: Standin): Promise<void> {
  const { appPath, manifest } = standin.launch;
  const explanation =
    'the main module never finished loading; at its top level `await app.whenReady()` cannot';
  const timer = setTimeout(() => fail(standin, explanation), loadDeadline);
  await import(pathToFileURL(path.join(appPath, manifest.main)).href);
  clearTimeout(timer);
}

/** Ends the run where Electron would show a box or only print a warning: a test must not pass over an error. */
function fail(standin: Standin, why: string): void {
  standin.record.fatalErrors.push(why);
  process.stderr.write(`stand-in: the main process failed: ${why}\n`);
  process.exit(70);
}

await run();
