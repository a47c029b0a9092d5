import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import path from 'node:path';

/** Replaces a small file so that a crash leaves the old or the new one, never half: write aside, fsync, rename. */
export function writeDurably(file: string, text: string): void {
  const aside = `${file}.${threadId}.${process.pid}.tmp`; // both workers of a process write the same files
  const handle = openSync(aside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, file);
  syncFolder(path.dirname(file));
}

/** Makes sure that what was written to a file outlives a loss of power. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The same for the names in a folder. Windows has no such thing: there a rename is durable by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Reads a small JSON file; undefined if it is missing or damaged. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown; // checked by the caller
  } catch {
    return undefined;
  }
}
