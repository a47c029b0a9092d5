import type { Origin } from '../../../shared/caller.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { indexMessages, unindexMessage } from './messages.ts';
import { noteChange, writeColumns } from './record.ts';
import type { Transaction } from './store.ts';
import { encodeFields, type Row } from './table.ts';
import { sessionsTable } from './tables.ts';
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
  nextOrdinal: number;
};

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
    ordinal: number | null;
  }>(
    `SELECT s.pk, s.id, s.title, s.deleted_at, s.import_id,
       (SELECT i.id FROM imports i WHERE i.id = s.import_id AND i.status = 'undone') AS undone,
       (SELECT max(ordinal) FROM messages m WHERE m.session_pk = s.pk) AS ordinal
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
      nextOrdinal: (row.ordinal ?? -1) + 1,
    };
  }
  const forgotten = db.get('SELECT 1 FROM purged_sources WHERE hash = ?', sourceHash(source, externalId));
  return forgotten === undefined ? undefined : 'forgotten';
}

/** A message the store has from a source: its key, and enough to tell whether the source says more by now. */
export type KnownMessage = { pk: number; active: boolean; bytes: number };

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

/** Gives a message the content its source has by now: the last answer of a live transcript grows. */
export function growMessage(
  db: WriteDb,
  pk: number,
  content: Readonly<{
    parts: string | null;
    text: string;
    searchText: string;
    tokens: number | null;
    at: number;
  }>,
): void {
  const old = db.get<{ search_text: string }>('SELECT search_text FROM messages WHERE pk = ?', pk);
  if (!old) return;
  unindexMessage(db, pk, old.search_text);
  db.run(
    'UPDATE messages SET parts = ?, text = ?, search_text = ?, tokens = ?, updated_at = ? WHERE pk = ?',
    content.parts,
    content.text,
    content.searchText,
    content.tokens,
    content.at,
    pk,
  );
  indexMessages(db, pk, pk);
}

/** Adds a session an import brings, with one history row. Gives its key. */
export function insertImportedSession(
  transaction: Transaction,
  id: string,
  fields: Readonly<Record<string, unknown>>,
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
  return rowid;
}

/** Notes once per import that a session was there before and grew. */
export function noteExtendedSession(transaction: Transaction, id: string): void {
  const before = transaction.db.get<Row>('SELECT last_active, updated_at FROM sessions WHERE id = ?', id);
  noteChange(transaction, sessionsTable, id, 'update', before ?? null);
  writeColumns(transaction, sessionsTable, id, { updated_at: transaction.stamp.at });
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

/** Links the sub-agents' sessions that came before their parent. Their ids in the source begin with the parent's. */
export function adoptSubSessions(db: WriteDb, source: string, externalId: string, id: string): void {
  db.run(
    `UPDATE sessions SET parent_session_id = ? WHERE source = ? AND external_id > ? AND external_id < ?
       AND parent_session_id IS NULL`,
    id,
    source,
    `${externalId}/`,
    `${externalId}0`,
  );
}

/** Gives an imported session a better title, found later in its source, unless somebody changed it meanwhile. */
export function retitleImported(
  db: WriteDb,
  sessionPk: number,
  from: string,
  to: string,
  searchText: string,
): void {
  db.run(
    'UPDATE sessions SET title = ?, search_text = ? WHERE pk = ? AND title = ?',
    to,
    searchText,
    sessionPk,
    from,
  );
}

/** Moves a known message on or off the active branch. */
export function setActive(db: WriteDb, messagePk: number, active: boolean): void {
  db.run('UPDATE messages SET active = ? WHERE pk = ?', active ? 1 : 0, messagePk);
}

/** Where imported messages come from. */
export function importOrigin(client: string): Origin {
  return { actor: 'import', client, sessionId: null, messageId: null, trust: 'unreviewed' };
}
