import type { Import, ImportCounts, ImportProblem } from '../../../shared/entities/import.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { recount } from './conversation.ts';
import { insertRecord, notFound, readRecord, removeRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { importsTable, sessionsTable } from './tables.ts';
import { eraseMessages } from './trash.ts';
import { undoTransaction } from './undo.ts';

export type NewImport = Readonly<{
  id: string;
  name: string;
  format: Import['format'];
  fileName: string;
  fileBytes: number;
}>;

const NO_COUNTS: ImportCounts = {
  sessions: 0,
  messages: 0,
  addedSessions: 0,
  addedMessages: 0,
  knownMessages: 0,
  inTrash: 0,
  problems: 0,
};

/** Adds an import that is about to run. Gives its key, which its messages carry. */
export function insertImport(transaction: Transaction, fields: NewImport): number {
  const { id, ...rest } = fields;
  const at = transaction.stamp.at;
  insertRecord(transaction, importsTable, id, {
    ...rest,
    status: 'running',
    counts: NO_COUNTS,
    problems: [],
    startedAt: at,
    finishedAt: null,
  });
  return importKey(transaction.db, id);
}

/** Ends an import, or notes that it was undone. */
export function updateImport(
  transaction: Transaction,
  id: string,
  fields: Readonly<{
    status: Import['status'];
    counts?: ImportCounts;
    problems?: readonly ImportProblem[];
    finishedAt?: number | null;
  }>,
): void {
  updateRecord(transaction, importsTable, id, fields);
}

/** One import. Throws `not_found`. */
export function readImport(db: ReadDb, id: string): Import {
  return toImport(readRecord(db, importsTable, id));
}

/** Imports, newest first. */
export function listImports(
  db: ReadDb,
  page: Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>,
): Page<Import> {
  const from = 'FROM imports i';
  return readPage<Row & { sort_value: SqlValue; pk: number }, Import>(
    db,
    {
      select: `SELECT ${selectColumns(importsTable, 'i')}, i.pk, i.pk AS sort_value ${from}`,
      from,
      where: [`i.deleted_at IS NULL`],
      parameters: {},
      sort: 'i.pk',
      key: 'i.pk',
      order: 'desc',
    },
    page,
    (row) => toImport(decodeRow(importsTable, row)),
  );
}

/** Moves everything an import brought to Trash. The moment is kept as `finishedAt`: it tells these rows from others. */
export function undoImport(transaction: Transaction, id: string): void {
  const { db, stamp } = transaction;
  const pk = importKey(db, id);
  const sessions = db.all<{ id: string }>(
    'SELECT id FROM sessions WHERE import_id = ? AND deleted_at IS NULL',
    id,
  );
  for (const session of sessions) removeRecord(transaction, sessionsTable, session.id);
  db.run(
    `UPDATE messages SET deleted_at = ? WHERE import_pk = ? AND deleted_at IS NULL
       AND session_pk NOT IN (SELECT pk FROM sessions WHERE import_id = ?)`,
    stamp.at,
    pk,
    id,
  );
  updateImport(transaction, id, { status: 'undone', finishedAt: stamp.at });
}

/** Brings back what undoing an import moved to Trash. Gives how many sessions are back. */
export function reviveImport(transaction: Transaction, id: string): number {
  const { db } = transaction;
  const undone = db.get<{ tx: number; at: number }>(
    `SELECT t.tx, t.at FROM history_tx t JOIN history h ON h.tx = t.tx
     WHERE h.entity = 'import' AND h.entity_id = ? AND t.operation = 'imports.undo' AND t.undone_by IS NULL
     ORDER BY t.tx DESC LIMIT 1`,
    id,
  );
  if (!undone) throw notFound(importsTable, id);
  const result = undoTransaction(transaction, undone.tx);
  db.run(
    'UPDATE messages SET deleted_at = NULL WHERE import_pk = ? AND deleted_at = ?',
    importKey(db, id),
    undone.at,
  );
  return result.restored.filter(({ entity }) => entity === 'session').length;
}

/** Erases up to `limit` messages an import brought; 0 when none is left. */
export function eraseImportedMessages(db: WriteDb, importPk: number, limit: number): number {
  const rows = db.all<{ pk: number; id: string; search_text: string; session_pk: number }>(
    'SELECT pk, id, search_text, session_pk FROM messages WHERE import_pk = ? ORDER BY pk DESC LIMIT ?',
    importPk,
    limit,
  );
  eraseMessages(db, rows);
  recount(db, [...new Set(rows.map((row) => row.session_pk))]);
  return rows.length;
}

/** Erases what is left of a cancelled import once its messages are gone: its sessions and what history said of them. */
export function eraseImportedSessions(db: WriteDb, importId: string): void {
  db.run(
    `DELETE FROM history WHERE entity = 'session' AND op = 'insert'
       AND entity_id IN (SELECT id FROM sessions WHERE import_id = ?)`,
    importId,
  );
  db.run(
    'UPDATE tasks SET session_id = NULL WHERE session_id IN (SELECT id FROM sessions WHERE import_id = ?)',
    importId,
  );
  db.run('DELETE FROM sessions WHERE import_id = ?', importId);
}

/** The key of an import. Throws `not_found`. */
function importKey(db: ReadDb, id: string): number {
  const row = db.get<{ pk: number }>('SELECT pk FROM imports WHERE id = ?', id);
  if (!row) throw notFound(importsTable, id);
  return row.pk;
}

function toImport(record: Record<string, unknown>): Import {
  const { deletedAt: _, ...fields } = record;
  return fields as Import; // the table's fields are the entity's
}
