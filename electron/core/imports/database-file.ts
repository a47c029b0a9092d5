import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { type ForeignDatabase, openForeignDatabase } from '../store/foreign-database.ts';
import { readBeginning } from './source-blocks.ts';

/** What a rollback or a write-ahead log keeps beside a database. */
const LOGS = ['-wal', '-journal'] as const;

/** Whether a file that begins like this is a database of SQLite (sqlite.org/fileformat2.html, 1.3). */
export function isDatabase(beginning: Buffer): boolean {
  return beginning.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
}

/**
 * Works with a copy of a database, so that the file itself is not touched and nobody who writes it waits. The copy lies
 * in the folder given, and is gone afterwards whatever happens.
 *
 * Throws as `openForeignDatabase` does, `storage_full` and `unavailable` where it cannot be copied.
 */
export async function* withDatabase<T>(
  file: string,
  folder: string | undefined,
  work: (database: ForeignDatabase) => Generator<T>,
): AsyncGenerator<T> {
  if (folder === undefined) throw new Error('A database is read only where there is a folder for its copy');
  if (!isDatabase((await readBeginning(file)).bytes)) {
    throw new AppError(
      'invalid_input',
      'This is not a database. Nothing was changed; choose another file or format.',
    );
  }
  const copy = path.join(folder, `${randomUUID()}.db`);
  let database: ForeignDatabase | undefined;
  try {
    await copyWithLogs(file, copy);
    database = openForeignDatabase(copy);
    yield* work(database);
  } finally {
    database?.close();
    for (const ending of ['', '-shm', ...LOGS]) await rm(`${copy}${ending}`, { force: true });
  }
}

/** The log's index is not copied: SQLite makes it anew from the log. */
async function copyWithLogs(file: string, copy: string): Promise<void> {
  try {
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
    for (const ending of LOGS) await copyIfThere(`${file}${ending}`, `${copy}${ending}`);
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') {
      throw new AppError(
        'storage_full',
        'The disk is full, so the database could not be copied for reading. Nothing was changed. Make room and try again.',
      );
    }
    throw new AppError(
      'unavailable',
      'This database cannot be copied for reading. Nothing was changed; check that you may open it and the files beside it.',
    );
  }
}

async function copyIfThere(file: string, copy: string): Promise<void> {
  try {
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
