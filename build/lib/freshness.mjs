import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the built application is made of. */
const SOURCES = ['shared', 'electron', 'renderer', 'build/bundle.mjs', 'package.json', 'package-lock.json'];

/** The file inside a build that says of which sources it was made. */
export const STAMP = 'sources.txt';

/**
 * Whether a build was made of exactly the sources as they are now.
 * @param {string} project
 * @param {string} output the folder of the build
 */
export function isFresh(project, output) {
  try {
    return readFileSync(path.join(output, STAMP), 'utf8') === fingerprint(project);
  } catch {
    return false; // No build, or an unfinished one.
  }
}

/**
 * One line that changes when any source is added, removed or written: made of names, sizes and times, so that
 * it takes milliseconds.
 * @param {string} project
 */
export function fingerprint(project) {
  const hash = createHash('sha256');
  for (const source of SOURCES) addFile(hash, path.join(project, source));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} file
 */
function addFile(hash, file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const name of readdirSync(file).toSorted()) addFile(hash, path.join(file, name));
  } else {
    hash.update(`${file}\0${stats?.size}\0${stats?.mtimeMs}\n`);
  }
}
