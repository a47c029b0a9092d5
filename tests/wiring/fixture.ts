/* oxlint-disable no-empty-pattern -- Playwright reads what a fixture needs from the names in its pattern */
import { _electron, test as base, expect, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');

/** The application: the project with its build, or what a package holds (build/package-check.mjs). */
const application = process.env['WIRING_APP'] ?? root;

const recordSchema = z.object({
  fatalErrors: z.array(z.string()),
  preloadErrors: z.array(z.string()),
  notImplemented: z.array(z.string()),
  egress: z.array(z.string()),
});

/** Starts the application once more on the test's home, with further arguments. */
type Launch = (...further: string[]) => Promise<ElectronApplication>;

interface Fixtures {
  /** Whether this is real Electron; else the stand-in of tests/standin. */
  real: boolean;
  /** The test's own MNEME_HOME: fresh, removed after the test. */
  home: string;
  launch: Launch;
  /** The application, with its first window loaded. */
  app: ElectronApplication;
  win: Page;
}

/** The test function of the wiring specs: the same specs run on real Electron and on the stand-in. */
export const test = base.extend<Fixtures>({
  real: async ({}, provide, info) => {
    const real = chooseHost();
    info.annotations.push({ type: 'electron', description: real ? 'real' : 'stand-in' });
    await provide(real);
  },
  home: async ({}, provide) => {
    const home = mkdtempSync(path.join(tmpdir(), 'mneme-wiring-'));
    await provide(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  },
  launch: async ({ real, home }, provide, info) => {
    prepareHost(real);
    const started: ElectronApplication[] = [];
    await provide(async (...further) => {
      const app = await start(home, started.length, further);
      started.push(app);
      return app;
    });
    for (const [index, app] of started.entries()) {
      await app.close().catch(() => undefined); // the test may have closed it
      if (real) continue;
      const record = readRecord(home, index);
      await info.attach('stand-in record', { body: record, contentType: 'application/json' });
      checkRecord(record);
    }
  },
  app: async ({ launch }, provide) => {
    const app = await launch();
    await firstWindow(app);
    await provide(app);
  },
  win: async ({ app }, provide) => {
    await provide(await firstWindow(app));
  },
});

/** One application for all the tests of a file that leave it as it was. */
interface Shared {
  shared: Readonly<{ app: ElectronApplication; win: Page }>;
}

/** The test function of the specs that only look: starting the application takes most of a test's time. */
export const look = test.extend<object, Shared>({
  shared: [
    async ({}, provide) => {
      const real = chooseHost();
      const home = mkdtempSync(path.join(tmpdir(), 'mneme-wiring-'));
      prepareHost(real);
      const app = await start(home, 0, []);
      await provide({ app, win: await firstWindow(app) });
      await app.close();
      if (!real) checkRecord(readRecord(home, 0));
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
    { scope: 'worker' },
  ],
  app: async ({ shared }, provide) => provide(shared.app),
  win: async ({ shared }, provide) => provide(shared.win),
});

export { expect };

/** The first window of an application, once it shows the application's page. */
export async function firstWindow(app: ElectronApplication): Promise<Page> {
  const win = await app.firstWindow();
  await win.waitForURL((url) => url.href !== 'about:blank');
  await win.waitForLoadState('load');
  return win;
}

/** The environment and arguments of one start of the application on a home. */
export function startOptions(home: string, further: readonly string[] = []) {
  const env = Object.entries({ ...process.env, MNEME_HOME: home });
  return {
    args: [application, ...further],
    env: Object.fromEntries(env.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    cwd: root,
  };
}

function chooseHost(): boolean {
  const wish = process.env['E2E_HOST'];
  if (wish === 'real' || wish === 'standin') return wish === 'real';
  const needsDisplay = process.platform === 'linux';
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return existsSync(path.join(root, 'node_modules/electron/dist/version')) && (hasDisplay || !needsDisplay);
}

/** Says which Electron is started. */
function prepareHost(real: boolean): void {
  if (!real) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(root, 'tests/standin');
}

async function start(home: string, index: number, further: readonly string[]): Promise<ElectronApplication> {
  const { env, ...options } = startOptions(home, further);
  return _electron.launch({ ...options, env: { ...env, STANDIN_RECORD: recordFile(home, index) } });
}

function recordFile(home: string, index: number): string {
  return path.join(home, `standin-record-${index}.json`);
}

function readRecord(home: string, index: number): string {
  return readFileSync(recordFile(home, index), 'utf8');
}

function checkRecord(text: string): void {
  const record = recordSchema.parse(JSON.parse(text));
  expect.soft(record.fatalErrors, 'errors that ended the main process').toEqual([]);
  expect.soft(record.preloadErrors, 'errors of the preload script').toEqual([]);
  expect.soft(record.notImplemented, 'what the stand-in lacks').toEqual([]);
  expect.soft(record.egress, 'requests that would have left the machine').toEqual([]);
}
