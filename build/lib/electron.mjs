import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

const PACKAGE = path.join(root, 'node_modules', 'electron');
const FAILED_DOWNLOAD = path.join(root, 'node_modules', '.cache', 'mneme', 'electron-download-failed');
const DOWNLOAD_MS = 10_000;
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Finds Electron's executable, downloading it once if that takes no more than ten seconds. A failed download is
 * tried again a day later. The package itself is never imported: importing it starts a download without an end.
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function findElectron() {
  if (!hasDisplay(process.platform, process.env)) return { reason: 'there is no display here' };
  const executable = findExecutable();
  if (executable !== undefined) return { executable };
  if (!isOlderThan(FAILED_DOWNLOAD, RETRY_AFTER_MS)) return { reason: 'Electron could not be downloaded' };
  console.log('Fetching Electron (10 s at most) …');
  await run(process.execPath, [path.join(PACKAGE, 'install.js')], { timeoutMs: DOWNLOAD_MS });
  const downloaded = findExecutable();
  if (downloaded !== undefined) {
    rmSync(FAILED_DOWNLOAD, { force: true });
    return { executable: downloaded };
  }
  mkdirSync(path.dirname(FAILED_DOWNLOAD), { recursive: true });
  writeFileSync(FAILED_DOWNLOAD, '');
  return { reason: 'Electron could not be downloaded within 10 s' };
}

/**
 * Whether a window could be shown at all.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 */
export function hasDisplay(platform, environment) {
  return platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}

/** The executable of a complete installation; `path.txt` is what its installer writes last. */
function findExecutable() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined) return existing(path.join(override, platformPath()));
  try {
    const version = readFileSync(path.join(PACKAGE, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const wanted = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version;
    if (version !== wanted) return undefined;
    return existing(path.join(PACKAGE, 'dist', readFileSync(path.join(PACKAGE, 'path.txt'), 'utf8')));
  } catch {
    return undefined; // One of the three is missing: not installed, or not completely.
  }
}

function platformPath() {
  if (os.platform() === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return os.platform() === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} file */
function existing(file) {
  return existsSync(file) ? file : undefined;
}

/**
 * @param {string} file
 * @param {number} ms
 */
function isOlderThan(file, ms) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined || Date.now() - stats.mtimeMs > ms;
}
