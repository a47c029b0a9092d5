import type { Message, Part, Role } from '../../../shared/entities/message.ts';
import type { Origin } from '../../../shared/caller.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { notFound } from './record.ts';
import { fromIso, toIso } from './table.ts';
import { messagesTable } from './tables.ts';

/** A message ready to be stored: analysed, with the keys of the rows it belongs to. Times in milliseconds. */
export type NewMessage = Readonly<{
  id: string;
  sessionPk: number;
  parentPk: number | null;
  ordinal: number;
  active: boolean;
  role: Role;
  parts: readonly Part[];
  text: string;
  tokens: number | null;
  model: string | null;
  sentAt: number | null;
  externalId: string | null;
  importPk: number | null;
}>;

type MessageRow = {
  pk: number;
  id: string;
  session_id: string;
  parent_id: string | null;
  ordinal: number;
  active: number;
  trimmed: number;
  role: Role;
  parts: string | null;
  text: string;
  tokens: number | null;
  model: string | null;
  sent_at: number | null;
  import_id: string | null;
  siblings: number;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
  origin_actor: Origin['actor'];
  origin_client: string | null;
  origin_session_id: string | null;
  origin_message_id: string | null;
  origin_trust: Origin['trust'];
};

const COLUMNS = `m.pk, m.id, s.id AS session_id, p.id AS parent_id, m.ordinal, m.active, m.trimmed, m.role, m.parts,
  m.text, m.tokens, m.model, m.sent_at, i.id AS import_id, m.created_at, m.updated_at, m.deleted_at,
  m.origin_actor, m.origin_client, m.origin_session_id, m.origin_message_id, m.origin_trust,
  (SELECT count(*) FROM messages b
   WHERE b.session_pk = m.session_pk AND b.parent_pk IS m.parent_pk AND b.deleted_at IS NULL) AS siblings`;
const FROM = `FROM messages m JOIN sessions s ON s.pk = m.session_pk
  LEFT JOIN messages p ON p.pk = m.parent_pk LEFT JOIN imports i ON i.pk = m.import_pk`;
const LIVING = 'm.deleted_at IS NULL AND s.deleted_at IS NULL';

const INSERT = `INSERT INTO messages (id, created_at, updated_at, session_pk, parent_pk, ordinal, active, role, parts,
    text, tokens, model, sent_at, external_id, import_pk,
    origin_actor, origin_client, origin_session_id, origin_message_id, origin_trust)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** How parts are kept: as JSON, or not at all where they are just the text. */
export function storedParts(parts: readonly Part[], text: string): string | null {
  const [part, ...rest] = parts;
  const justText = rest.length === 0 && part?.type === 'text' && part.text === text;
  return justText ? null : JSON.stringify(parts);
}

/** One living message. Throws `not_found`. */
export function readMessage(db: ReadDb, id: string): Message {
  const row = db.get<MessageRow>(`SELECT ${COLUMNS} ${FROM} WHERE m.id = ? AND ${LIVING}`, id);
  if (!row) throw notFound(messagesTable, id);
  return decodeMessage(row);
}

/** Some messages by key, in the order of the keys. */
export function readMessagesByKey(db: ReadDb, keys: readonly number[]): Message[] {
  const rows = db.all<MessageRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE m.pk IN (SELECT value FROM json_each(?)) AND ${LIVING}`,
    JSON.stringify(keys),
  );
  const byKey = new Map(rows.map((row) => [row.pk, row]));
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    return row ? [decodeMessage(row)] : [];
  });
}

/** The messages that answer the same parent as this one, itself included, oldest first. */
export function readSiblings(db: ReadDb, id: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT b.id FROM messages m JOIN messages b ON b.session_pk = m.session_pk AND b.parent_pk IS m.parent_pk
     WHERE m.id = ? AND b.deleted_at IS NULL ORDER BY b.ordinal LIMIT 200`,
    id,
  );
  return rows.map((row) => row.id);
}

/** The newest messages of the active branch that were not trimmed, oldest first. */
export function readRecent(db: ReadDb, sessionPk: number, limit: number): Message[] {
  const rows = db.all<MessageRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE m.session_pk = ? AND m.active = 1 AND m.trimmed = 0 AND ${LIVING}
     ORDER BY m.ordinal DESC LIMIT ?`,
    sessionPk,
    limit,
  );
  return rows.toReversed().map(decodeMessage);
}

/** The key of a living session. Throws `not_found`. */
export function sessionKey(db: ReadDb, id: string): number | undefined {
  return db.get<{ pk: number }>('SELECT pk FROM sessions WHERE id = ? AND deleted_at IS NULL', id)?.pk;
}

/** Turns a row into a message. */
function decodeMessage(row: MessageRow): Message {
  return {
    id: row.id,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    deletedAt: row.deleted_at === null ? null : toIso(row.deleted_at),
    origin: {
      actor: row.origin_actor,
      client: row.origin_client,
      sessionId: row.origin_session_id,
      messageId: row.origin_message_id,
      trust: row.origin_trust,
    },
    sessionId: row.session_id,
    parentId: row.parent_id,
    ordinal: row.ordinal,
    active: row.active === 1,
    role: row.role,
    parts: row.parts === null ? [{ type: 'text', text: row.text }] : (JSON.parse(row.parts) as Part[]), // written by insertMessage
    text: row.text,
    tokens: row.tokens,
    model: row.model,
    sentAt: row.sent_at === null ? null : toIso(row.sent_at),
    importId: row.import_id,
    trimmed: row.trimmed === 1,
    siblings: row.siblings,
  };
}

/**
 * Stores one message and gives its key. Making it findable (`indexMessages`) and keeping the session's count are the
 * caller's, once for a batch: both cost more one by one.
 */
export function insertMessage(db: WriteDb, message: NewMessage, origin: Origin, at: number): number {
  return db.run(
    INSERT,
    message.id,
    at,
    at,
    message.sessionPk,
    message.parentPk,
    message.ordinal,
    message.active ? 1 : 0,
    message.role,
    storedParts(message.parts, message.text),
    message.text,
    message.tokens,
    message.model,
    message.sentAt,
    message.externalId,
    message.importPk,
    origin.actor,
    origin.client,
    origin.sessionId,
    origin.messageId,
    origin.trust,
  ).rowid;
}

/** A source's time in milliseconds, or null. */
export function sentAtOf(iso: string | null): number | null {
  return iso === null ? null : fromIso(iso);
}
