import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from './durable.ts';

/** The file of the memory, its log, and the index of the log. */
const FILE = 'memory.db';
const LOG = [`${FILE}-wal`, `${FILE}-shm`];
/** What is to take the place of a file that was set aside, beside it. */
const SUCCESSOR = 'successor.db';

/** Makes a folder that a damaged file can be set aside in. */
export function makeQuarantine(home: string, now: number): string {
  const parent = path.join(home, 'quarantine');
  const name = new Date(now).toISOString().replaceAll(':', '-');
  for (let count = 1; ; count += 1) {
    const folder = path.join(parent, count === 1 ? name : `${name}-${count}`);
    if (existsSync(folder)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}

/**
 * Moves the file of the memory with its log into a folder, as they are: nothing of them is read, changed or deleted. The
 * file goes first, so that it never stands without its log.
 */
export function setAside(home: string, folder: string): void {
  for (const name of [FILE, ...LOG]) moveIfThere(path.join(home, name), path.join(folder, name));
  syncFolder(home);
}

/** Moves it back to where it was. */
export function bringBack(home: string, folder: string): void {
  for (const name of [...LOG, FILE]) moveIfThere(path.join(folder, name), path.join(home, name));
  syncFolder(home);
}

/** Moves a log aside whose file is gone: with another file it would overwrite pages of that. */
export function setLogAside(home: string, now: number): void {
  const folder = makeQuarantine(home, now);
  for (const name of LOG) moveIfThere(path.join(home, name), path.join(folder, name));
}

/** How many damaged files were set aside so far. */
export function countSetAside(home: string): number {
  const parent = path.join(home, 'quarantine');
  return existsSync(parent) ? readdirSync(parent).length : 0;
}

/** Where the successor of a file is made that is to be set aside. */
export function successorIn(folder: string): string {
  return path.join(folder, SUCCESSOR);
}

/** Sets the memory aside and puts its successor in its place. Whatever happens on the way, `finishSuccession` ends it. */
export function succeed(home: string, folder: string): void {
  setAside(home, folder);
  renameSync(successorIn(folder), path.join(home, FILE));
  syncFolder(home);
}

/** Ends what a process that died between setting aside and replacing began; elsewhere it does nothing. */
export function finishSuccession(home: string): void {
  const parent = path.join(home, 'quarantine');
  if (existsSync(path.join(home, FILE)) || !existsSync(parent)) return;
  const folders = readdirSync(parent).toSorted();
  const begun = folders
    .map((name) => path.join(parent, name))
    .findLast((folder) => existsSync(successorIn(folder)) && existsSync(path.join(folder, FILE)));
  if (begun !== undefined) succeed(home, begun);
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
