import type { Origin } from '../../../shared/caller.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { reindexMessage, type SearchText } from './message-index.ts';
import { nextUpdate, noteChange, readColumns, writeColumns } from './record.ts';
import type { Analyse } from './search-text.ts';
import { readSession, sessionSearchText } from './sessions.ts';
import type { Transaction } from './store.ts';
import { encodeFields, type Row } from './table.ts';
import { messagesTable, sessionsTable } from './tables.ts';
import { sourceHash } from './trash.ts';

/** A session a source speaks of, as the store knows it. */
export type KnownSession = {
  pk: number;
  id: string;
  title: string;
  deleted: boolean;
  /** The import that brought it. */
  importId: string | null;
  /** The import whose undoing put it into Trash. */
  undoneImportId: string | null;
};

/** A session an import brings: the fields of its table, and where it belongs in its source. */
export type ImportedSession = Readonly<Record<string, unknown>> &
  Readonly<{ source: string; externalId: string; parentExternalId: string | null }>;

/** What the store has under a source's id: a session, the memory of having forgotten it, or nothing. */
export function findImported(
  db: ReadDb,
  source: string,
  externalId: string,
): KnownSession | 'forgotten' | undefined {
  const row = db.get<{
    pk: number;
    id: string;
    title: string;
    deleted_at: number | null;
    import_id: string | null;
    undone: string | null;
  }>(
    `SELECT s.pk, s.id, s.title, s.deleted_at, s.import_id,
       (SELECT i.id FROM imports i WHERE i.id = s.import_id AND i.status = 'undone') AS undone
     FROM sessions s WHERE s.source = ? AND s.external_id = ?`,
    source,
    externalId,
  );
  if (row) {
    return {
      pk: row.pk,
      id: row.id,
      title: row.title,
      deleted: row.deleted_at !== null,
      importId: row.import_id,
      undoneImportId: row.deleted_at === null ? null : row.undone,
    };
  }
  const forgotten = db.get('SELECT 1 FROM purged_sources WHERE hash = ?', sourceHash(source, externalId));
  return forgotten === undefined ? undefined : 'forgotten';
}

/**
 * A message the store has from a source: its key, and enough to tell whether the source says more by now; `bytes` is null
 * where `storedBytes` is to be asked.
 */
export type KnownMessage = { pk: number; active: boolean; bytes: number | null };

/** The messages of a session that came from a source, by their ids there. */
export function importedMessages(db: ReadDb, sessionPk: number): Map<string, KnownMessage> {
  const rows = db.iterate<{ external_id: string; pk: number; active: number; bytes: number }>(
    `SELECT external_id, pk, active, octet_length(coalesce(parts, text)) AS bytes
     FROM messages WHERE session_pk = ? AND external_id IS NOT NULL`,
    sessionPk,
  );
  const found = new Map<string, KnownMessage>();
  for (const { external_id, pk, active, bytes } of rows)
    found.set(external_id, { pk, active: active === 1, bytes });
  return found;
}

/** How long a message is as it is kept, in bytes. */
export function storedBytes(db: ReadDb, pk: number): number {
  return (
    db.get<{ bytes: number }>(
      'SELECT octet_length(coalesce(parts, text)) AS bytes FROM messages WHERE pk = ?',
      pk,
    )?.bytes ?? 0
  );
}

/** The ids of the messages in other sessions of a source that began at the same moment, as far as they are UUIDs. */
export function messagesOfTwins(
  db: ReadDb,
  session: Readonly<{ source: string; externalId: string; startedAt: number }>,
): Set<string> {
  const rows = db.all<{ id: string }>(
    `SELECT m.external_id AS id FROM sessions s JOIN messages m ON m.session_pk = s.pk
     WHERE s.deleted_at IS NULL AND coalesce(s.started_at, 0) = @startedAt AND s.source = @source
       AND s.external_id <> @externalId AND length(m.external_id) = 36`,
    session,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether the messages of a session lie on the active branch, by their ids in its source. */
export function knownMessages(db: ReadDb, sessionPk: number): Map<string, boolean> {
  const rows = db.iterate<{ external_id: string; active: number }>(
    'SELECT external_id, active FROM messages WHERE session_pk = ? AND external_id IS NOT NULL',
    sessionPk,
  );
  const found = new Map<string, boolean>();
  for (const { external_id, active } of rows) found.set(external_id, active === 1);
  return found;
}

/** Gives a message the content its source has by now: the last answer of a live transcript grows. */
export function growMessage(
  transaction: Transaction,
  pk: number,
  content: Readonly<{
    parts: string | null;
    text: string;
    searchText: SearchText;
    tokens: number | null;
    at: number;
  }>,
): void {
  const { db } = transaction;
  const old = db.get<Row & { id: string }>(
    'SELECT id, parts, text, tokens, updated_at FROM messages WHERE pk = ?',
    pk,
  );
  if (!old) return;
  const { id, ...before } = old;
  noteChange(transaction, messagesTable, id, 'update', before);
  db.run(
    'UPDATE messages SET parts = ?, text = ?, tokens = ?, updated_at = ? WHERE pk = ?',
    content.parts,
    content.text,
    content.tokens,
    content.at,
    pk,
  );
  reindexMessage(db, { pk, searchText: content.searchText });
}

/**
 * Adds a session an import brings, with one history row, and links it with its parent and its children in the source,
 * as far as they are here. Gives its key.
 */
export function insertImportedSession(
  transaction: Transaction,
  id: string,
  { parentExternalId, ...fields }: ImportedSession,
): number {
  const at = transaction.stamp.at;
  const row = encodeFields(sessionsTable, {
    id,
    createdAt: at,
    updatedAt: at,
    messageCount: 0,
    summary: null,
    topics: [],
    importance: 0.5,
    endedAt: null,
    originActor: 'import',
    originClient: transaction.stamp.caller.client,
    originSessionId: null,
    originMessageId: null,
    originTrust: 'unreviewed',
    ...fields,
  });
  const names = Object.keys(row);
  const { rowid } = transaction.db.run(
    `INSERT INTO sessions (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    row,
  );
  noteChange(transaction, sessionsTable, id, 'insert', null);
  linkFamily(transaction.db, { ...fields, parentExternalId, id, pk: rowid });
  return rowid;
}

/** The parent may come later: its id in the source is kept. */
function linkFamily(
  db: WriteDb,
  session: Pick<ImportedSession, 'source' | 'externalId' | 'parentExternalId'> & { id: string; pk: number },
): void {
  const { id, pk, source, externalId, parentExternalId } = session;
  if (parentExternalId !== null) {
    db.run(
      `UPDATE sessions SET parent_external_id = @parent,
         parent_session_id = (SELECT p.id FROM sessions p WHERE p.source = @source AND p.external_id = @parent)
       WHERE pk = @pk`,
      { pk, source, parent: parentExternalId },
    );
  }
  db.run(
    `UPDATE sessions SET parent_session_id = ?
     WHERE source = ? AND parent_external_id = ? AND parent_session_id IS NULL AND pk <> ?`,
    id,
    source,
    externalId,
    pk,
  );
}

/** Notes once per import that a session was there before and grew. */
export function noteExtendedSession(transaction: Transaction, id: string): void {
  const before = readColumns(transaction.db, sessionsTable, id, [
    'started_at',
    'last_active',
    'model',
    'updated_at',
  ]);
  noteChange(transaction, sessionsTable, id, 'update', before);
  writeColumns(transaction, sessionsTable, id, { updated_at: nextUpdate(before, transaction.stamp.at) });
}

/** Keeps the count, the times and what became known of a session after a batch of its messages. */
export function growSession(
  db: WriteDb,
  sessionPk: number,
  growth: Readonly<{ active: number; firstAt: number | null; lastAt: number | null; model: string | null }>,
): void {
  db.run(
    `UPDATE sessions SET message_count = message_count + @active,
       started_at = CASE WHEN @firstAt IS NULL THEN started_at
         ELSE min(coalesce(started_at, @firstAt), @firstAt) END,
       last_active = CASE WHEN @lastAt IS NULL THEN last_active
         WHEN import_id IS NOT NULL AND started_at IS NULL THEN @lastAt ELSE max(last_active, @lastAt) END,
       model = coalesce(@model, model) WHERE pk = @sessionPk`,
    { ...growth, sessionPk },
  );
}

/**
 * Gives a session the title its source has by now, unless somebody named it. One that was here before this import gets
 * a history row. Gives whether it has the title now.
 */
export function retitleImported(
  transaction: Transaction,
  session: Readonly<{ id: string; title: string; isNew: boolean }>,
  title: string,
  analyse: Analyse,
): boolean {
  const { db, stamp } = transaction;
  const current = readSession(db, session.id);
  if (current.title !== session.title || (!session.isNew && wasNamed(db, session.id))) return false;
  const columns = { title, search_text: sessionSearchText({ ...current, title }, analyse) };
  if (session.isNew) {
    writeColumns(transaction, sessionsTable, session.id, columns);
    return true;
  }
  const before = readColumns(db, sessionsTable, session.id, ['title', 'search_text', 'updated_at']);
  noteChange(transaction, sessionsTable, session.id, 'update', before);
  const version = { updated_at: nextUpdate(before, stamp.at) };
  writeColumns(transaction, sessionsTable, session.id, { ...columns, ...version });
  return true;
}

/** The place of the next message of a session: others may have added some since it was read last. */
export function nextOrdinal(db: ReadDb, sessionPk: number): number {
  const last = db.get<{ ordinal: number | null }>(
    'SELECT max(ordinal) AS ordinal FROM messages WHERE session_pk = ?',
    sessionPk,
  );
  return (last?.ordinal ?? -1) + 1;
}

/** Whether somebody gave a session its title: a change of it by anything but an import. */
function wasNamed(db: ReadDb, id: string): boolean {
  const row = db.get(
    `SELECT 1 FROM history h JOIN history_tx t ON t.tx = h.tx
     WHERE h.entity = 'session' AND h.entity_id = ? AND h.op = 'update' AND t.operation NOT IN ('imports.run', 'imports.follow')
       AND json_type(h.before, '$.title') IS NOT NULL`,
    id,
  );
  return row !== undefined;
}

/** Moves a known message on or off the active branch. */
export function setActive(transaction: Transaction, messagePk: number, active: boolean): void {
  const row = transaction.db.get<{ id: string }>('SELECT id FROM messages WHERE pk = ?', messagePk);
  if (!row) return;
  noteChange(transaction, messagesTable, row.id, 'update', { active: active ? 0 : 1 });
  writeColumns(transaction, messagesTable, row.id, { active: active ? 1 : 0 });
}

/** Where imported messages come from. */
export function importOrigin(client: string): Origin {
  return { actor: 'import', client, sessionId: null, messageId: null, trust: 'unreviewed' };
}
