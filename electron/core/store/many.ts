import type { Conditions } from './cursor.ts';
import type { ReadDb } from './database.ts';
import { notFound } from './record.ts';
import type { Table } from './table.ts';

/** The ids of the rows that conditions choose under an alias, but for some; in the order they were made. */
export function readIds(
  db: ReadDb,
  table: Table,
  alias: string,
  { where, parameters }: Conditions,
  except: readonly string[],
): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT ${alias}.id FROM ${table.name} ${alias}
     WHERE ${[...where, `${alias}.id NOT IN (SELECT value FROM json_each(@except))`].join(' AND ')}
     ORDER BY ${alias}.pk`,
    { ...parameters, except: JSON.stringify(except) },
  );
  return rows.map(({ id }) => id);
}

/** How many rows conditions choose under an alias. */
export function countMatching(
  db: ReadDb,
  table: Table,
  alias: string,
  { where, parameters }: Conditions,
): number {
  const sql = `SELECT count(*) AS n FROM ${table.name} ${alias} WHERE ${where.join(' AND ')}`;
  return db.get<{ n: number }>(sql, parameters)?.n ?? 0;
}

/** Throws `not_found` where one of the records named is not there or lies in Trash. */
export function refuseMissing(db: ReadDb, table: Table, ids: readonly string[]): void {
  const missing = db.get<{ id: string }>(
    `SELECT value AS id FROM json_each(?)
     WHERE value NOT IN (SELECT id FROM ${table.name} WHERE deleted_at IS NULL) LIMIT 1`,
    JSON.stringify(ids),
  );
  if (missing) throw notFound(table, missing.id);
}
