import type { EntityName } from '../../../shared/entities/history.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { reindexMessages } from './message-index.ts';
import { type Searched, searchedTables } from './search-rebuild.ts';
import { type Analyse, searchTextOf } from './search-text.ts';
import { decodeRow, type Row, selectColumns, type Table } from './table.ts';
import {
  decisionsTable,
  knowledgeTable,
  memoriesTable,
  preferencesTable,
  sessionsTable,
  tasksTable,
} from './tables.ts';

/** Rows that are analysed before the clock is looked at again. */
const ROWS_AT_ONCE = 50;
/** Of messages more: each of these stretches becomes a segment of the index. */
const MESSAGES_AT_ONCE = 200;

const TABLES: Readonly<Record<Exclude<Searched, 'messages'>, readonly [EntityName, Table]>> = {
  sessions: ['session', sessionsTable],
  memories: ['memory', memoriesTable],
  knowledge: ['knowledge', knowledgeTable],
  preferences: ['preference', preferencesTable],
  tasks: ['task', tasksTable],
  decisions: ['decision', decisionsTable],
};

type SearchedRow = Row & { pk: number };

/** The kinds of record that hold what an older analysis made, or were being renewed when Mneme was stopped. */
export function outdatedTables(db: ReadDb, version: number): Searched[] {
  const renewed = db.all<{ name: string }>(
    'SELECT name FROM search_analysis WHERE version = ? AND renewed_upto IS NULL',
    version,
  );
  return searchedTables().filter((table) => !renewed.some(({ name }) => name === table));
}

/** Notes that a kind of record is renewed from its beginning, unless that goes on already. */
export function beginRenewal(db: WriteDb, table: Searched, version: number): void {
  db.run(
    `INSERT INTO search_analysis (name, version, renewed_upto) VALUES (?, ?, 0)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, renewed_upto = 0
       WHERE version <> excluded.version`,
    table,
    version,
  );
}

/**
 * Analyses rows of a kind anew for so many milliseconds; a record whose words did not change is left as it is. Search finds
 * all of them meanwhile, as it was or as it is. Gives how many rows were looked at, and whether there are more.
 */
export function continueRenewal(
  db: WriteDb,
  table: Searched,
  analyse: Analyse,
  milliseconds: number,
): { rows: number; more: boolean } {
  const until = performance.now() + milliseconds;
  let rows = 0;
  do {
    const upto = db.get<{ upto: number | null }>(
      'SELECT renewed_upto AS upto FROM search_analysis WHERE name = ?',
      table,
    )?.upto;
    const slice = readSlice(db, table, upto ?? 0);
    renewRows(db, table, slice, analyse);
    const last = slice.at(-1)?.pk;
    if (last === undefined) return { rows, more: false };
    db.run('UPDATE search_analysis SET renewed_upto = ? WHERE name = ?', last, table);
    rows += slice.length;
  } while (performance.now() < until);
  return { rows, more: true };
}

/** Notes that a kind of record is renewed, and nothing is left to clean up. */
export function endRenewal(db: WriteDb, table: Searched): void {
  db.run('UPDATE search_analysis SET renewed_upto = NULL WHERE name = ?', table);
}

function readSlice(db: ReadDb, table: Searched, after: number): SearchedRow[] {
  const columns = table === 'messages' ? 'x.text' : selectColumns(TABLES[table][1], 'x');
  return db.all<SearchedRow>(
    `SELECT ${columns}, x.pk FROM ${table} x WHERE x.pk > ? ORDER BY x.pk LIMIT ${table === 'messages' ? MESSAGES_AT_ONCE : ROWS_AT_ONCE}`,
    after,
  );
}

function renewRows(db: WriteDb, table: Searched, rows: readonly SearchedRow[], analyse: Analyse): void {
  if (table === 'messages') {
    reindexMessages(
      db,
      rows.map(({ pk, text }) => ({ pk, searchText: analyse(String(text)) })),
    );
    return;
  }
  for (const row of rows) {
    const renewed = recordText(table, row, analyse);
    if (renewed !== null && renewed !== row['search_text'])
      db.run(`UPDATE ${table} SET search_text = ? WHERE pk = ?`, renewed, row.pk);
  }
}

function recordText(table: Exclude<Searched, 'messages'>, row: Row, analyse: Analyse): string | null {
  const [entity, columns] = TABLES[table];
  return searchTextOf(entity, decodeRow(columns, row), analyse);
}
