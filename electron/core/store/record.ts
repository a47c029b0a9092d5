import type { Caller, Origin } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import type { HistoryEntry } from '../../../shared/entities/history.ts';
import type { Conditions } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { unpackText } from './packed.ts';
import type { Transaction } from './store.ts';
import { decodeRow, encodeFields, fromIso, type Row, selectColumns, type Table } from './table.ts';

type Op = HistoryEntry['op'];

/** Where a record made by this caller comes from. What an agent writes is unreviewed, unless the person trusts it. */
export function originOf(caller: Caller): Origin {
  return {
    actor: caller.actor,
    client: caller.client,
    sessionId: caller.sessionId ?? null,
    messageId: null,
    trust: isTrusted(caller) ? 'trusted' : 'unreviewed',
  };
}

/** Whether what a caller writes counts as reviewed by the person. */
export function isTrusted({ actor, agent }: Caller): boolean {
  return actor === 'person' || (agent !== undefined && agent.trusted && !agent.holdForReview);
}

/** The origin of a record made or taken over by this caller, as fields of its table. */
export function originFields(caller: Caller): Record<string, string | null> {
  const { actor, client, sessionId, messageId, trust } = originOf(caller);
  return {
    originActor: actor,
    originClient: client,
    originSessionId: sessionId,
    originMessageId: messageId,
    originTrust: trust,
  };
}

/** Notes a change in history, in the transaction that makes it. */
export function noteChange(
  transaction: Transaction,
  table: Table,
  id: string,
  op: Op,
  before: Row | null,
): void {
  transaction.db.run(
    'INSERT INTO history (tx, entity, entity_id, op, before) VALUES (?, ?, ?, ?, ?)',
    transaction.number(),
    table.entity,
    id,
    op,
    before === null ? null : JSON.stringify(before),
  );
}

/** Adds a record: common fields, origin and history come from the transaction. */
export function insertRecord(
  transaction: Transaction,
  table: Table,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const { caller, at } = transaction.stamp;
  const origin = table.byField.has('originActor') ? originFields(caller) : {};
  const row = encodeFields(table, { id, createdAt: at, updatedAt: at, ...origin, ...fields });
  const names = Object.keys(row);
  transaction.db.run(
    `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    row,
  );
  noteChange(transaction, table, id, 'insert', null);
}

/** Changes fields of a living record; what stays equal is not written. Gives back whether anything changed. */
export function updateRecord(
  transaction: Transaction,
  table: Table,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  op: Op = 'update',
): boolean {
  const wanted = encodeFields(table, fields);
  const current = readColumns(transaction.db, table, id, [...Object.keys(wanted), 'updated_at']);
  const changed: Row = {};
  const before: Row = {};
  for (const [column, value] of Object.entries(wanted)) {
    if (current[column] === value) continue;
    changed[column] = value;
    before[column] = current[column] ?? null;
  }
  if (Object.keys(changed).length === 0) return false;
  before['updated_at'] ??= current['updated_at'] ?? null;
  writeColumns(transaction, table, id, { updated_at: nextUpdate(current, transaction.stamp.at), ...changed });
  noteChange(transaction, table, id, op, before);
  return true;
}

/** Moves a record to Trash. Gives back false where it lies there already. */
export function removeRecord(transaction: Transaction, table: Table, id: string): boolean {
  return updateRecord(transaction, table, id, { deletedAt: transaction.stamp.at }, 'remove');
}

/** Puts a record back from Trash. Gives back false where it was not there. */
export function restoreRecord(transaction: Transaction, table: Table, id: string): boolean {
  return updateRecord(transaction, table, id, { deletedAt: null }, 'restore');
}

/** Moves a record to Trash. Gives back false where it is not there, or lies there already. */
export function removeLiving(transaction: Transaction, table: Table, id: string): boolean {
  return isLiving(transaction.db, table, id) && removeRecord(transaction, table, id);
}

/** Moves every record that matches to Trash, at once however many there are. Gives back how many. */
export function removeMatching(
  transaction: Transaction,
  table: Table,
  /** What the living ones are chosen by, under this alias. */
  { alias, where, parameters }: Conditions & { alias: string },
  except: readonly string[],
): number {
  const { db, stamp } = transaction;
  const excepted = `${alias}.id NOT IN (SELECT value FROM json_each(@except))`;
  const matching = `FROM ${table.name} ${alias} WHERE ${[...where, excepted].join(' AND ')}`;
  const named = { ...parameters, except: JSON.stringify(except) };
  if (db.get(`SELECT 1 ${matching} LIMIT 1`, named) === undefined) return 0;
  const tx = transaction.number();
  // What a change leaves in history has one form, see noteChange: the columns as they were.
  const noted = db.run(
    `INSERT INTO history (tx, entity, entity_id, op, before)
     SELECT @tx, @entity, ${alias}.id, 'remove', json_object('deleted_at', NULL, 'updated_at', ${alias}.updated_at)
     ${matching}`,
    { ...named, tx, entity: table.entity },
  );
  db.run(
    `UPDATE ${table.name} SET deleted_at = @at, updated_at = max(@at, updated_at + 1)
     WHERE deleted_at IS NULL AND id IN (SELECT entity_id FROM history WHERE tx = @tx AND entity = @entity)`,
    { at: stamp.at, tx, entity: table.entity },
  );
  return noted.changes;
}

/** Moves the living ones of some records to Trash; unknown ids are an error, so nothing half-done stays. */
export function removeRecords(transaction: Transaction, table: Table, ids: readonly string[]): number {
  const distinct = new Set(ids);
  for (const id of distinct) if (!removeLiving(transaction, table, id)) throw notFound(table, id);
  return distinct.size;
}

/** Reads one living record. Throws `not_found`. */
export function readRecord(db: ReadDb, table: Table, id: string): Record<string, unknown> {
  const row = db.get<Row>(
    `SELECT ${selectColumns(table, 't')} FROM ${table.name} t WHERE t.id = ? AND t.deleted_at IS NULL`,
    id,
  );
  if (!row) throw notFound(table, id);
  return decodeRow(table, row);
}

/**
 * Refuses an edit that is based on an older version of the record.
 *
 * Throws `conflict` with the current record as details, so that both values can be shown.
 */
export function refuseStaleEdit(current: { updatedAt: string }, expectedUpdatedAt: string | undefined): void {
  if (expectedUpdatedAt === undefined || fromIso(current.updatedAt) === fromIso(expectedUpdatedAt)) return;
  throw new AppError(
    'conflict',
    'This was changed by someone else while you were editing. Nothing was overwritten. Choose which value to keep.',
    { current },
  );
}

/** The error for a record that does not exist or lies in Trash. */
export function notFound(table: Table, id: string): AppError {
  return new AppError(
    'not_found',
    `There is no ${table.entity} ${id}, or it is in Trash. Nothing was changed.`,
  );
}

/** Reads some columns of a record, living or not, packed texts unpacked. Throws `not_found`. */
export function readColumns(db: ReadDb, table: Table, id: string, columns: readonly string[]): Row {
  const row = db.get<Row>(`SELECT ${[...new Set(columns)].join(', ')} FROM ${table.name} WHERE id = ?`, id);
  if (!row) throw notFound(table, id);
  for (const [column, value] of Object.entries(row))
    if (value instanceof Uint8Array) row[column] = unpackText(value);
  return row;
}

/** Writes some columns of a record. Does not note it: the caller does. */
export function writeColumns(
  transaction: Transaction,
  table: Table,
  id: string,
  columns: Readonly<Record<string, SqlValue>>,
): void {
  const assignments = Object.keys(columns).map((column) => `${column} = @${column}`);
  transaction.db.run(`UPDATE ${table.name} SET ${assignments.join(', ')} WHERE id = @id`, { ...columns, id });
}

/** Whether a record is there and not in Trash. */
export function isLiving(db: ReadDb, table: Table, id: string): boolean {
  return db.get(`SELECT 1 FROM ${table.name} WHERE id = ? AND deleted_at IS NULL`, id) !== undefined;
}

/** A version is told by `updatedAt`, so two edits within one millisecond must still differ. */
export function nextUpdate(current: Row, at: number): number {
  return Math.max(at, Number(current['updated_at'] ?? 0) + 1);
}
