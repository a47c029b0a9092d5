import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import { openReader, openWriter, type ReadDb, sqliteErrorCode, type WriteDb } from './database.ts';
import { inspectFile, migrate } from './migrate.ts';

/** Who changes what and why: goes with every transaction. Steps of one long operation share the number `tx`. */
export type Stamp = Readonly<{
  caller: Caller;
  operation: string;
  reason?: string | undefined;
  at: number;
  tx?: number;
}>;

/** An open transaction: the connection, its stamp, and its number in history once something was noted. */
export type Transaction = Readonly<{ db: WriteDb; stamp: Stamp; number(): number }>;

/** The open memory: one connection that reads and one that writes. */
export type Store = Readonly<{
  file: string;
  read: ReadDb;
  /** Runs `work` in one immediate transaction and bumps the commit counter. */
  write<T>(stamp: Stamp, work: (transaction: Transaction) => T): T;
  /** Changes what is not memory (jobs, heartbeats): no history, no counter. */
  writeAside<T>(work: (db: WriteDb) => T): T;
  /**
   * Writes the file anew and empties the log, so that no byte of what was erased is left. Gives false, and leaves all as
   * it is, where others are in the way or the disk is full.
   */
  rewrite(): boolean;
  close(): void;
}>;

/**
 * Opens the memory in a folder, making or migrating the file as needed. `saveFirst` makes a verified copy before a file is
 * migrated, or throws: then it is not.
 */
export function openStore({ home, saveFirst }: { home: string; saveFirst: () => void }): Store {
  const file = path.join(home, 'memory.db');
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    if (existsSync(file)) inspectFile(file);
    const db = openWriter(file);
    try {
      migrate(db, saveFirst);
      return connect(file, db, openReader(file));
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw explainOpening(error, file);
  }
}

/**
 * `secure_delete` overwrites what is deleted, but not the copies that rebalancing leaves in the unused space of a page:
 * only writing every page anew does.
 */
function rewriteFile(db: WriteDb): boolean {
  try {
    db.exec('VACUUM');
    return db.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0;
  } catch (error) {
    if (sqliteErrorCode(error) !== null) return false;
    throw error;
  }
}

/** How many commits this memory has seen; it never goes down, except when the file was replaced by an older one. */
export function commitSequence(db: ReadDb): number {
  return db.get<{ value: number }>(`SELECT value FROM meta WHERE key = 'commit_seq'`)?.value ?? 0;
}

function connect(file: string, db: WriteDb, read: ReadDb): Store {
  return {
    file,
    read,
    write: (stamp, work) => guard(() => db.transact(() => stamped(db, stamp, work))),
    writeAside: (work) => guard(() => db.transact(() => work(db))),
    rewrite: () => rewriteFile(db),
    close() {
      read.close();
      db.close();
    },
  };
}

function stamped<T>(db: WriteDb, stamp: Stamp, work: (transaction: Transaction) => T): T {
  let number = stamp.tx;
  const result = work({ db, stamp, number: () => (number ??= insertTransaction(db, stamp)) });
  db.run(
    `INSERT INTO meta (key, value) VALUES ('commit_seq', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1`,
  );
  return result;
}

function insertTransaction(db: WriteDb, { caller, operation, reason, at }: Stamp): number {
  return db.run(
    'INSERT INTO history_tx (at, actor, client, session_id, operation, reason) VALUES (?, ?, ?, ?, ?, ?)',
    at,
    caller.actor,
    caller.client,
    caller.sessionId ?? null,
    operation,
    reason ?? null,
  ).rowid;
}

/** Runs a write; what the engine refuses becomes an error that says what is safe and what to do. */
function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = sqliteErrorCode(error);
    if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') {
      throw new AppError(
        'storage_full',
        'The disk is full, so this change was not saved. Everything saved before is safe. Make room and try again.',
      );
    }
    if (code?.startsWith('SQLITE_BUSY')) {
      throw new AppError(
        'unavailable',
        'Another program has been writing to the memory for over five seconds, so this change was not saved. Try again.',
      );
    }
    if (code?.startsWith('SQLITE_READONLY')) {
      throw new AppError(
        'unavailable',
        'The memory may only be read here, so this change was not saved. Check the permissions of its folder.',
      );
    }
    throw error;
  }
}

function explainOpening(error: unknown, file: string): unknown {
  const code = sqliteErrorCode(error);
  if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) {
    return new AppError(
      'unavailable',
      `${file} is damaged or not a database. It was left exactly as it is. Keep a copy of it, then put a backup in its place.`,
    );
  }
  if (code !== null && /^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(code)) return cannotOpen(file);
  if (isPermissionError(error)) return cannotOpen(file);
  if (code?.startsWith('SQLITE_BUSY')) {
    return new AppError(
      'unavailable',
      'The memory is locked by another program. Your data is safe. Try again in a moment.',
    );
  }
  return error;
}

function cannotOpen(file: string): AppError {
  return new AppError(
    'unavailable',
    `${file} cannot be opened for writing. Nothing was changed. Check that its folder exists and that you may write there.`,
  );
}

function isPermissionError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR';
}
