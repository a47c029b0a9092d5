import type { Preference } from '../../../shared/entities/preference.ts';
import type { Json, Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, originFields, readRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { preferencesTable } from './tables.ts';

export type PreferenceFields = Readonly<{
  value: Json;
  confidence: number;
  source: string | null;
}>;

/** One living preference. Throws `not_found`. */
export function readPreference(db: ReadDb, id: string): Preference {
  return toPreference(readRecord(db, preferencesTable, id));
}

/** The living preference of a person under a key. */
export function findPreference(db: ReadDb, userId: string, key: string): Preference | undefined {
  const row = db.get<Row>(
    `SELECT ${selectColumns(preferencesTable, 'p')} FROM preferences p
     WHERE p.user_id = ? AND p.key = ? AND p.deleted_at IS NULL`,
    userId,
    key,
  );
  return row ? toPreference(decodeRow(preferencesTable, row)) : undefined;
}

/** One page of a person's preferences, by key. */
export function listPreferences(
  db: ReadDb,
  input: Readonly<{ userId: string; limit: number; cursor?: string | undefined; withTotal: boolean }>,
): Page<Preference> {
  const from = 'FROM preferences p';
  return readPage<Row & { sort_value: SqlValue; pk: number }, Preference>(
    db,
    {
      select: `SELECT ${selectColumns(preferencesTable, 'p')}, p.pk, p.key AS sort_value ${from}`,
      from,
      where: ['p.deleted_at IS NULL', 'p.user_id = @userId'],
      parameters: { userId: input.userId },
      sort: 'p.key',
      key: 'p.pk',
      order: 'asc',
    },
    input,
    (row) => toPreference(decodeRow(preferencesTable, row)),
  );
}

/** Adds a preference of a person, unlocked. */
export function insertPreference(
  transaction: Transaction,
  id: string,
  fields: PreferenceFields & Readonly<{ userId: string; key: string }>,
  analyse: (text: string) => string,
): void {
  const searchText = preferenceSearchText(fields, analyse);
  insertRecord(transaction, preferencesTable, id, { ...fields, locked: false, searchText });
}

/** Gives a preference another value; whoever gives it is its origin from then on. */
export function updatePreference(
  transaction: Transaction,
  current: Preference,
  fields: PreferenceFields,
  analyse: (text: string) => string,
): void {
  updateRecord(transaction, preferencesTable, current.id, {
    ...fields,
    ...originFields(transaction.stamp.caller),
    searchText: preferenceSearchText({ ...current, ...fields }, analyse),
  });
}

/** Locks a preference against agents, or unlocks it. */
export function lockPreference(transaction: Transaction, id: string, locked: boolean): void {
  updateRecord(transaction, preferencesTable, id, { locked });
}

/** What search sees of a preference: key and value. */
export function preferenceSearchText(
  { key, value }: Readonly<{ key: string; value: Json }>,
  analyse: (text: string) => string,
): string {
  return analyse(`${key}\n${typeof value === 'string' ? value : JSON.stringify(value)}`);
}

function toPreference(record: Record<string, unknown>): Preference {
  delete record['searchText'];
  return record as Preference; // the table's fields are the entity's
}
