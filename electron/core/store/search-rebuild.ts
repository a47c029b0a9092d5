import type { ReadDb, WriteDb } from './database.ts';

/** The kinds of record that are searched: each has an index of the same name with `_fts`. */
const SEARCHED = [
  'messages',
  'sessions',
  'memories',
  'knowledge',
  'preferences',
  'tasks',
  'decisions',
] as const;
export type Searched = (typeof SEARCHED)[number];

/** Rows that go into an index before the clock is looked at again. */
const ROWS_AT_ONCE = 50;

/** The kinds of record that are searched. */
export function searchedTables(): readonly Searched[] {
  return SEARCHED;
}

/** Up to which key the rows of a table are in its search index, as SQL: all of them, unless it is being built anew. */
export function reachOf(table: Searched): string {
  return `coalesce((SELECT upto FROM search_rebuilds WHERE name = '${table}'), 9223372036854775807)`;
}

/** The indexes that are being built anew, or were when Mneme was stopped. */
export function rebuildsUnderWay(db: ReadDb): Searched[] {
  return db.all<{ name: Searched }>('SELECT name FROM search_rebuilds ORDER BY name').map(({ name }) => name);
}

/** Empties a search index, so that it can be filled row by row. What is written meanwhile is taken along. */
export function beginRebuild(db: WriteDb, table: Searched): void {
  db.exec(`
    DROP TABLE IF EXISTS ${table}_fts;
    CREATE VIRTUAL TABLE ${table}_fts USING fts5 (search_text, content = '${table}', content_rowid = 'pk', tokenize = 'unicode61');
    INSERT INTO ${table}_fts (${table}_fts, rank) VALUES ('secure-delete', 1);`);
  db.run('INSERT OR REPLACE INTO search_rebuilds (name, upto) VALUES (?, 0)', table);
}

/** Fills a search index for so many milliseconds. Gives how many rows went in, and whether there are more. */
export function continueRebuild(
  db: WriteDb,
  table: Searched,
  milliseconds: number,
): { rows: number; more: boolean } {
  const until = performance.now() + milliseconds;
  let rows = 0;
  do {
    const { upto } = db.get<{ upto: number }>('SELECT upto FROM search_rebuilds WHERE name = ?', table) ?? {
      upto: 0,
    };
    const slice = db.get<{ n: number; last: number | null }>(
      `SELECT count(*) AS n, max(pk) AS last FROM (SELECT pk FROM ${table} WHERE pk > ? ORDER BY pk LIMIT ${ROWS_AT_ONCE})`,
      upto,
    );
    if (slice === undefined || slice.last === null) {
      db.run('DELETE FROM search_rebuilds WHERE name = ?', table);
      return { rows, more: false };
    }
    db.run(
      `INSERT INTO ${table}_fts (rowid, search_text) SELECT pk, search_text FROM ${table} WHERE pk > ? AND pk <= ?`,
      upto,
      slice.last,
    );
    db.run('UPDATE search_rebuilds SET upto = ? WHERE name = ?', slice.last, table);
    rows += slice.n;
  } while (performance.now() < until);
  return { rows, more: true };
}

/** How many rows of a kind there are to index. */
export function countSearched(db: ReadDb, table: Searched): number {
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}
