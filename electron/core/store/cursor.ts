import { AppError } from '../../../shared/errors.ts';
import type { Page } from '../../../shared/primitives.ts';
import type { ReadDb, SqlValue } from './database.ts';

/** Makes an opaque cursor out of values. */
export function encodeCursor(values: readonly SqlValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads the values of a cursor of ours. Throws `invalid_input` for anything else. */
export function decodeCursor(cursor: string, length: number): SqlValue[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every(isScalar)) return values;
  } catch {
    // not JSON: falls through to the one message for every broken cursor
  }
  throw brokenCursor();
}

/** A value of a cursor that counts something. Throws `invalid_input` for anything but a whole number from 0. */
export function countOf(value: SqlValue | undefined): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw brokenCursor();
}

/** What a keyset list is made of. `where` conditions are joined with AND; parameters are named. */
export type ListQuery = Readonly<{
  /** Columns and joins: `SELECT … FROM …`. Every row must carry `sort_value` and `pk`. */
  select: string;
  /** What is counted where a total is asked for: `FROM …`. */
  from: string;
  where: readonly string[];
  parameters: Readonly<Record<string, SqlValue>>;
  /** The SQL expression sorted by, then the primary key's. Null sort values must be coalesced. */
  sort: string;
  key: string;
  order: 'asc' | 'desc';
}>;

/** Reads one page by keyset: the time does not depend on how far down the list it lies. */
export function readPage<R extends { sort_value: SqlValue; pk: number }, T>(
  db: ReadDb,
  query: ListQuery,
  page: Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>,
  decode: (row: R) => T,
): Page<T> {
  const direction = query.order === 'asc' ? 'ASC' : 'DESC';
  const compare = query.order === 'asc' ? '>' : '<';
  const parameters: Record<string, SqlValue> = { ...query.parameters, limit: page.limit + 1 };
  const where = [...query.where];
  if (page.cursor !== undefined) {
    const [value = null, pk = null] = decodeCursor(page.cursor, 2);
    // The first condition follows from the second; SQLite finds its place in an index over an expression by it alone.
    where.push(`${query.sort} ${compare}= @after_value`);
    where.push(`(${query.sort}, ${query.key}) ${compare} (@after_value, @after_pk)`);
    parameters['after_value'] = value;
    parameters['after_pk'] = pk;
  }
  const rows = db.all<R>(
    `${query.select} ${whereClause(where)} ORDER BY ${query.sort} ${direction}, ${query.key} ${direction} LIMIT @limit`,
    parameters,
  );
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const next = rows.length > page.limit && last ? encodeCursor([last.sort_value, last.pk]) : null;
  const items = shown.map(decode);
  return page.withTotal ? { items, next, total: countRows(db, query) } : { items, next };
}

/** Conditions joined with AND, and the values of their named parameters. */
export type Conditions = { where: string[]; parameters: Record<string, SqlValue> };

/** Puts conditions together. */
export function allOf(sets: readonly Conditions[]): Conditions {
  return {
    where: sets.flatMap(({ where }) => where),
    parameters: Object.fromEntries(sets.flatMap(({ parameters }) => Object.entries(parameters))),
  };
}

/** A condition that a column is one of some values. Empty where nothing is asked. */
export function isOneOf(
  column: string,
  name: string,
  values: readonly (string | number)[] | undefined,
): Conditions {
  if (values === undefined || values.length === 0) return { where: [], parameters: {} };
  return {
    where: [`${column} IN (SELECT value FROM json_each(@${name}))`],
    parameters: { [name]: JSON.stringify(values) },
  };
}

/** A condition that a column is none of some values. Empty where nothing is asked. */
export function isNoneOf(column: string, name: string, values: readonly string[] | undefined): Conditions {
  if (values === undefined || values.length === 0) return { where: [], parameters: {} };
  return {
    where: [`${column} NOT IN (SELECT value FROM json_each(@${name}))`],
    parameters: { [name]: JSON.stringify(values) },
  };
}

function brokenCursor(): AppError {
  return new AppError(
    'invalid_input',
    'This cursor is not one that Mneme gave out. Start again from the first page.',
  );
}

function countRows(db: ReadDb, query: ListQuery): number {
  const sql = `SELECT count(*) AS n ${query.from} ${whereClause(query.where)}`;
  return db.get<{ n: number }>(sql, query.parameters)?.n ?? 0;
}

function whereClause(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

function isScalar(value: unknown): value is SqlValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
