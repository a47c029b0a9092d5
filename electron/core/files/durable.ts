import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/** Replaces a small file so that a crash leaves the old or the new one, never half: write aside, fsync, rename. */
export function writeDurably(file: string, text: string): void {
  const aside = `${file}.${process.pid}.tmp`;
  const handle = openSync(aside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, file);
}

/** Reads a small JSON file; undefined if it is missing or damaged. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown; // checked by the caller
  } catch {
    return undefined;
  }
}
