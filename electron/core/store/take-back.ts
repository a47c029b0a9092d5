import type { EntityName, UndoResult } from '../../../shared/entities/history.ts';
import { AppError } from '../../../shared/errors.ts';
import { isConstraintError, type ReadDb, type SqlValue } from './database.ts';
import { reindexById } from './message-index.ts';
import { nextUpdate, noteChange, readColumns, writeColumns } from './record.ts';
import { type Analyse, searchTextOf } from './search-text.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, type Table } from './table.ts';
import { tableOf } from './tables.ts';

type TransactionRow = { operation: string; undoes: number | null; undone_by: number | null };
type ChangeRow = { seq: number; entity: EntityName; entity_id: string; op: string; before: string | null };

/** Columns that follow from the others. */
const DERIVED: ReadonlySet<string> = new Set(['updated_at', 'search_text']);
/** Columns that recalling changes as well, which leaves no history. */
const COUNTED: ReadonlySet<string> = new Set(['access_count', 'last_accessed']);

/**
 * Takes one transaction back by value: each field it changed gets its former value again, unless the field was changed
 * since. Undoing an undo is a redo.
 */
export function undoTransaction(transaction: Transaction, tx: number, analyse: Analyse): UndoResult {
  const operation = beginUndo(transaction, tx);
  const result: UndoResult = { tx, operation, restored: [], skipped: [] };
  for (const seq of changesOf(transaction.db, tx)) {
    const { fields, ...record } = undoChange(transaction, seq, analyse);
    if (fields.length === 0) result.restored.push(record);
    else result.skipped.push({ ...record, fields });
  }
  endUndo(transaction, tx);
  return result;
}

/**
 * Notes that this transaction takes another one back. Gives the operation that is taken back. What is large is taken back
 * change by change in several steps under one number; until `endUndo` the other one counts as standing.
 */
export function beginUndo(transaction: Transaction, tx: number): string {
  const { operation } = readStanding(transaction.db, tx);
  transaction.db.run('UPDATE history_tx SET undoes = ? WHERE tx = ?', tx, transaction.number());
  return operation;
}

/** Notes that a transaction is taken back, by this one. If it had taken back others itself, those stand again. */
export function endUndo(transaction: Transaction, tx: number): void {
  const { db } = transaction;
  const own = transaction.number();
  const { undoes } = readStanding(db, tx);
  db.run('UPDATE history_tx SET undone_by = ? WHERE tx = ?', own, tx);
  if (undoes !== null) {
    db.run('UPDATE history_tx SET undone_by = NULL WHERE undone_by = ? AND tx <> ?', tx, own);
  }
}

/** The transaction that began to take another one back and was stopped, or null. */
export function findUnfinishedUndo(db: ReadDb, tx: number): number | null {
  const row = db.get<{ tx: number }>(
    `SELECT u.tx FROM history_tx u JOIN history_tx t ON t.tx = u.undoes
     WHERE u.undoes = ? AND u.undone_by IS NULL AND t.undone_by IS NULL ORDER BY u.tx DESC LIMIT 1`,
    tx,
  );
  return row?.tx ?? null;
}

/** The changes of a transaction by their numbers, newest first: the order they are taken back in. */
export function changesOf(db: ReadDb, tx: number): number[] {
  const rows = db.all<{ seq: number }>('SELECT seq FROM history WHERE tx = ? ORDER BY seq DESC', tx);
  return rows.map(({ seq }) => seq);
}

/** The same without those of one kind of record. */
export function changesBeside(db: ReadDb, tx: number, entity: EntityName): number[] {
  const rows = db.all<{ seq: number }>(
    'SELECT seq FROM history WHERE tx = ? AND entity <> ? ORDER BY seq DESC',
    tx,
    entity,
  );
  return rows.map(({ seq }) => seq);
}

/** How many changes a transaction made. */
export function countChanges(db: ReadDb, tx: number): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM history WHERE tx = ?', tx)?.n ?? 0;
}

/** Takes one change back. Gives the record, and the fields that had to be left alone. */
export function undoChange(
  transaction: Transaction,
  seq: number,
  analyse: Analyse,
): { entity: EntityName; id: string; fields: string[] } {
  const change = transaction.db.get<ChangeRow>(
    'SELECT seq, entity, entity_id, op, before FROM history WHERE seq = ?',
    seq,
  );
  if (!change) throw new Error(`There is no change ${seq}`);
  const fields = putBack(transaction, change, analyse);
  return { entity: change.entity, id: change.entity_id, fields };
}

/** A transaction that was not taken back. Throws `not_found` and `conflict`. */
function readStanding(db: ReadDb, tx: number): TransactionRow {
  const row = db.get<TransactionRow>('SELECT operation, undoes, undone_by FROM history_tx WHERE tx = ?', tx);
  if (!row) throw new AppError('not_found', `There is no change number ${tx}.`);
  if (row.undone_by !== null) throw new AppError('conflict', 'This change was taken back already.');
  return row;
}

/** Gives the fields that had to be left alone. */
function putBack(transaction: Transaction, change: ChangeRow, analyse: Analyse): string[] {
  const table = tableOf(change.entity);
  if (change.op === 'purge') return ['*'];
  const before = change.before === null ? null : (JSON.parse(change.before) as Row); // written by noteChange
  if (before === null && change.op !== 'insert') return ['*']; // its content was forgotten completely
  const wanted = before ?? { deleted_at: transaction.stamp.at };
  const exists = transaction.db.get(`SELECT 1 FROM ${table.name} WHERE id = ?`, change.entity_id);
  if (!exists) return ['*'];
  return applyBefore(transaction, table, change, wanted, analyse);
}

function applyBefore(
  transaction: Transaction,
  table: Table,
  change: ChangeRow,
  wanted: Row,
  analyse: Analyse,
): string[] {
  const columns = Object.keys(wanted);
  const searched = table.byColumn.has('search_text') ? ['search_text'] : [];
  const current = readColumns(transaction.db, table, change.entity_id, [
    ...columns,
    'updated_at',
    ...searched,
  ]);
  const leftByChange = valuesLeftBy(
    transaction.db,
    change,
    current,
    change.op === 'insert' ? { deleted_at: null } : {},
  );
  const touched = columns.filter(
    (column) => !DERIVED.has(column) && !COUNTED.has(column) && leftByChange[column] !== current[column],
  );
  // What has its former value already, e.g. from an undo that was stopped, is as it should be.
  const changedSince = touched.filter((column) => current[column] !== (wanted[column] ?? null));
  const untouched = leftByChange['updated_at'] === current['updated_at'];
  const kept = columns.filter((column) => !touched.includes(column) && (untouched || !DERIVED.has(column)));
  const restore: Row = {};
  for (const column of kept) restore[column] = wanted[column] ?? null;
  if (kept.some((column) => COUNTED.has(column))) addAccesses(transaction.db, change, restore);
  const fields = (names: string[]) => names.map((name) => table.byColumn.get(name)?.field ?? name);
  if (Object.keys(restore).length === 0) return fields(changedSince);
  if (!untouched) Object.assign(restore, deriveAnew(transaction, table, change, restore, analyse));
  try {
    transaction.db.savepoint(() => writeColumns(transaction, table, change.entity_id, restore));
    if (change.entity === 'message' && 'text' in restore)
      reindexById(transaction.db, change.entity_id, analyse);
  } catch (error) {
    if (isConstraintError(error)) return fields(columns.filter((column) => !DERIVED.has(column)));
    throw error;
  }
  const before: Row = {};
  for (const column of Object.keys(restore)) before[column] = current[column] ?? null;
  noteChange(transaction, table, change.entity_id, opOf(restore), before);
  return fields(changedSince);
}

/** Reads leave no history: what agents recalled since the change counts on top of what was before it. */
function addAccesses(db: ReadDb, { seq, entity_id }: ChangeRow, restore: Row): void {
  const { times = 0, last = null } =
    db.get<{ times: number; last: number | null }>(
      `SELECT count(*) AS times, max(a.at) AS last FROM memory_access a
       WHERE a.memory_pk = (SELECT pk FROM memories WHERE id = ?)
         AND a.at > (SELECT t.at FROM history h JOIN history_tx t ON t.tx = h.tx WHERE h.seq = ?)`,
      entity_id,
      seq,
    ) ?? {};
  if (times === 0) return;
  if ('access_count' in restore) restore['access_count'] = Number(restore['access_count']) + times;
  if ('last_accessed' in restore) restore['last_accessed'] = last;
}

/** What a record that others changed meanwhile needs beside its restored columns: a version and search text of its own. */
function deriveAnew(
  transaction: Transaction,
  table: Table,
  { entity, entity_id }: ChangeRow,
  restore: Row,
  analyse: Analyse,
): Row {
  const row = readColumns(transaction.db, table, entity_id, [...table.byColumn.keys()]);
  const text = searchTextOf(entity, decodeRow(table, { ...row, ...restore }), analyse);
  const version = { updated_at: nextUpdate(row, transaction.stamp.at) };
  return text === null ? version : { ...version, search_text: text };
}

function opOf(restore: Row): 'update' | 'remove' | 'restore' {
  if (!('deleted_at' in restore)) return 'update';
  return restore['deleted_at'] === null ? 'restore' : 'remove';
}

/**
 * What a change left in the columns it touched: what the next change of the same column found there, else what stands
 * there now.
 */
function valuesLeftBy(
  db: ReadDb,
  change: ChangeRow,
  current: Row,
  initial: Row,
): Record<string, SqlValue | undefined> {
  const left: Record<string, SqlValue | undefined> = {
    ...current,
    ...(initial['deleted_at'] === null ? initial : {}),
  };
  const later = db.all<{ before: string | null }>(
    'SELECT before FROM history WHERE entity = ? AND entity_id = ? AND seq > ? ORDER BY seq DESC',
    change.entity,
    change.entity_id,
    change.seq,
  );
  for (const { before } of later) {
    if (before !== null) Object.assign(left, JSON.parse(before)); // older ones overwrite: the nearest wins
  }
  return left;
}
