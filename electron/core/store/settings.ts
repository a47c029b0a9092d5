import type { SavedView } from '../../../shared/contract/saved-views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Json } from '../../../shared/primitives.ts';
import type { ReadDb } from './database.ts';
import { insertRecord, readRecord, removeRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { settingsTable, viewsTable } from './tables.ts';

/** The settings that were changed, by key. */
export function readSettings(db: ReadDb): Record<string, Json> {
  const rows = db.all<{ id: string; value: string }>(
    'SELECT id, value FROM settings WHERE deleted_at IS NULL',
  );
  return Object.fromEntries(rows.map(({ id, value }) => [id, JSON.parse(value) as Json])); // written by writeSetting
}

/** Keeps a setting. */
export function writeSetting(transaction: Transaction, key: string, value: Json): void {
  const known = transaction.db.get('SELECT 1 FROM settings WHERE id = ?', key) !== undefined;
  if (known) updateRecord(transaction, settingsTable, key, { value, deletedAt: null });
  else insertRecord(transaction, settingsTable, key, { value });
}

/** Kept where settings are, so that it travels with the memory and is undone like them; it is none. */
const SEEN_AT = 'home.seenAt';

/** The moment up to which the person has seen what changed, as they said; null where they never did. */
export function readSeenAt(db: ReadDb): string | null {
  const seenAt = readSettings(db)[SEEN_AT];
  return typeof seenAt === 'string' ? seenAt : null;
}

/** Notes up to which moment the person has seen what changed. */
export function writeSeenAt(transaction: Transaction, at: string): void {
  writeSetting(transaction, SEEN_AT, at);
}

/** Puts a setting back to its default. */
export function resetSetting(transaction: Transaction, key: string): void {
  const kept = transaction.db.get('SELECT 1 FROM settings WHERE id = ? AND deleted_at IS NULL', key);
  if (kept !== undefined) removeRecord(transaction, settingsTable, key);
}

/** Saved views, by name. */
export function listViews(db: ReadDb): SavedView[] {
  const rows = db.all<Row>(
    `SELECT ${selectColumns(viewsTable, 'v')} FROM views v WHERE v.deleted_at IS NULL ORDER BY v.name`,
  );
  return rows.map((row) => toView(decodeRow(viewsTable, row)));
}

/** Keeps a view under its name; the same name is replaced. Gives its id. */
export function saveView(
  transaction: Transaction,
  newId: () => string,
  name: string,
  address: string,
): string {
  const known = transaction.db.get<{ id: string }>(
    'SELECT id FROM views WHERE name = ? AND deleted_at IS NULL',
    name,
  );
  if (known) {
    updateRecord(transaction, viewsTable, known.id, { address });
    return known.id;
  }
  const id = newId();
  insertRecord(transaction, viewsTable, id, { name, address });
  return id;
}

/** Gives a view another name. Throws `conflict` where another view has it. */
export function renameView(transaction: Transaction, id: string, name: string): void {
  readView(transaction.db, id);
  const holder = transaction.db.get<{ id: string }>(
    'SELECT id FROM views WHERE name = ? AND deleted_at IS NULL',
    name,
  );
  if (holder && holder.id !== id)
    throw new AppError('conflict', `There is already a view ${name}. Nothing was changed. Use another name.`);
  updateRecord(transaction, viewsTable, id, { name });
}

/** One saved view. Throws `not_found`. */
export function readView(db: ReadDb, id: string): SavedView {
  return toView(readRecord(db, viewsTable, id));
}

function toView(record: Record<string, unknown>): SavedView {
  const { id, name, address, createdAt, updatedAt } = record as SavedView; // the table's fields are the view's
  return { id, name, address, createdAt, updatedAt };
}
