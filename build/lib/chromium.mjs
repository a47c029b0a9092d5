import { existsSync } from 'node:fs';
import path from 'node:path';
import { install, mayInstall } from './debian.mjs';

/** Chromium without windows: it draws the same pages for two thirds of the work. Debian has it. */
const SHELL = '/usr/bin/chromium-headless-shell';
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  path.join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
];

/**
 * Finds the browser the tests drive, installing Debian's where we may.
 * @returns {Promise<string>} its executable; throws, with a line that says what to do, where there is none
 */
export async function ensureChromium() {
  return findChromium() ?? (await installChromium());
}

/**
 * Finds the browser for tests of pages, which need no windows: quicker where Debian's can be had.
 * @param {string} chromium what is used where it cannot
 * @returns {Promise<string>} its executable
 */
export async function ensureHeadlessShell(chromium) {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  if (!existsSync(SHELL) && mayInstall()) await install(path.basename(SHELL));
  return existsSync(SHELL) ? SHELL : chromium;
}

/** The browser of `CHROMIUM`, or else the first in a usual place. */
function findChromium() {
  return process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
}

async function installChromium() {
  if (!mayInstall()) {
    throw new Error(
      'The tests need Chromium. Install it (on Debian: sudo apt-get install chromium) or name one in CHROMIUM, and run the same command again.',
    );
  }
  const said = await install('chromium');
  const found = findChromium();
  if (found !== undefined) return found;
  throw new Error(`${said}\nChromium could not be installed: what apt-get said is above.`);
}
