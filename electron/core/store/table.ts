import type { EntityName } from '../../../shared/entities/history.ts';
import type { Json } from '../../../shared/primitives.ts';
import type { SqlValue } from './database.ts';
import { unpackText } from './packed.ts';

/** How a field is kept: `time` as milliseconds since 1970, `flag` as 0 or 1, `json` as text, `packed` as text or the same packed. */
export type ColumnKind = 'text' | 'integer' | 'real' | 'time' | 'flag' | 'json' | 'packed';

export type Row = Record<string, SqlValue>;

type Column = Readonly<{ field: string; column: string; kind: ColumnKind }>;

/** One kind of record: its fields, and how they are kept. */
export type Table = Readonly<{
  entity: EntityName;
  name: string;
  columns: readonly Column[];
  byColumn: ReadonlyMap<string, Column>;
  byField: ReadonlyMap<string, Column>;
}>;

const COMMON: Record<string, ColumnKind> = {
  id: 'text',
  createdAt: 'time',
  updatedAt: 'time',
  deletedAt: 'time',
};

const ORIGIN: Record<string, ColumnKind> = {
  originActor: 'text',
  originClient: 'text',
  originSessionId: 'text',
  originMessageId: 'text',
  originTrust: 'text',
};

/** Declares a table. Columns are the snake_case of the fields; the common fields and the origin are added. */
export function defineTable(
  entity: EntityName,
  name: string,
  fields: Readonly<Record<string, ColumnKind>>,
  { origin = true } = {},
): Table {
  const all = { ...COMMON, ...fields, ...(origin ? ORIGIN : {}) };
  const columns = Object.entries(all).map(([field, kind]) => ({ field, column: snakeCase(field), kind }));
  return {
    entity,
    name,
    columns,
    byColumn: new Map(columns.map((column) => [column.column, column])),
    byField: new Map(columns.map((column) => [column.field, column])),
  };
}

/** The columns of a table for a SELECT, under an alias. */
export function selectColumns(table: Table, alias: string): string {
  return table.columns.map(({ column }) => `${alias}.${column}`).join(', ');
}

/** Turns a row into a record: field names, ISO times, booleans, parsed JSON, and the origin as one object. */
export function decodeRow(table: Table, row: Row): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const { field, column, kind } of table.columns) {
    if (!field.startsWith('origin')) record[field] = decodeValue(kind, row[column] ?? null);
  }
  if (table.byField.has('originActor')) {
    record['origin'] = {
      actor: row['origin_actor'],
      client: row['origin_client'] ?? null,
      sessionId: row['origin_session_id'] ?? null,
      messageId: row['origin_message_id'] ?? null,
      trust: row['origin_trust'],
    };
  }
  return record;
}

/** Turns some fields of a record into columns. Fields the table does not know are a mistake of ours and throw. */
export function encodeFields(table: Table, fields: Readonly<Record<string, unknown>>): Row {
  const row: Row = {};
  for (const [field, value] of Object.entries(fields)) {
    const column = table.byField.get(field);
    if (!column) throw new Error(`${table.name} has no field ${field}`);
    if (value !== undefined) row[column.column] = encodeValue(column.kind, value);
  }
  return row;
}

/** Shows some columns as history does: by field, in JSON's types. */
export function decodeColumns(table: Table, row: Readonly<Record<string, SqlValue>>): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const [name, value] of Object.entries(row)) {
    const column = table.byColumn.get(name);
    if (column) fields[column.field] = decodeValue(column.kind, value) as Json; // decodeValue yields JSON's types only
  }
  return fields;
}

/** Milliseconds since 1970 as ISO-8601 UTC. */
export function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** ISO-8601 as milliseconds since 1970. */
export function fromIso(iso: string): number {
  return Date.parse(iso);
}

function decodeValue(kind: ColumnKind, value: SqlValue): unknown {
  if (value === null) return null;
  if (kind === 'time') return toIso(Number(value));
  if (kind === 'flag') return value === 1;
  if (kind === 'json') return JSON.parse(String(value)) as unknown; // written by encodeValue
  if (kind === 'packed') return unpackText(value);
  return value;
}

function encodeValue(kind: ColumnKind, value: unknown): SqlValue {
  if (kind === 'json') return value === null ? null : JSON.stringify(value);
  if (value === null) return null;
  if (kind === 'flag') return value === true ? 1 : 0;
  if (typeof value === 'string') return kind === 'time' ? fromIso(value) : value;
  if (typeof value === 'number') return value;
  throw new Error(`A ${typeof value} cannot be kept as ${kind}`);
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
