import { AppError } from '../../../shared/errors.ts';
import { openReader, type ReadDb, sqliteErrorCode, type SqlValue } from './database.ts';

/**
 * A row of a table that another program wrote: values by the names of their columns in lower case. What is called an id
 * is text, as it may be a number that has more digits than ours.
 */
export type ForeignRow = Readonly<Record<string, SqlValue>>;

type ForeignTable = Readonly<{
  name: string;
  columns: ReadonlySet<string>;
  /** What a SELECT names its columns by. */
  selected: string;
  /** What names the number of a row; null for a table without such numbers. */
  rowNumber: string | null;
}>;

/** A database of another program, opened for reading only. Names of tables and columns are in lower case. */
export type ForeignDatabase = Readonly<{
  tables: ReadonlyMap<string, ForeignTable>;
  /** How many rows a table has. */
  count(table: string): number;
  /** Looks a table and its indexes through. Throws `invalid_input` where they are damaged. */
  check(table: string): void;
  /** Every row in the order they were added, so many at once that a page takes some 10 ms. */
  pages(table: string): Generator<ForeignRow[]>;
  /** The first row with a value in a column. */
  find(table: string, column: string, value: string): ForeignRow | undefined;
  close(): void;
}>;

/** How much is read at once: so many rows or units of text, whichever comes first. */
const PAGE_ROWS = 500;
const PAGE_UNITS = 4 * 1024 * 1024;

/** `application_id` of a memory of Mneme: 'MNEM' in ASCII. */
const OWN_ID = 0x4d4e454d;

/**
 * Opens a copy of another program's database. Throws `invalid_input` in words for what is damaged or none, and for a
 * memory of Mneme.
 */
export function openForeignDatabase(file: string): ForeignDatabase {
  const db = guard(() => openReader(file));
  try {
    const tables = guard(() => {
      if (db.get<{ application_id: number }>('PRAGMA application_id')?.application_id === OWN_ID)
        throw ownMemory();
      return listTables(db);
    });
    return {
      tables,
      count: (name) => guard(() => countRows(db, tableNamed(tables, name))),
      check: (name) => guard(() => checkTable(db, tableNamed(tables, name))),
      pages: (name) => readPages(db, tableNamed(tables, name)),
      find: (name, column, value) => guard(() => findRow(db, tableNamed(tables, name), column, value)),
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function listTables(db: ReadDb): ReadonlyMap<string, ForeignTable> {
  const rows = db.all<{ name: string; wr: number }>(
    `SELECT name, wr FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  return new Map(rows.map(({ name, wr }) => [name.toLowerCase(), describeTable(db, name, wr === 1)]));
}

function describeTable(db: ReadDb, name: string, withoutRowNumbers: boolean): ForeignTable {
  const names = db.all<{ name: string }>(`PRAGMA table_info(${quoted(name)})`).map((column) => column.name);
  const columns = new Set(names.map((column) => column.toLowerCase()));
  const free = ['rowid', '_rowid_', 'oid'].find((alias) => !columns.has(alias)) ?? null;
  const selected = names.map((column) =>
    /(^|_)id$/i.test(column) ? `${asText(quoted(column))} AS ${quoted(column)}` : quoted(column),
  );
  return { name, columns, selected: selected.join(', '), rowNumber: withoutRowNumbers ? null : free };
}

function* readPages(db: ReadDb, table: ForeignTable): Generator<ForeignRow[]> {
  const { name, rowNumber, selected } = table;
  let after: SqlValue = null;
  for (let offset = 0; ;) {
    const page: { rows: ForeignRow[]; last: SqlValue } = guard(() =>
      rowNumber === null
        ? takePage(
            db,
            `SELECT ${selected}, NULL AS "#row" FROM ${quoted(name)} LIMIT ${PAGE_ROWS} OFFSET ${offset}`,
            {},
          )
        : takePage(
            db,
            `SELECT ${selected}, CAST(${rowNumber} AS TEXT) AS "#row" FROM ${quoted(name)} WHERE @after IS NULL OR ${rowNumber} > @after
             ORDER BY ${rowNumber} LIMIT ${PAGE_ROWS}`,
            { after },
          ),
    );
    if (page.rows.length === 0) return;
    after = page.last === null ? null : BigInt(String(page.last)); // a number of ours has too few digits
    offset += page.rows.length;
    yield page.rows;
  }
}

function takePage(
  db: ReadDb,
  sql: string,
  parameters: Readonly<Record<string, SqlValue>>,
): { rows: ForeignRow[]; last: SqlValue } {
  const rows: ForeignRow[] = [];
  let units = 0;
  let last: SqlValue = null;
  for (const row of db.iterate<Record<string, SqlValue>>(sql, parameters)) {
    last = row['#row'] ?? null;
    rows.push(lowered(row));
    for (const value of Object.values(row))
      if (typeof value === 'string' || value instanceof Uint8Array) units += value.length;
    if (units > PAGE_UNITS) break;
  }
  return { rows, last };
}

function checkTable(db: ReadDb, { name }: ForeignTable): void {
  const found = db.get<{ quick_check: string }>(`PRAGMA quick_check(${quoted(name)})`)?.quick_check;
  if (found !== 'ok') throw damaged();
}

function countRows(db: ReadDb, { name }: ForeignTable): number {
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${quoted(name)}`)?.n ?? 0;
}

function findRow(
  db: ReadDb,
  { name, columns, selected }: ForeignTable,
  column: string,
  value: string,
): ForeignRow | undefined {
  if (!columns.has(column)) return undefined;
  const row = db.get<Record<string, SqlValue>>(
    `SELECT ${selected} FROM ${quoted(name)} WHERE ${quoted(column)} IN (@value, @number) LIMIT 1`,
    { value, number: /^\d{1,18}$/.test(value) ? BigInt(value) : null },
  );
  return row && lowered(row);
}

function lowered(row: Readonly<Record<string, SqlValue>>): ForeignRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}

function tableNamed(tables: ReadonlyMap<string, ForeignTable>, name: string): ForeignTable {
  const table = tables.get(name);
  if (!table) throw new Error(`This database has no table ${name}`);
  return table;
}

/** A whole number is one, also where it is kept as a fraction. */
function asText(column: string): string {
  return `CAST(iif(typeof(${column}) = 'real' AND ${column} = CAST(${column} AS INTEGER), CAST(${column} AS INTEGER), ${column}) AS TEXT)`;
}

/** A name in SQL: it comes from the file, so it may hold anything. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Runs what reads; what the engine says of the file becomes words. */
function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = sqliteErrorCode(error);
    if (code === null) throw error;
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_FULL') || code === 'SQLITE_NOMEM')
      throw error;
    throw damaged();
  }
}

function damaged(): AppError {
  return new AppError(
    'invalid_input',
    'This database is damaged or was copied while it was written: it cannot be read. Nothing was changed. Close the ' +
      'program it belongs to and try again, or choose a backup of it.',
  );
}

function ownMemory(): AppError {
  return new AppError(
    'invalid_input',
    'This is a memory of Mneme itself. Nothing was changed. Export it from there and import the export.',
  );
}
