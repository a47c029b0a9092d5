import type { Actor } from '../../../shared/caller.ts';
import type { Change, EntityName, HistoryEntry } from '../../../shared/entities/history.ts';
import type { Json, Page } from '../../../shared/primitives.ts';
import { type ListQuery, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { decodeColumns, decodeRow, type Row, selectColumns, type Table, toIso } from './table.ts';
import { tableOf } from './tables.ts';

type EntryRow = {
  seq: number;
  pk: number;
  sort_value: number;
  tx: number;
  at: number;
  actor: Actor;
  client: string;
  operation: string;
  entity: EntityName;
  entity_id: string;
  op: HistoryEntry['op'];
  before: string | null;
  reason: string | null;
};

export type HistoryFilter = Readonly<{
  limit: number;
  cursor?: string | undefined;
  withTotal: boolean;
  entity?: EntityName | undefined;
  id?: string | undefined;
  actor?: Actor | undefined;
  client?: string | undefined;
  tx?: number | undefined;
  /** Only changes from one number to another. */
  between?: readonly [number, number] | undefined;
}>;

const FROM = 'FROM history h JOIN history_tx t ON t.tx = h.tx';
const FILTERS = {
  entity: 'h.entity = @entity',
  id: 'h.entity_id = @id',
  actor: 't.actor = @actor',
  client: 't.client = @client',
  tx: 'h.tx = @tx',
} as const;

/** When the newest change was made, in milliseconds since 1970. */
export function lastChangeAt(db: ReadDb): number | null {
  return db.get<{ at: number }>('SELECT at FROM history_tx ORDER BY tx DESC LIMIT 1')?.at ?? null;
}

/** Lists changes, newest first. */
export function listHistory(db: ReadDb, filter: HistoryFilter): Page<HistoryEntry> {
  const where: string[] = [];
  const parameters: Record<string, SqlValue> = {};
  for (const [name, condition] of Object.entries(FILTERS)) {
    const value = filter[name as keyof typeof FILTERS]; // Object.entries forgets the keys
    if (value === undefined) continue;
    where.push(condition);
    parameters[name] = value;
  }
  if (filter.between !== undefined) {
    where.push('h.seq BETWEEN @first AND @last');
    [parameters['first'], parameters['last']] = filter.between;
  }
  const query: ListQuery = {
    select: `SELECT h.seq, h.seq AS pk, h.seq AS sort_value, h.tx, t.at, t.actor, t.client, t.operation, h.entity,
      h.entity_id, h.op, h.before, t.reason ${FROM}`,
    from: FROM,
    where,
    parameters,
    sort: 'h.seq',
    key: 'h.seq',
    order: 'desc',
  };
  return readPage<EntryRow, HistoryEntry>(db, query, filter, (row) => decodeEntry(db, row));
}

/** One record as it was at a moment: the present one with every later change taken off. Null if it was not there. */
export function readAsOf(
  db: ReadDb,
  entity: EntityName,
  id: string,
  at: number,
): Record<string, Json> | null {
  const table = tableOf(entity);
  const row = db.get<Row>(`SELECT ${selectColumns(table, 't')} FROM ${table.name} t WHERE t.id = ?`, id);
  if (!row || Number(row['created_at']) > at) return null;
  const later = db.all<{ op: string; before: string | null }>(
    `SELECT h.op, h.before ${FROM} WHERE h.entity = ? AND h.entity_id = ? AND t.at > ? ORDER BY h.seq DESC`,
    entity,
    id,
    at,
  );
  for (const { before } of later) if (before !== null) Object.assign(row, JSON.parse(before));
  if (row['deleted_at'] !== null) return null;
  const record = decodeRow(table, row);
  delete record['searchText'];
  return record as Record<string, Json>; // decodeRow yields JSON's types only
}

/** The id that stands in history for every record of a kind: all of them may have changed. */
export const EVERY_RECORD = '*';

/** The newest change there is. */
export function lastSequence(db: ReadDb): number {
  return db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM history')?.seq ?? 0;
}

/** What changed after a point, oldest first; at most `limit`. */
export function changesSince(db: ReadDb, seq: number, limit: number): Change[] {
  return db.all<Change>(
    `SELECT entity, nullif(entity_id, '${EVERY_RECORD}') AS id, seq FROM history WHERE seq > ? ORDER BY seq LIMIT ?`,
    seq,
    limit,
  );
}

/** The kinds of record that changed after a point, with the newest change of each. */
export function changedKindsSince(db: ReadDb, seq: number): Change[] {
  return db.all<Change>(
    'SELECT entity, NULL AS id, max(seq) AS seq FROM history WHERE seq > ? GROUP BY entity ORDER BY 3',
    seq,
  );
}

function decodeEntry(db: ReadDb, row: EntryRow): HistoryEntry {
  const table = tableOf(row.entity);
  const before = row.before === null ? null : (JSON.parse(row.before) as Row); // written by noteChange
  const shown = before ? withoutDerived(decodeColumns(table, before)) : null;
  const after = before ? withoutDerived(decodeColumns(table, leftBy(db, table, row, before))) : null;
  return {
    seq: row.seq,
    tx: row.tx,
    at: toIso(row.at),
    actor: row.actor,
    client: row.client,
    operation: row.operation,
    entity: row.entity,
    entityId: row.entity_id,
    op: row.op,
    before: shown,
    after,
    reason: row.reason,
  };
}

/** What a change left in its columns: what the next change of each found, else the present value. */
function leftBy(db: ReadDb, table: Table, row: EntryRow, before: Row): Row {
  const names = Object.keys(before);
  const current =
    db.get<Row>(`SELECT ${names.join(', ')} FROM ${table.name} WHERE id = ?`, row.entity_id) ?? {};
  const later = db.all<{ before: string | null }>(
    'SELECT before FROM history WHERE entity = ? AND entity_id = ? AND seq > ? ORDER BY seq DESC',
    row.entity,
    row.entity_id,
    row.seq,
  );
  for (const change of later) if (change.before !== null) Object.assign(current, JSON.parse(change.before));
  return Object.fromEntries(names.map((name) => [name, current[name] ?? null]));
}

function withoutDerived(fields: Record<string, Json>): Record<string, Json> {
  delete fields['searchText'];
  delete fields['updatedAt'];
  return fields;
}
