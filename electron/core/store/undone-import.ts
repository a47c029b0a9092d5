import type { ReadDb, WriteDb } from './database.ts';
import { derivedRecords } from './derived.ts';
import { importedAgents } from './imported-agents.ts';
import { importedFacts } from './imported-knowledge.ts';
import { importedRecords } from './imported-records.ts';
import { importedRelations } from './imported-relations.ts';
import { importKey, updateImport } from './imports.ts';
import { notFound, removeRecord } from './record.ts';
import type { Analyse } from './search-text.ts';
import type { Transaction } from './store.ts';
import type { Table } from './table.ts';
import { agentsTable, importsTable, knowledgeTable, relationsTable, sessionsTable } from './tables.ts';
import { beginUndo, endUndo, undoChange } from './take-back.ts';

/** A part of undoing an import, or of bringing it back, that is done at once. */
export type ImportPart = Readonly<
  | { kind: 'record'; table: Table; id: string }
  /** Messages it added to sessions that others brought: they have no history. */
  | { kind: 'messages'; keys: readonly number[]; deletedAt: number | null }
  | { kind: 'change'; seq: number }
>;

const MESSAGES_AT_ONCE = 100;

/** What an import brought and what of it stands, in the order in which it goes to Trash at a moment. */
export function partsOfImport(db: ReadDb, id: string, at: number): ImportPart[] {
  const sessions = db.all<{ id: string }>(
    'SELECT id FROM sessions WHERE import_id = ? AND deleted_at IS NULL',
    id,
  );
  const of = (table: Table, ids: readonly string[]): ImportPart[] =>
    ids.map((record) => ({ kind: 'record', table, id: record }));
  const messages = db.all<{ pk: number }>(
    `SELECT pk FROM messages WHERE import_pk = ? AND deleted_at IS NULL
       AND session_pk NOT IN (SELECT pk FROM sessions WHERE import_id = ?)`,
    importKey(db, id),
    id,
  );
  return [
    ...of(
      sessionsTable,
      sessions.map((session) => session.id),
    ),
    ...of(knowledgeTable, importedFacts(db, id)),
    ...of(relationsTable, importedRelations(db, id)),
    ...importedRecords(db, id).flatMap(({ table, ids }) => of(table, ids)),
    ...inPortions(messages, at),
  ];
}

/** What was made of an import, once what it brought is in Trash by this transaction; it goes there as well. */
export function partsMadeOfImport(db: ReadDb, id: string, tx: number): ImportPart[] {
  return derivedRecords(db, tx, importKey(db, id)).map((record) => ({ kind: 'record', ...record }));
}

/** What undoing an import put into Trash, in the order in which it comes back. */
export function partsOfUndone(db: ReadDb, id: string, { tx, at }: UndoneImport): ImportPart[] {
  const messages = db.all<{ pk: number }>(
    'SELECT pk FROM messages WHERE import_pk = ? AND deleted_at = ?',
    importKey(db, id),
    at,
  );
  // The import itself comes last: until then it is in Trash, and can be brought back again where this was stopped.
  const changes = db.all<{ seq: number }>(
    `SELECT seq FROM history WHERE tx = ? ORDER BY entity = 'import', seq DESC`,
    tx,
  );
  return [...inPortions(messages, null), ...changes.map(({ seq }): ImportPart => ({ kind: 'change', seq }))];
}

/** Does one part. Gives whether anything changed. */
export function carryOutPart(transaction: Transaction, part: ImportPart, analyse: Analyse): boolean {
  switch (part.kind) {
    case 'record':
      return removeRecord(transaction, part.table, part.id);
    case 'change':
      return undoChange(transaction, part.seq, analyse).fields.length === 0;
    case 'messages':
      markMessages(transaction, part);
      return true;
  }
}

/** Leaves the messages that were marked as they were before: what is cancelled changes nothing. */
export function unmarkMessages(db: WriteDb, id: string, at: number): void {
  db.run(
    'UPDATE messages SET deleted_at = NULL WHERE import_pk = ? AND deleted_at = ?',
    importKey(db, id),
    at,
  );
}

/** Notes that all of an import went to Trash. The moment is kept: it tells its messages from others. */
export function finishUndoOfImport(transaction: Transaction, id: string, at: number): void {
  for (const agent of importedAgents(transaction.db, id)) removeRecord(transaction, agentsTable, agent);
  updateImport(transaction, id, { status: 'undone', finishedAt: at });
}

/** The transaction that took an import back, and its moment. */
export type UndoneImport = Readonly<{ tx: number; at: number }>;

/** Where an import was taken back. Throws `not_found` for one that stands. */
export function readUndoneImport(db: ReadDb, id: string): UndoneImport {
  const undone = db.get<UndoneImport>(
    `SELECT t.tx, t.at FROM history_tx t JOIN history h ON h.tx = t.tx
     WHERE h.entity = 'import' AND h.entity_id = ? AND t.operation = 'imports.undo' AND t.undone_by IS NULL
     ORDER BY t.tx DESC LIMIT 1`,
    id,
  );
  if (!undone) throw notFound(importsTable, id);
  return undone;
}

/** The transaction that began to take a standing import back and was stopped, or null. */
export function unfinishedUndoOfImport(db: ReadDb, id: string): UndoneImport | null {
  const row = db.get<UndoneImport>(
    `SELECT t.tx, t.at FROM jobs j JOIN history_tx t ON t.tx = j.tx JOIN imports i ON i.id = j.subject_id
     WHERE j.subject_id = ? AND j.state <> 'running' AND t.operation = 'imports.undo' AND t.undone_by IS NULL
       AND i.status <> 'undone' ORDER BY j.pk DESC LIMIT 1`,
    id,
  );
  return row ?? null;
}

/** Brings back what undoing an import moved to Trash, at once. */
export function reviveImport(transaction: Transaction, id: string, analyse: Analyse): void {
  const undone = readUndoneImport(transaction.db, id);
  beginUndo(transaction, undone.tx);
  for (const part of partsOfUndone(transaction.db, id, undone)) carryOutPart(transaction, part, analyse);
  endUndo(transaction, undone.tx);
}

function markMessages(
  { db }: Transaction,
  { keys, deletedAt }: { keys: readonly number[]; deletedAt: number | null },
): void {
  db.run(
    'UPDATE messages SET deleted_at = ? WHERE pk IN (SELECT value FROM json_each(?)) AND (deleted_at IS NULL) = ?',
    deletedAt,
    JSON.stringify(keys),
    deletedAt === null ? 0 : 1,
  );
}

function inPortions(rows: readonly { pk: number }[], deletedAt: number | null): ImportPart[] {
  return Array.from({ length: Math.ceil(rows.length / MESSAGES_AT_ONCE) }, (_, place) => ({
    kind: 'messages',
    keys: rows.slice(place * MESSAGES_AT_ONCE, (place + 1) * MESSAGES_AT_ONCE).map(({ pk }) => pk),
    deletedAt,
  }));
}
