import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { childEnvironment, run } from './lib/run.mjs';

const READY_MS = 60_000;

/**
 * `npm run package:start [-- EXECUTABLE ARGUMENT …]`: starts a packaged application on an empty memory, waits until
 * its window shows the first screen, asks its command line for help, and ends it. Without arguments: the one that
 * `npm run package` left in `release`. The fuses leave no debugger of the main process, so Chromium's is used.
 */
async function startPackage() {
  await prepare();
  const [executable = findPackaged().executable, ...args] = process.argv.slice(2);
  const home = mkdtempSync(path.join(os.tmpdir(), 'mneme-start-'));
  const child = spawn(
    path.resolve(process.env.INIT_CWD ?? '.', executable),
    [...args, '--remote-debugging-port=0'],
    {
      cwd: home,
      env: childEnvironment({ MNEME_HOME: home }),
      stdio: ['ignore', 'inherit', 'pipe'],
    },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await checkWindow(await readAddress(child));
    console.log('The window shows its first screen.');
  } finally {
    child.kill();
    await ended;
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  if (process.argv.length === 2) await checkCommand(findPackaged().launcher);
}

/** The folder that the packages of this system were made of. */
function findPackaged() {
  const release = path.join(root, 'release');
  const folder = readdirSync(release).find((name) => /-unpacked$|^mac(-arm64)?$/.test(name));
  if (folder === undefined) throw new Error('There is nothing in release yet. Run npm run package first.');
  const at = path.join(release, folder);
  const contents = path.join(at, 'Mneme.app', 'Contents');
  if (process.platform === 'darwin')
    return {
      executable: path.join(contents, 'MacOS/Mneme'),
      launcher: path.join(contents, 'Resources/bin/mneme'),
    };
  const windows = process.platform === 'win32';
  return {
    executable: path.join(at, windows ? 'Mneme.exe' : 'mneme-desktop'),
    launcher: path.join(at, 'resources', 'bin', windows ? 'mneme.cmd' : 'mneme'),
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} where Chromium's debugger listens
 */
function readAddress(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The application did not start.\n${said}`)), READY_MS);
    child.stderr?.on('data', (/** @type {Buffer} */ data) => {
      said += data.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`The application ended with ${code}.\n${said}`)));
    child.once('close', () => clearTimeout(timer));
  });
}

/** @param {string} address */
async function checkWindow(address) {
  const { chromium, expect } = await import('@playwright/test');
  const browser = await chromium.connectOverCDP(address, { timeout: READY_MS });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The application has no pages.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: READY_MS }));
  await expect(page).toHaveTitle(/Mneme/, { timeout: READY_MS });
  await expect(page.getByRole('heading').first()).toBeVisible({ timeout: READY_MS });
  await browser.close();
}

/** @param {string} launcher */
async function checkCommand(launcher) {
  const { code, output } = await run(launcher, ['--help'], { shell: process.platform === 'win32' });
  if (code !== 0 || !output.includes('MNEME_HOME')) throw new Error(`The command mneme said:\n${output}`);
  console.log('The command mneme answers.');
}

await startPackage();
