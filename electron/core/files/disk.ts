import { statfsSync, statSync } from 'node:fs';

/** Room left on the disk a folder lies on, in bytes. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** The size of a file in bytes; 0 where there is none. */
export function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What a database takes with its write-ahead log, in bytes. */
export function databaseBytes(file: string): number {
  return fileBytes(file) + fileBytes(`${file}-wal`);
}
