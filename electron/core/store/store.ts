import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import { noteApplied } from './applied.ts';
import {
  isUnlocked,
  openReader,
  openWriter,
  type ReadDb,
  sqliteErrorCode,
  type WriteDb,
} from './database.ts';
import { inspectFile, migrate } from './migrate.ts';
import { engineTrouble, type PlaceWatch, StoreTrouble, type Trouble, watchPlace } from './trouble.ts';

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

/** Who decides whether the file may be written, and hears what the engine makes of it. */
export type StoreGate = Readonly<{
  /** Asked before every write, with the operation where one is named; throws where nothing may be written. */
  admit(operation: string | null): void;
  /** Told what went wrong; gives what is thrown to the caller. */
  refused(trouble: Trouble): Error;
}>;

/** The open memory: one connection that reads and one that writes. */
export type Store = Readonly<{
  file: string;
  read: ReadDb;
  /** Runs `work` in one immediate transaction and bumps the commit counter. */
  write<T>(stamp: Stamp, work: (transaction: Transaction) => T): T;
  /** Changes what is not memory (jobs, heartbeats): no history, no counter. */
  writeAside<T>(work: (db: WriteDb) => T): T;
  /** Changes what says whether the file may be written: the gate is not asked. */
  accept<T>(work: (db: WriteDb) => T): T;
  /**
   * Writes the file anew and empties the log, so that no byte of what was erased is left. Gives false, and leaves all as
   * it is, where others are in the way or the disk is full.
   */
  rewrite(): boolean;
  /** Moves the log into the file and empties it; gives false where others are in the way, or the disk is. */
  checkpoint(): boolean;
  /** Whether the file that was opened still stands where it stood. */
  place: PlaceWatch;
  /** Whether it could be written at once: nobody locks it, and it is not read-only. */
  isWritable(): boolean;
  close(): void;
}>;

/** Without a keeper everything is admitted, and what is refused is thrown as it is. */
const OPEN_GATE: StoreGate = {
  admit: () => undefined,
  refused: ({ state, technical }) => new StoreTrouble(state, technical),
};

/**
 * Opens the memory in a folder, making or migrating the file as needed. `saveFirst` makes a verified copy before a file is
 * migrated, or throws: then it is not. A lock is waited for as long as `patienceMs`, one that stands in the way of the first
 * look as long as `firstMs`.
 */
export function openStore({
  home,
  saveFirst,
  gate = OPEN_GATE,
  patienceMs,
  firstMs = patienceMs,
}: Readonly<{
  home: string;
  saveFirst: () => void;
  gate?: StoreGate;
  patienceMs?: number | undefined;
  firstMs?: number | undefined;
}>): Store {
  const file = path.join(home, 'memory.db');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (existsSync(file)) inspectFile(file, firstMs);
  const db = openWriter(file, 'WAL', patienceMs);
  try {
    migrate(db, saveFirst);
    return connect(file, db, openReader(file), gate);
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * `secure_delete` overwrites what is deleted, but not the copies that rebalancing leaves in the unused space of a page:
 * only writing every page anew does.
 */
function rewriteFile(db: WriteDb): boolean {
  try {
    db.exec('VACUUM');
    return emptyLog(db);
  } catch (error) {
    if (sqliteErrorCode(error) !== null) return false;
    throw error;
  }
}

function emptyLog(db: WriteDb): boolean {
  try {
    return db.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0;
  } catch (error) {
    if (sqliteErrorCode(error) === null) throw error; // others are in the way, or there is no room even for that
    return false;
  }
}

/** How many commits this memory has seen; it never goes down, except when the file was replaced by an older one. */
export function commitSequence(db: ReadDb): number {
  return db.get<{ value: number }>(`SELECT value FROM meta WHERE key = 'commit_seq'`)?.value ?? 0;
}

/** Lets the counter of commits go on from one that was seen; for a memory that a person accepts as it is. */
export function raiseSequence(store: Store, seen: number): void {
  store.accept((db) => db.run(`UPDATE meta SET value = max(value, ?) WHERE key = 'commit_seq'`, seen + 1));
}

function connect(file: string, db: WriteDb, read: ReadDb, gate: StoreGate): Store {
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const trouble = engineTrouble(error);
      throw trouble === null ? error : gate.refused(trouble);
    }
  };
  const admitted = <T>(operation: string | null, work: () => T): T => {
    gate.admit(operation);
    return guard(work);
  };
  return {
    file,
    read: guardedReader(read, guard),
    write: (stamp, work) => admitted(stamp.operation, () => db.transact(() => stamped(db, stamp, work))),
    writeAside: (work) => admitted(null, () => db.transact(() => work(db))),
    accept: (work) => guard(() => db.transact(() => work(db))),
    rewrite: () => rewriteFile(db),
    checkpoint: () => emptyLog(db),
    place: watchPlace(file),
    isWritable: () => isUnlocked(db),
    close() {
      read.close();
      db.close();
    },
  };
}

/** What goes wrong while reading is told to the keeper as well. */
function guardedReader(read: ReadDb, guard: <T>(work: () => T) => T): ReadDb {
  return {
    get: (sql, ...parameters) => guard(() => read.get(sql, ...parameters)),
    all: (sql, ...parameters) => guard(() => read.all(sql, ...parameters)),
    iterate: (sql, ...parameters) => guard(() => read.iterate(sql, ...parameters)),
    snapshot: read.snapshot,
    attach: read.attach,
    vocabularyOf: (index) => guard(() => read.vocabularyOf(index)),
    vacuumInto: read.vacuumInto, // what goes wrong there may be of the other file
    loadVectors: read.loadVectors,
    close: read.close,
  };
}

function stamped<T>(db: WriteDb, stamp: Stamp, work: (transaction: Transaction) => T): T {
  let number = stamp.tx;
  // In the same transaction as the change: whoever dies now has done both or neither.
  if (stamp.caller.replay !== undefined) noteApplied(db, stamp.caller.replay.id, stamp.at);
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
