import { AppError } from '../../../shared/errors.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { noteChange } from './record.ts';
import type { Transaction } from './store.ts';
import type { Row } from './table.ts';
import { messagesTable, sessionsTable } from './tables.ts';

/** What adding a message needs to know of its session. */
export type SessionTail = Readonly<{ pk: number; nextOrdinal: number; lastActivePk: number | null }>;

/** Where the next message of a session goes. Undefined if there is no such living session. */
export function readTail(db: ReadDb, sessionId: string): SessionTail | undefined {
  const session = db.get<{ pk: number }>(
    'SELECT pk FROM sessions WHERE id = ? AND deleted_at IS NULL',
    sessionId,
  );
  if (!session) return undefined;
  const last = db.get<{ ordinal: number | null }>(
    'SELECT max(ordinal) AS ordinal FROM messages WHERE session_pk = ?',
    session.pk,
  );
  const active = db.get<{ pk: number }>(
    `SELECT pk FROM messages WHERE session_pk = ? AND active = 1 AND deleted_at IS NULL ORDER BY ordinal DESC LIMIT 1`,
    session.pk,
  );
  return { pk: session.pk, nextOrdinal: (last?.ordinal ?? -1) + 1, lastActivePk: active?.pk ?? null };
}

/** The key of a living message of a session. */
export function messageKey(db: ReadDb, sessionPk: number, id: string): number | undefined {
  return db.get<{ pk: number }>(
    'SELECT pk FROM messages WHERE session_pk = ? AND id = ? AND deleted_at IS NULL',
    sessionPk,
    id,
  )?.pk;
}

/** Throws `conflict` where a session has a message under an id of its source already. */
export function refuseKnownMessage(db: ReadDb, sessionPk: number, externalId: string): void {
  if (!db.get('SELECT 1 FROM messages WHERE session_pk = ? AND external_id = ?', sessionPk, externalId))
    return;
  throw new AppError(
    'conflict',
    `This session has a message ${externalId} already, perhaps one that was taken back. Nothing was changed.`,
  );
}

/** Notes that active messages were added one by one: a history row each, and the session's count and activity. */
export function noteMessages(transaction: Transaction, sessionId: string, ids: readonly string[]): void {
  const { db, stamp } = transaction;
  for (const id of ids) noteChange(transaction, messagesTable, id, 'insert', null);
  const before = db.get<Row>(
    'SELECT started_at, last_active, updated_at FROM sessions WHERE id = ?',
    sessionId,
  );
  db.run(
    `UPDATE sessions SET message_count = message_count + ?, started_at = coalesce(started_at, ?),
       last_active = max(last_active, ?), updated_at = max(?, updated_at + 1) WHERE id = ?`,
    ids.length,
    stamp.at,
    stamp.at,
    stamp.at,
    sessionId,
  );
  noteChange(transaction, sessionsTable, sessionId, 'update', before ?? null);
}

/** Lets all but the newest messages of the active branch leave the short-term window. Gives how many left. */
export function trimMessages(transaction: Transaction, sessionPk: number, keep: number): number {
  const { db, stamp } = transaction;
  const rows = db.all<{ id: string; updated_at: number }>(
    `SELECT id, updated_at FROM messages WHERE session_pk = ? AND active = 1 AND trimmed = 0 AND deleted_at IS NULL
       AND ordinal < coalesce((SELECT min(ordinal) FROM (SELECT ordinal FROM messages
         WHERE session_pk = ? AND active = 1 AND trimmed = 0 AND deleted_at IS NULL
         ORDER BY ordinal DESC LIMIT ?)), 9e15)`,
    sessionPk,
    sessionPk,
    keep,
  );
  for (const { id, updated_at } of rows) {
    db.run('UPDATE messages SET trimmed = 1, updated_at = ? WHERE id = ?', stamp.at, id);
    noteChange(transaction, messagesTable, id, 'update', { trimmed: 0, updated_at });
  }
  return rows.length;
}

/** Counts the active messages of sessions anew; for writes of many messages at once. */
export function recount(db: WriteDb, sessionPks: readonly number[]): void {
  db.run(
    `UPDATE sessions SET message_count = (SELECT count(*) FROM messages m
       WHERE m.session_pk = sessions.pk AND m.active = 1 AND m.deleted_at IS NULL)
     WHERE pk IN (SELECT value FROM json_each(?))`,
    JSON.stringify(sessionPks),
  );
}
