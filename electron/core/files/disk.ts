import { statfsSync, statSync } from 'node:fs';

/** Room left on the disk a folder lies on, in bytes. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** What a database takes with its write-ahead log, in bytes. */
export function databaseBytes(file: string): number {
  return [file, `${file}-wal`].reduce(
    (sum, each) => sum + (statSync(each, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
