import type { EntityName, UndoResult } from '../../../shared/entities/history.ts';
import { AppError } from '../../../shared/errors.ts';
import { isConstraintError, type ReadDb, type SqlValue } from './database.ts';
import { nextUpdate, noteChange, readColumns, writeColumns } from './record.ts';
import { type Analyse, searchTextOf } from './search-text.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, type Table } from './table.ts';
import { tableOf } from './tables.ts';

type TransactionRow = { tx: number; operation: string; undoes: number | null; undone_by: number | null };
type ChangeRow = { seq: number; entity: EntityName; entity_id: string; op: string; before: string | null };

/** Operations that undo takes back by an action of their own, or that cannot be taken back. */
const NOT_BY_UNDO = ['imports.run', 'imports.resume', 'imports.follow', 'imports.undo', 'trash.purge'];
const UNDOABLE = `client = @client AND actor = 'person' AND operation NOT IN (SELECT value FROM json_each(@not_by_undo))`;
const NEXT_UNDO = `FROM history_tx t WHERE ${UNDOABLE} AND undoes IS NULL AND undone_by IS NULL`;
const NEXT_REDO = `
  FROM history_tx t JOIN history_tx taken ON taken.tx = t.undoes
  WHERE t.client = @client AND t.actor = 'person' AND t.operation LIKE 'history.%' AND t.undone_by IS NULL
    AND taken.undoes IS NULL
    AND NOT EXISTS (SELECT 1 FROM history_tx later WHERE later.client = @client AND later.tx > t.tx AND later.undoes IS NULL)`;

/** Columns that follow from the others. */
const DERIVED: ReadonlySet<string> = new Set(['updated_at', 'search_text']);

/** What undo and redo of one window would take, and how often. */
export function readUndoDepth(
  db: ReadDb,
  client: string,
): { undo: number; redo: number; undoOperation: string | null; redoOperation: string | null } {
  const parameters = { client, not_by_undo: JSON.stringify(NOT_BY_UNDO) };
  const undo = db.get<{ n: number }>(`SELECT count(*) AS n ${NEXT_UNDO}`, parameters)?.n ?? 0;
  const redo = db.get<{ n: number }>(`SELECT count(*) AS n ${NEXT_REDO}`, { client })?.n ?? 0;
  return {
    undo,
    redo,
    undoOperation: nextUndo(db, client)?.operation ?? null,
    redoOperation: nextRedo(db, client)?.operation ?? null,
  };
}

/** Takes back the newest change of this caller. */
export function undoLast(transaction: Transaction, analyse: Analyse): UndoResult {
  const target = nextUndo(transaction.db, transaction.stamp.caller.client);
  return target ? undoTransaction(transaction, target.tx, analyse) : NOTHING;
}

/** Does again what this caller took back last. */
export function redoLast(transaction: Transaction, analyse: Analyse): UndoResult {
  const target = nextRedo(transaction.db, transaction.stamp.caller.client);
  if (!target) return NOTHING;
  return { ...undoTransaction(transaction, target.tx, analyse), operation: target.operation };
}

/** Takes back a transaction somebody chose. Throws `conflict` for one that has an action of its own for that. */
export function undoChosen(transaction: Transaction, tx: number, analyse: Analyse): UndoResult {
  const target = transaction.db.get<{ operation: string }>(
    'SELECT operation FROM history_tx WHERE tx = ?',
    tx,
  );
  if (target && NOT_BY_UNDO.includes(target.operation)) {
    throw new AppError(
      'conflict',
      'This is not taken back here. Nothing was changed. Undo an import among the imports, restore one from Trash.',
    );
  }
  return undoTransaction(transaction, tx, analyse);
}

/** The transactions of one program that stand, newest first. That an agent is known is nothing it wrote. */
export function transactionsOf(
  db: ReadDb,
  filter: Readonly<{ client: string; since: number | null; sessionId: string | null }>,
): number[] {
  const rows = db.all<{ tx: number }>(
    `SELECT tx FROM history_tx
     WHERE client = @client AND undoes IS NULL AND undone_by IS NULL
       AND (@since IS NULL OR at >= @since) AND (@sessionId IS NULL OR session_id = @sessionId)
       AND operation NOT IN (SELECT value FROM json_each(@not_by_undo))
       AND NOT (actor = 'agent' AND operation = 'agents.register')
     ORDER BY tx DESC`,
    { ...filter, not_by_undo: JSON.stringify(NOT_BY_UNDO) },
  );
  return rows.map(({ tx }) => tx);
}

/**
 * Takes one transaction back by value: each field it changed gets its former value again, unless the field was changed
 * since. Undoing an undo is a redo.
 */
export function undoTransaction(transaction: Transaction, tx: number, analyse: Analyse): UndoResult {
  const { db } = transaction;
  const target = db.get<TransactionRow>(
    'SELECT tx, operation, undoes, undone_by FROM history_tx WHERE tx = ?',
    tx,
  );
  if (!target) throw new AppError('not_found', `There is no change number ${tx}.`);
  if (target.undone_by !== null) throw new AppError('conflict', 'This change was taken back already.');
  const changes = db.all<ChangeRow>(
    'SELECT seq, entity, entity_id, op, before FROM history WHERE tx = ? ORDER BY seq DESC',
    tx,
  );
  const result: UndoResult = { tx, operation: target.operation, restored: [], skipped: [] };
  const own = transaction.number();
  for (const change of changes) {
    const skipped = undoChange(transaction, change, analyse);
    if (skipped.length === 0) result.restored.push({ entity: change.entity, id: change.entity_id });
    else result.skipped.push({ entity: change.entity, id: change.entity_id, fields: skipped });
  }
  db.run('UPDATE history_tx SET undoes = ? WHERE tx = ?', tx, own);
  db.run('UPDATE history_tx SET undone_by = ? WHERE tx = ?', own, tx);
  if (target.undoes !== null) {
    db.run('UPDATE history_tx SET undone_by = NULL WHERE undone_by = ? AND tx <> ?', tx, own);
  }
  return result;
}

const NOTHING: UndoResult = { tx: null, operation: null, restored: [], skipped: [] };

function nextUndo(db: ReadDb, client: string): { tx: number; operation: string } | undefined {
  const parameters = { client, not_by_undo: JSON.stringify(NOT_BY_UNDO) };
  return db.get(`SELECT t.tx, t.operation ${NEXT_UNDO} ORDER BY t.tx DESC LIMIT 1`, parameters);
}

function nextRedo(db: ReadDb, client: string): { tx: number; operation: string } | undefined {
  return db.get(`SELECT t.tx, taken.operation ${NEXT_REDO} ORDER BY t.tx DESC LIMIT 1`, { client });
}

/** Takes one change back; gives the fields that had to be left alone. */
function undoChange(transaction: Transaction, change: ChangeRow, analyse: Analyse): string[] {
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
  const changedSince = columns.filter(
    (column) => !DERIVED.has(column) && leftByChange[column] !== current[column],
  );
  const untouched = leftByChange['updated_at'] === current['updated_at'];
  const kept = columns.filter(
    (column) => !changedSince.includes(column) && (untouched || !DERIVED.has(column)),
  );
  const restore: Row = {};
  for (const column of kept) restore[column] = wanted[column] ?? null;
  const fields = (names: string[]) => names.map((name) => table.byColumn.get(name)?.field ?? name);
  if (Object.keys(restore).length === 0) return fields(changedSince);
  if (!untouched) Object.assign(restore, deriveAnew(transaction, table, change, restore, analyse));
  try {
    transaction.db.savepoint(() => writeColumns(transaction, table, change.entity_id, restore));
  } catch (error) {
    if (isConstraintError(error)) return fields(columns.filter((column) => !DERIVED.has(column)));
    throw error;
  }
  const before: Row = {};
  for (const column of Object.keys(restore)) before[column] = current[column] ?? null;
  noteChange(transaction, table, change.entity_id, opOf(restore), before);
  return fields(changedSince);
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
