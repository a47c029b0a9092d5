import type { BundleRecord } from '../../../shared/bundle.ts';
import type { EntityName } from '../../../shared/entities/history.ts';
import { textOfParts } from '../../../shared/message-text.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { type ListedKind, tableOfKind } from './exports.ts';
import { storedParts } from './messages.ts';
import { noteChange } from './record.ts';
import { type Analyse, searchTextOf } from './search-text.ts';
import type { Transaction } from './store.ts';
import { encodeFields, fromIso, type Row, type Table } from './table.ts';
import { factHash, messageHash } from './trash.ts';
import {
  agentStatesTable,
  checkpointsTable,
  clustersTable,
  decisionsTable,
  memoriesTable,
  patternsTable,
  preferencesTable,
  proposalsTable,
  settingsTable,
  tasksTable,
  usersTable,
  viewsTable,
} from './tables.ts';

/** Kinds an import brings that carry no mark of it: history tells which import brought them. */
const UNMARKED = [
  proposalsTable,
  patternsTable,
  clustersTable,
  decisionsTable,
  checkpointsTable,
  agentStatesTable,
  memoriesTable,
  tasksTable,
  preferencesTable,
  viewsTable,
  settingsTable,
];

/** Adds a record of a bundle as it is, under its own id and times, with one history row. */
export function insertBundleRecord(
  transaction: Transaction,
  record: BundleRecord<ListedKind>,
  /** Fields that are this store's own: which import brought it, to whom it belongs here. */
  own: Readonly<Record<string, SqlValue>>,
  analyse: Analyse,
): void {
  const table = tableOfKind(record.kind);
  const data: Readonly<Record<string, unknown>> = record.data;
  const fields: Record<string, unknown> = {};
  for (const { column, field } of table.columns) if (column in data) fields[field] = data[column];
  Object.assign(fields, sourceFields(record), own, {
    id: record.id,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    deletedAt: record.deleted_at,
  });
  const searchText = searchTextOf(table.entity, fields, analyse);
  if (searchText !== null) fields['searchText'] = searchText;
  const row = encodeFields(table, fields);
  const names = Object.keys(row);
  transaction.db.run(
    `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    row,
  );
  noteChange(transaction, table, record.id, 'insert', null);
}

/** Where a message of a bundle goes in this store. */
export type MessagePlace = Readonly<{
  sessionPk: number;
  parentPk: number | null;
  ordinal: number;
  active: boolean;
  importPk: number;
}>;

/** Adds a message of a bundle. Counting it and making it findable are the caller's: gives its key and its text. */
export function insertBundleMessage(
  db: WriteDb,
  { id, source, data, ...times }: BundleRecord<'message'>,
  place: MessagePlace,
): { pk: number; text: string } {
  const text = textOfParts(data.parts);
  const row: Row = {
    id,
    created_at: fromIso(times.created_at),
    updated_at: fromIso(times.updated_at),
    deleted_at: times.deleted_at === null ? null : fromIso(times.deleted_at),
    session_pk: place.sessionPk,
    parent_pk: place.parentPk,
    ordinal: place.ordinal,
    active: place.active ? 1 : 0,
    trimmed: data.trimmed ? 1 : 0,
    role: data.role,
    parts: storedParts(data.parts, text),
    text,
    tokens: data.tokens,
    model: data.model,
    sent_at: data.sent_at === null ? null : fromIso(data.sent_at),
    external_id: source.external_id,
    import_pk: place.importPk,
    origin_actor: source.actor,
    origin_client: source.client,
    origin_session_id: source.session_id,
    origin_message_id: source.message_id,
    origin_trust: source.trust,
  };
  const names = Object.keys(row);
  const { rowid: pk } = db.run(
    `INSERT INTO messages (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    row,
  );
  return { pk, text };
}

/** A session of this store that a bundle's messages go into. */
export type SessionTarget = { pk: number; id: string; own: boolean };

/** Finds a living session by its id; `own` if this import brought it. */
export function findSessionTarget(db: ReadDb, id: string, importId: string): SessionTarget | undefined {
  const row = db.get<{ pk: number; import_id: string | null }>(
    'SELECT pk, import_id FROM sessions WHERE id = ? AND deleted_at IS NULL',
    id,
  );
  return row && { pk: row.pk, id, own: row.import_id === importId };
}

/** Finds a session this import brought into Trash, where it lay in the bundle. */
export function findTrashedTarget(db: ReadDb, id: string, importId: string): SessionTarget | undefined {
  const row = db.get<{ pk: number }>('SELECT pk FROM sessions WHERE id = ? AND import_id = ?', id, importId);
  return row && { pk: row.pk, id, own: true };
}

/** The undone import that brought a record and put it into Trash; null where none did. */
export function undoneImportOf(db: ReadDb, entity: EntityName, id: string): string | null {
  const row = db.get<{ id: string }>(
    `SELECT i.id FROM history h
       JOIN history brought ON brought.tx = h.tx AND brought.entity = 'import' AND brought.op = 'insert'
       JOIN imports i ON i.id = brought.entity_id
     WHERE h.entity = ? AND h.entity_id = ? AND h.op = 'insert' AND i.status = 'undone'`,
    entity,
    id,
  );
  return row?.id ?? null;
}

/** Notes where a session came from, if that is known now and was not before. */
export function linkParentSession(transaction: Transaction, id: string, parentId: string): void {
  transaction.db.run(
    'UPDATE sessions SET parent_session_id = ? WHERE id = ? AND parent_session_id IS NULL AND id <> ?',
    parentId,
    id,
    parentId,
  );
}

export type StoredMessage = Readonly<{ pk: number; parentPk: number | null; sessionPk: number }>;

/** A message by its id, living or not; else the one of a session that has its id in the source. */
export function findStoredMessage(
  db: ReadDb,
  id: string,
  sessionPk: number,
  externalId: string | null,
): StoredMessage | undefined {
  const columns = 'pk, parent_pk AS parentPk, session_pk AS sessionPk';
  const byId = db.get<StoredMessage>(`SELECT ${columns} FROM messages WHERE id = ?`, id);
  if (byId || externalId === null) return byId;
  const sql = `SELECT ${columns} FROM messages WHERE session_pk = ? AND external_id = ?`;
  return db.get<StoredMessage>(sql, sessionPk, externalId);
}

/** Gives a message its parent, where an earlier import of a damaged bundle lacked it. */
export function linkParentMessage(db: WriteDb, pk: number, parentPk: number): void {
  db.run(
    'UPDATE messages SET parent_pk = ? WHERE pk = ? AND parent_pk IS NULL AND pk > ?',
    parentPk,
    pk,
    parentPk,
  );
}

/** Whether a place in a session is taken. */
export function isOrdinalTaken(db: ReadDb, sessionPk: number, ordinal: number): boolean {
  return (
    db.get('SELECT 1 FROM messages WHERE session_pk = ? AND ordinal = ?', sessionPk, ordinal) !== undefined
  );
}

/** Whether a conversation could go on after a message, or begin: nothing on the active branch stands there yet. */
export function isOpenEnd(db: ReadDb, sessionPk: number, parentPk: number | null): boolean {
  const follows = db.get(
    `SELECT 1 FROM messages WHERE session_pk = ? AND parent_pk IS ? AND active = 1 AND deleted_at IS NULL`,
    sessionPk,
    parentPk,
  );
  if (follows !== undefined) return false;
  if (parentPk === null) return true;
  return db.get('SELECT 1 FROM messages WHERE pk = ? AND active = 1', parentPk) !== undefined;
}

/** Whose a record is in this store. */
type Owners = Readonly<{ userId: string; agentId: string }>;

/** The id of the living record that takes the place of a name: a person's preference, a fact, an agent, a view. */
export function findByName(
  db: ReadDb,
  record: BundleRecord,
  { userId, agentId }: Owners,
): string | undefined {
  const find = (sql: string, ...values: string[]): string | undefined =>
    db.get<{ id: string }>(`SELECT id FROM ${sql} AND deleted_at IS NULL`, ...values)?.id;
  switch (record.kind) {
    case 'agent':
      return find('agents WHERE name = ?', record.data.name);
    case 'knowledge':
      return find('knowledge WHERE category = ? AND key = ?', record.data.category, record.data.key);
    case 'preference':
      return find('preferences WHERE user_id = ? AND key = ?', userId, record.data.key);
    case 'state':
      return find('agent_states WHERE agent_id = ?', agentId);
    case 'pattern':
      return find('learning_patterns WHERE key = ?', record.data.key);
    case 'proposal':
      return find('proposals WHERE key = ?', record.data.key);
    case 'view':
      return find('views WHERE name = ?', record.data.name);
    default:
      return undefined;
  }
}

/** Whether a record was forgotten completely: it must not come back. */
export function isForgotten(db: ReadDb, { kind, id, data }: BundleRecord<ListedKind>): boolean {
  const purged = `SELECT 1 FROM history WHERE entity = ? AND entity_id = ? AND op = 'purge'`;
  if (db.get(purged, tableOfKind(kind).entity, id) !== undefined) return true;
  if (kind !== 'knowledge' || !('category' in data)) return false;
  const hash = factHash(data.category, data.key);
  return db.get('SELECT 1 FROM purged_sources WHERE hash = ?', hash) !== undefined;
}

/** The same of a message: it was forgotten while its session stayed. */
export function isForgottenMessage(db: ReadDb, id: string): boolean {
  return db.get('SELECT 1 FROM purged_sources WHERE hash = ?', messageHash(id)) !== undefined;
}

/** Tells whether a person of this store never did anything: a new store makes one. */
export function isUnusedUser(db: ReadDb, id: string): boolean {
  const used = db.get(
    `SELECT 1 FROM users u WHERE u.id = ? AND (u.name <> ''
       OR EXISTS (SELECT 1 FROM sessions s WHERE s.user_id = u.id)
       OR EXISTS (SELECT 1 FROM preferences p WHERE p.user_id = u.id))`,
    id,
  );
  return used === undefined;
}

/** Lets the one person of a new store be the one of a bundle. What was there is noted, so that it can be put back. */
export function adoptUser(transaction: Transaction, id: string, record: BundleRecord<'user'>): void {
  const { db } = transaction;
  const before = db.get<Row>('SELECT * FROM users WHERE id = ?', id);
  if (!before) return;
  const { pk: _, ...columns } = before;
  const fields = { id: record.id, createdAt: record.created_at, updatedAt: record.updated_at };
  const row = encodeFields(usersTable, { ...fields, name: record.data.name, ...sourceFields(record) });
  replaceUser(db, id, row);
  noteChange(transaction, usersTable, record.id, 'update', columns);
}

/** Erases what a cancelled import brought beside sessions, messages, facts and agents, with what history says of it. */
export function eraseImportedRecords(transaction: Transaction, tx: number): void {
  for (const table of UNMARKED) {
    const brought = `SELECT entity_id FROM history WHERE tx = ? AND entity = '${table.entity}' AND op = 'insert'`;
    transaction.db.run(`DELETE FROM ${table.name} WHERE id IN (${brought})`, tx);
    transaction.db.run(`DELETE FROM history WHERE tx = ? AND entity = '${table.entity}'`, tx);
  }
}

/** Puts the person of a new store back whom a cancelled import replaced; once nothing of the import is left. */
export function restoreAdoptedUser(db: WriteDb, tx: number): void {
  const change = db.get<{ seq: number; entity_id: string; before: string | null }>(
    `SELECT seq, entity_id, before FROM history WHERE tx = ? AND entity = 'user' AND op = 'update'`,
    tx,
  );
  if (!change || change.before === null) return;
  const used = db.get(
    'SELECT 1 FROM sessions WHERE user_id = ? UNION SELECT 1 FROM preferences WHERE user_id = ?',
    change.entity_id,
    change.entity_id,
  );
  if (used !== undefined) return;
  db.run('DELETE FROM history WHERE seq = ?', change.seq);
  replaceUser(db, change.entity_id, JSON.parse(change.before) as Row); // written by adoptUser
}

/**
 * What an import brought beside sessions, messages and facts and still stands, for going to Trash; a setting without has
 * its default again. A preference that was given another value since is the person's own, and is not among them.
 */
export function importedRecords(db: ReadDb, importId: string): { table: Table; ids: string[] }[] {
  return UNMARKED.map((table) => {
    const rows = db.all<{ id: string }>(
      `SELECT entity_id AS id FROM history WHERE entity = ? AND op = 'insert'
         AND tx = (SELECT tx FROM history WHERE entity = 'import' AND entity_id = ? AND op = 'insert')
         AND entity_id IN (SELECT id FROM ${table.name} WHERE deleted_at IS NULL)
         AND (entity <> 'preference' OR NOT EXISTS (
           SELECT 1 FROM history later WHERE later.entity = history.entity AND later.entity_id = history.entity_id
             AND later.op = 'update' AND json_extract(later.before, '$.value') IS NOT NULL))`,
      table.entity,
      importId,
    );
    return { table, ids: rows.map(({ id }) => id) };
  });
}

function replaceUser(db: WriteDb, id: string, row: Row): void {
  const assignments = Object.keys(row).map((column) => `${column} = @${column}`);
  db.run(`UPDATE users SET ${assignments.join(', ')} WHERE id = @known`, { ...row, known: id });
  db.run(`UPDATE history SET entity_id = ? WHERE entity = 'user' AND entity_id = ?`, row['id'] ?? id, id);
}

function sourceFields({ kind, source }: BundleRecord<ListedKind>): Record<string, unknown> {
  if (kind === 'view' || kind === 'setting' || !('actor' in source)) return {};
  return {
    originActor: source.actor,
    originClient: source.client,
    originSessionId: source.session_id,
    originMessageId: source.message_id,
    originTrust: source.trust,
    ...('app' in source ? { source: source.app, externalId: source.external_id } : {}),
  };
}
