import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

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

/** The browser of `CHROMIUM`, or else the first in a usual place. */
function findChromium() {
  return process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
}

async function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'The tests need Chromium. Install it (on Debian: sudo apt-get install chromium) or name one in CHROMIUM, and run the same command again.',
    );
  }
  console.log('Installing Chromium (apt-get) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { env });
  const install = await run('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], { env });
  const found = findChromium();
  if (install.code === 0 && found !== undefined) return found;
  throw new Error(
    `${update.output}${install.output}\nChromium could not be installed: what apt-get said is above.`,
  );
}
