import { isConstraintError, type ReadDb, type SqlValue, type WriteDb } from '../database.ts';
import type { Cell } from './cells.ts';

type Column = Readonly<{ name: string; type: string; required: boolean; isKey: boolean }>;

/** A table of the new file, ready to take rows as they lie in pages of the old one. */
export type Target = Readonly<{
  name: string;
  columns: readonly Column[];
  /** The column that stands for the rowid; null in a table without one. */
  keyColumn: number | null;
  sql: string;
}>;

/** The tables of a file, without those the engine and the search indexes keep for themselves, and vectors, which are made anew. */
export function readTargets(db: ReadDb): Target[] {
  const tables = db.all<{ name: string; wr: number }>(
    `SELECT l.name, l.wr FROM pragma_table_list l
     WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       AND l.name NOT LIKE 'vectors%' AND l.name NOT LIKE 'embedding\\_%' ESCAPE '\\' ORDER BY l.name`,
  );
  return tables.map(({ name, wr }) => {
    const columns = db
      .all<{ name: string; type: string; required: number; pk: number }>(
        'SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?) ORDER BY cid',
        name,
      )
      .map(({ required, pk, ...column }) => ({ ...column, required: required === 1, isKey: pk > 0 }));
    const key = columns.findIndex(({ isKey, type }) => isKey && type === 'INTEGER');
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    const sql = `INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
    return { name, columns, keyColumn: wr === 1 || key === -1 ? null : key, sql };
  });
}

/** Writes a row into a table; false where the table does not take it. */
export function writeCell(db: WriteDb, target: Target, cell: Cell): boolean {
  const values = valuesFor(target, cell);
  if (values === null) return false;
  try {
    db.run(target.sql, ...values);
    return true;
  } catch (error) {
    if (isConstraintError(error)) return false;
    throw error;
  }
}

/** Which table rows were of whose page no tree leads to: the first that could hold them, and takes them. */
export function guessTarget(db: WriteDb, targets: readonly Target[], cells: readonly Cell[]): Target | null {
  const sample = cells.slice(0, 5);
  const likely = targets.filter((target) => sample.every((cell) => fits(target, cell)));
  const takes = (target: Target): boolean => {
    db.exec('SAVEPOINT guess');
    const taken = sample.filter((cell) => writeCell(db, target, cell)).length;
    db.exec('ROLLBACK TO guess; RELEASE guess');
    return taken > 0;
  };
  return likely.find(takes) ?? null;
}

/** A row that was written before columns were added is shorter; the engine reads it with their defaults. */
function valuesFor({ columns, keyColumn }: Target, { rowid, values }: Cell): SqlValue[] | null {
  if (values.length > columns.length || (rowid === null) !== (keyColumn === null)) return null;
  return columns.map((_, index) => (index === keyColumn ? rowid : (values[index] ?? null)));
}

function fits(target: Target, cell: Cell): boolean {
  const { columns, keyColumn } = target;
  if (cell.values.length !== columns.length || (cell.rowid === null) !== (keyColumn === null)) return false;
  return columns.every((column, index) => {
    const value = cell.values[index] ?? null;
    if (index === keyColumn) return value === null;
    return value === null ? !column.required : isOfType(value, column.type);
  });
}

function isOfType(value: SqlValue, type: string): boolean {
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'INTEGER') return typeof value === 'bigint' || Number.isInteger(value);
  if (type === 'REAL') return typeof value === 'number' || typeof value === 'bigint';
  return type !== 'BLOB' || value instanceof Uint8Array;
}
