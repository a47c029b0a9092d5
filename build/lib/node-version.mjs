/** The oldest Node the SQLite driver runs on; under an older one it crashes without a word. */
const OLDEST_NODE = '22.14.0';

/** The line of Node in the lockfile: what every script prefers, so that runs do not differ by machine. */
const PREFERRED_MAJOR = 24;

/**
 * Decides how a script goes on under the Node it was started with.
 * @param {string} running the version of the running Node, as in `process.versions.node`
 * @param {boolean} lockedNodeIsInstalled whether the lockfile's own Node is in node_modules
 * @returns {'stay' | 'reenter' | 'refuse'}
 */
export function chooseNode(running, lockedNodeIsInstalled) {
  const [major = 0] = numbersOf(running);
  if (major >= PREFERRED_MAJOR) return 'stay';
  if (lockedNodeIsInstalled) return 'reenter';
  return isAtLeast(running, OLDEST_NODE) ? 'stay' : 'refuse';
}

/**
 * The one line for a person whose Node is too old and who has no other.
 * @param {string} running
 */
export function describeRefusal(running) {
  return `Mneme needs Node ${OLDEST_NODE} or newer, and this is ${running}. Install a newer Node (nodejs.org) and run the same command again.`;
}

/**
 * @param {string} version
 * @param {string} minimum
 */
function isAtLeast(version, minimum) {
  const wanted = numbersOf(minimum);
  const found = numbersOf(version);
  const at = wanted.findIndex((number, index) => number !== (found[index] ?? 0));
  return at === -1 || (found[at] ?? 0) > (wanted[at] ?? 0);
}

/** @param {string} version */
function numbersOf(version) {
  return version.replace(/^v/, '').split(/[.-]/).slice(0, 3).map(Number);
}
