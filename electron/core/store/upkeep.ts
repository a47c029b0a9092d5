import type { ReadDb, WriteDb } from './database.ts';
import { searchedTables } from './search-rebuild.ts';

/** Pages of an index merged in one step: some milliseconds of work. */
const MERGED_PAGES = 64;
/** Free pages given back in one step. */
const RELEASED_PAGES = 100;

/** The search indexes there are. */
export function searchIndexes(): readonly string[] {
  return searchedTables().map((table) => `${table}_fts`);
}

/** Merges a stretch of a search index, so that it is read faster. Gives whether there is more to do. */
export function mergeIndex(db: WriteDb, index: string): boolean {
  const changes = (): number => db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
  const before = changes();
  db.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ${MERGED_PAGES})`);
  return changes() - before > 1;
}

/**
 * What the engine would look at anew, since what its plans rest on has changed much: a statement for each table, so that
 * they need not be one transaction (sqlite.org/pragma.html#pragma_optimize, the debugging mode).
 */
export function staleStatistics(db: WriteDb): string[] {
  db.exec('PRAGMA analysis_limit = 1000');
  return db.all<{ optimize: string }>('PRAGMA optimize(-1)').map(({ optimize }) => optimize);
}

/**
 * Gives a little of what is free back to the file system, where the file was made so. Gives whether there is more.
 */
export function releaseSpace(db: WriteDb): boolean {
  const free = (): number =>
    db.get<{ n: number }>('SELECT freelist_count AS n FROM pragma_freelist_count')?.n ?? 0;
  const before = free();
  db.exec(`PRAGMA incremental_vacuum(${RELEASED_PAGES})`);
  return free() < before && free() > 0;
}

/** How large the file is, and how much of it is free, in bytes. */
export function readSpace(db: ReadDb): { bytes: number; freeBytes: number } {
  const row = db.get<{ pages: number; free: number; size: number }>(
    `SELECT page_count AS pages, freelist_count AS free, page_size AS size
     FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
  );
  return row === undefined
    ? { bytes: 0, freeBytes: 0 }
    : { bytes: row.pages * row.size, freeBytes: row.free * row.size };
}

/** Erases what consolidation made and took back before a moment, some at a time. Gives how many rows went. */
export function eraseTakenBack(db: WriteDb, before: number, limit: number): number {
  let erased = 0;
  for (const table of ['proposals', 'knowledge_clusters']) {
    erased += db.run(
      `DELETE FROM ${table} WHERE pk IN (SELECT pk FROM ${table} WHERE deleted_at < ? LIMIT ?)`,
      before,
      limit,
    ).changes;
  }
  return erased;
}

/** The tables of the store. */
export function tableNames(db: ReadDb): string[] {
  return db
    .all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .map(({ name }) => name);
}

/** What is wrong with a table; empty where all is well. */
export function checkTable(db: ReadDb, table: string): string[] {
  const rows = db.all<{ quick_check: string }>(`PRAGMA quick_check('${table.replaceAll(`'`, `''`)}')`);
  return rows.map(({ quick_check }) => quick_check).filter((found) => found !== 'ok');
}

/**
 * Forgets changes that were made before a moment, some at a time. Gives how many. That a record was forgotten completely
 * stays known, without a word of it: a backup must not bring it back.
 */
export function pruneHistory(db: WriteDb, before: number, limit: number): number {
  const pruned = db.run(
    `DELETE FROM history WHERE seq IN (
       SELECT h.seq FROM history h JOIN history_tx t ON t.tx = h.tx WHERE t.at < ? AND h.op <> 'purge' LIMIT ?)`,
    before,
    limit,
  );
  return pruned.changes;
}
