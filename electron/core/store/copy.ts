import { openReader, openWriter, type ReadDb, sqliteErrorCode, type WriteDb } from './database.ts';
import { isIndexComplete } from './integrity.ts';
import { isMemoryFile } from './migrate.ts';
import { beginRebuild, rebuildsUnderWay } from './search-rebuild.ts';
import { commitSequence } from './store.ts';

/** What a memory file holds, for comparing a copy with what it was made of. */
export type FileFacts = Readonly<{
  schemaVersion: number;
  commitSeq: number;
  /** Rows of every table. */
  rows: Readonly<Record<string, number>>;
  /** Living records by kind. */
  living: Readonly<Record<string, number>>;
}>;

/** Tables whose living rows are told of a backup; messages are counted by their sessions. */
const TOLD = ['sessions', 'memories', 'knowledge', 'preferences', 'tasks', 'decisions', 'agents'] as const;
const LIVING_MESSAGES = 'SELECT coalesce(sum(message_count), 0) AS n FROM sessions WHERE deleted_at IS NULL';
/** How often a copy is begun anew where somebody wrote at the very moment it was begun. */
const ATTEMPTS = 3;
const MOST_PROBLEMS = 5;

/**
 * Copies a memory file into an empty one that `begin` makes, without free pages, and compares their rows and counters.
 *
 * Others may write meanwhile: the copy is of the moment it was begun at, which a reader beside it holds. Gives what the
 * copy holds, or null where it differs from its source.
 */
export function copyMemory(source: string, target: string, begin: () => void): FileFacts | null {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    begin();
    const held = openReader(source);
    try {
      const same = held.snapshot(() => {
        commitSequence(held); // from here on this connection sees nothing newer
        vacuumInto(source, target);
        const copied = readFileFacts(target);
        return isSame(copied, factsOf(held)) ? copied : null;
      });
      if (same) return same;
    } finally {
      held.close();
    }
  }
  return null;
}

/** Copies a file into an empty one, without free pages; with pages of so many bytes, if said. */
export function vacuumInto(source: string, target: string, pageBytes?: number): void {
  const db = openReader(source);
  try {
    db.vacuumInto(target, pageBytes);
  } finally {
    db.close();
  }
}

/** How large the pages of a file are, in bytes. */
export function pageBytesOf(file: string): number {
  const db = openReader(file);
  try {
    return db.get<{ page_size: number }>('PRAGMA page_size')?.page_size ?? 0;
  } finally {
    db.close();
  }
}

/** Reads what a memory file holds. */
export function readFileFacts(file: string): FileFacts {
  const db = openReader(file);
  try {
    return factsOf(db);
  } finally {
    db.close();
  }
}

/** Looks through a file that nobody uses: its pages, its rows, its search indexes. Gives what is wrong with it. */
export function checkMemoryFile(file: string): string[] {
  try {
    const problems = checkWhole(file);
    return problems.length > 0 ? problems : checkIndexes(file);
  } catch (error) {
    const code = sqliteErrorCode(error);
    if (code === null || /^SQLITE_(FULL|NOMEM|CANTOPEN|PERM|READONLY|BUSY)/.test(code)) throw error;
    return [`It cannot be read as a database (${code}).`];
  }
}

function checkWhole(file: string): string[] {
  const db = openReader(file);
  try {
    if (!isMemoryFile(db)) return ['It is not a memory of Mneme.'];
    const found = db.all<{ integrity_check: string }>(`PRAGMA integrity_check(${MOST_PROBLEMS})`);
    return found.map(({ integrity_check }) => integrity_check).filter((words) => words !== 'ok');
  } finally {
    db.close();
  }
}

function checkIndexes(file: string): string[] {
  const db = openWriter(file, 'DELETE');
  try {
    return unfitIndexes(db).map(({ name }) => `The search index ${name} does not fit its texts.`);
  } finally {
    db.close();
  }
}

/**
 * Makes the search indexes of a copy anew that do not fit its texts: they follow from the texts, which are what a backup is
 * for. That of messages is emptied, and filled in the background once the copy is opened. Gives whether there were any; where the file cannot be mended so, it stays as it is.
 */
export function mendIndexes(file: string): boolean {
  const db = openWriter(file, 'DELETE');
  try {
    const unfit = unfitIndexes(db);
    for (const { name, contentless } of unfit)
      if (contentless) db.transact(() => beginRebuild(db, 'messages'));
      else db.run(`INSERT INTO ${name} (${name}) VALUES ('rebuild')`);
    return unfit.length > 0;
  } catch (error) {
    if (sqliteErrorCode(error)?.startsWith('SQLITE_CORRUPT') !== true) throw error;
    return false;
  } finally {
    db.close();
  }
}

/** `contentless`: it holds no texts and follows from none that is stored as it is indexed; that of messages. */
type Index = Readonly<{ name: string; contentless: 0 | 1 }>;

/** An index is compared with its texts by a statement that counts as a write, though it changes nothing. */
function unfitIndexes(db: WriteDb): Index[] {
  const indexes = db.all<Index>(
    `SELECT name, sql LIKE '%contentless%' AS contentless FROM sqlite_schema
     WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'`,
  );
  return indexes.filter(({ name, contentless }) => {
    try {
      db.run(`INSERT INTO ${name} (${name}, rank) VALUES ('integrity-check', 1)`);
      return contentless === 1 && rebuildsUnderWay(db).length === 0 && !isIndexComplete(db, 'messages');
    } catch (error) {
      if (sqliteErrorCode(error)?.startsWith('SQLITE_CORRUPT') !== true) throw error;
      return true;
    }
  });
}

function factsOf(db: ReadDb): FileFacts {
  const count = (sql: string): number => db.get<{ n: number }>(sql)?.n ?? 0;
  const tables = db.all<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
     ORDER BY name`,
  );
  const rows = Object.fromEntries(
    tables.map(({ name }) => [name, count(`SELECT count(*) AS n FROM ${name}`)]),
  );
  const told = TOLD.filter((name) => name in rows);
  const living = told.map((name): [string, number] => [
    name,
    count(`SELECT count(*) AS n FROM ${name} WHERE deleted_at IS NULL`),
  ]);
  if ('sessions' in rows) living.splice(1, 0, ['messages', count(LIVING_MESSAGES)]);
  return {
    schemaVersion: db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0,
    commitSeq: 'meta' in rows ? commitSequence(db) : 0,
    rows,
    living: Object.fromEntries(living),
  };
}

function isSame(copy: FileFacts, source: FileFacts): boolean {
  const numbers = ({ schemaVersion, commitSeq, rows }: FileFacts): string =>
    JSON.stringify([schemaVersion, commitSeq, rows]);
  return numbers(copy) === numbers(source);
}
