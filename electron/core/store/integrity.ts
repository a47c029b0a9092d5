import { type ReadDb, sqliteErrorCode, type WriteDb } from './database.ts';
import { type Searched, searchedTables } from './search-rebuild.ts';
import type { Analyse } from './search-text.ts';

const LONGEST_FINDING = 500;
/** Of a text so many characters are read to see whether it can be found. */
const READ_OF_TEXT = 200;

/** What the last check of a part of the store found: null where all was well. `checkedAt` in milliseconds since 1970. */
type Checked = Readonly<{ part: string; checkedAt: number; found: string | null }>;

/** Notes what a check found in a table or a search index. */
export function noteChecked(db: WriteDb, { part, checkedAt, found }: Checked): void {
  db.run(
    `INSERT INTO integrity (part, checked_at, found) VALUES (?, ?, ?)
     ON CONFLICT (part) DO UPDATE SET checked_at = excluded.checked_at, found = excluded.found`,
    part,
    checkedAt,
    found?.slice(0, LONGEST_FINDING) ?? null,
  );
}

/** Forgets what was found in a search index, since it is another one now. */
export function forgetChecked(db: WriteDb, table: Searched): void {
  db.run('DELETE FROM integrity WHERE part = ? OR part GLOB ?', `${table}_fts`, `${table}_fts_*`);
}

/** What the last checks found, and when the oldest of them was. */
export function readChecked(db: ReadDb): { oldestAt: number | null; damaged: string[] } {
  const rows = db.all<Checked>('SELECT part, checked_at AS checkedAt, found FROM integrity');
  return {
    oldestAt: rows.length === 0 ? null : Math.min(...rows.map(({ checkedAt }) => checkedAt)),
    damaged: rows.filter(({ found }) => found !== null).map(({ part }) => part),
  };
}

/** The search index a part of the store belongs to; undefined for what is memory itself. */
export function indexOfPart(part: string): Searched | undefined {
  return searchedTables().find((table) => part === `${table}_fts` || part.startsWith(`${table}_fts_`));
}

/** Rows of a table with their keys, some at a time, by the beginning of the text they are found by. */
type SearchedRow = { pk: number; text: string };

/**
 * Asks a search index for a word of each of some rows, in the order of their keys. Gives the last key that was looked at,
 * null after the last row, and whether the index knew all of them.
 */
export function checkIndexed(
  db: ReadDb,
  table: Searched,
  after: number,
  limit: number,
  analyse: Analyse,
): { last: number | null; whole: boolean } {
  const column = table === 'messages' ? 'text' : 'search_text';
  const read = db.all<SearchedRow>(
    `SELECT pk, substr(${column}, 1, ${READ_OF_TEXT}) AS text FROM ${table} WHERE pk > ? ORDER BY pk LIMIT ?`,
    after,
    limit,
  );
  const rows = table === 'messages' ? read.map(({ pk, text }) => ({ pk, text: analyse(text) })) : read;
  const last = rows.at(-1)?.pk ?? null;
  try {
    return { last, whole: rows.every(({ pk, text }) => isIndexed(db, table, pk, text)) };
  } catch (error) {
    if (sqliteErrorCode(error)?.startsWith('SQLITE_CORRUPT') !== true) throw error;
    return { last, whole: false };
  }
}

function isIndexed(db: ReadDb, table: Searched, pk: number, text: string): boolean {
  // The last word may be cut off; the others are words of the index where they hold nothing but letters and digits.
  const word = `${text} `
    .split(' ')
    .slice(0, -1)
    .find((each) => /^[\p{L}\p{N}]+$/u.test(each));
  if (word === undefined || (text.length >= READ_OF_TEXT && text.endsWith(word))) return true;
  return (
    db.get(`SELECT 1 FROM ${table}_fts WHERE ${table}_fts MATCH ? AND rowid = ?`, `"${word}"`, pk) !==
    undefined
  );
}

/** The highest key of a kind of record; 0 where there is none. */
export function highestKey(db: ReadDb, table: Searched): number {
  return db.get<{ last: number | null }>(`SELECT max(pk) AS last FROM ${table}`)?.last ?? 0;
}

/** Whether as many rows are in a search index as there are. */
export function isIndexComplete(db: ReadDb, table: Searched): boolean {
  const count = (name: string): number => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${name}`)?.n ?? 0;
  return count(`${table}_fts_docsize`) === count(table);
}
