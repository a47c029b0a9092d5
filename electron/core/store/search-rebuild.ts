import type { ReadDb, WriteDb } from './database.ts';
import type { Analyse } from './search-text.ts';

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

/**
 * So many segments of the index of messages are merged at once. With four, as is usual, an import takes a sixth longer, and no
 * search is quicker (docs/benchmarks.md).
 */
const MERGED_SEGMENTS = 8;

/** The kinds of record that are searched. */
export function searchedTables(): readonly Searched[] {
  return SEARCHED;
}

/** Up to which key the rows of a table are in its search index: all of them, unless it is being built anew. */
export function reachOf(db: ReadDb, table: Searched): number {
  const rebuild = db.get<{ upto: number }>('SELECT upto FROM search_rebuilds WHERE name = ?', table);
  return rebuild?.upto ?? Number.MAX_SAFE_INTEGER;
}

/** The indexes that are being built anew, or were when Mneme was stopped. */
export function rebuildsUnderWay(db: ReadDb): Searched[] {
  return db.all<{ name: Searched }>('SELECT name FROM search_rebuilds ORDER BY name').map(({ name }) => name);
}

/** Empties a search index, so that it can be filled row by row. What is written meanwhile is taken along. */
export function beginRebuild(db: WriteDb, table: Searched): void {
  db.exec(`DROP TABLE IF EXISTS ${table}_fts`);
  if (table === 'messages') {
    db.exec(
      `CREATE VIRTUAL TABLE messages_fts USING fts5 (search_text, content = '', contentless_delete = 1, tokenize = 'unicode61')`,
    );
    setMerging(db, true);
  } else
    db.exec(`
      CREATE VIRTUAL TABLE ${table}_fts USING fts5 (search_text, content = '${table}', content_rowid = 'pk', tokenize = 'unicode61');
      INSERT INTO ${table}_fts (${table}_fts, rank) VALUES ('secure-delete', 1);`);
  db.run('INSERT OR REPLACE INTO search_rebuilds (name, upto) VALUES (?, 0)', table);
}

/** Lets FTS5 merge the index of messages by itself as it is written to, or not (sqlite.org/fts5.html, section 6.1). */
export function setMerging(db: WriteDb, byItself: boolean): void {
  const segments = byItself ? MERGED_SEGMENTS : 0;
  db.run(`INSERT INTO messages_fts (messages_fts, rank) VALUES ('automerge', ${segments})`);
}

/** Fills a search index for so many milliseconds. Gives how many rows went in, and whether there are more. */
export function continueRebuild(
  db: WriteDb,
  table: Searched,
  analyse: Analyse,
  milliseconds: number,
): { rows: number; more: boolean } {
  const until = performance.now() + milliseconds;
  const text = table === 'messages' ? 'text' : 'search_text';
  let rows = 0;
  do {
    const slice = db.all<{ pk: number; text: string }>(
      `SELECT pk, ${text} AS text FROM ${table} WHERE pk > ? ORDER BY pk LIMIT ${ROWS_AT_ONCE}`,
      reachOf(db, table),
    );
    const last = slice.at(-1)?.pk;
    if (last === undefined) {
      db.run('DELETE FROM search_rebuilds WHERE name = ?', table);
      return { rows, more: false };
    }
    for (const row of slice)
      db.run(
        `INSERT INTO ${table}_fts (rowid, search_text) VALUES (?, ?)`,
        row.pk,
        table === 'messages' ? analyse(row.text) : row.text,
      );
    db.run('UPDATE search_rebuilds SET upto = ? WHERE name = ?', last, table);
    rows += slice.length;
  } while (performance.now() < until);
  return { rows, more: true };
}

/** How many rows of a kind there are to index. */
export function countSearched(db: ReadDb, table: Searched): number {
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}
