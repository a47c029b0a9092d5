import { createHash } from 'node:crypto';
import type { TrashItem, TrashKind } from '../../../shared/contract/trash.ts';
import type { EntityName } from '../../../shared/entities/history.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import { isConstraintError, type ReadDb, type SqlValue, type WriteDb } from './database.ts';
import { dropDraftsOf } from './drafts.ts';
import { purgeImportedAgents } from './imported-agents.ts';
import { unindexMessages } from './message-index.ts';
import { noteChange, notFound, restoreRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { type Table, toIso } from './table.ts';
import { unpackText } from './packed.ts';
import {
  agentStatesTable,
  checkpointsTable,
  decisionsTable,
  patternsTable,
  importsTable,
  knowledgeTable,
  memoriesTable,
  preferencesTable,
  relationsTable,
  sessionsTable,
  tasksTable,
} from './tables.ts';

type Kind = Exclude<TrashKind, 'import'>;

const TABLES: Readonly<Record<Kind, Table>> = {
  session: sessionsTable,
  memory: memoriesTable,
  knowledge: knowledgeTable,
  relation: relationsTable,
  preference: preferencesTable,
  task: tasksTable,
  agentState: agentStatesTable,
  checkpoint: checkpointsTable,
  decision: decisionsTable,
  pattern: patternsTable,
};

/** An undone import stands for all its sessions and facts, so these are not listed one by one. */
const CONTENTS = `
  SELECT 'session' AS kind, s.id, s.title, s.message_count || '' AS detail, s.deleted_at, s.pk * 16 AS pk
    FROM sessions s LEFT JOIN imports i ON i.id = s.import_id
    WHERE s.deleted_at IS NOT NULL AND NOT (i.status IS 'undone' AND s.deleted_at = i.finished_at)
  UNION ALL SELECT 'knowledge', k.id, k.category || ' / ' || k.key, k.value, k.deleted_at, k.pk * 16 + 1
    FROM knowledge k LEFT JOIN imports i ON i.id = k.import_id
    WHERE k.deleted_at IS NOT NULL AND NOT (i.status IS 'undone' AND k.deleted_at = i.finished_at)
  UNION ALL SELECT 'preference', id, key, value, deleted_at, pk * 16 + 2 FROM preferences WHERE deleted_at IS NOT NULL
  UNION ALL SELECT 'task', id, description, result, deleted_at, pk * 16 + 3 FROM tasks WHERE deleted_at IS NOT NULL
  UNION ALL SELECT 'agentState', t.id, a.name, NULL, t.deleted_at, t.pk * 16 + 6
    FROM agent_states t JOIN agents a ON a.id = t.agent_id WHERE t.deleted_at IS NOT NULL
  UNION ALL SELECT 'checkpoint', t.id, a.name, t.label, t.deleted_at, t.pk * 16 + 7
    FROM checkpoints t JOIN agents a ON a.id = t.agent_id WHERE t.deleted_at IS NOT NULL
  UNION ALL SELECT 'decision', id, summary, chosen, deleted_at, pk * 16 + 8 FROM decisions WHERE deleted_at IS NOT NULL
  UNION ALL SELECT 'pattern', id, description, type, deleted_at, pk * 16 + 10 FROM learning_patterns WHERE deleted_at IS NOT NULL
  UNION ALL SELECT 'memory', id, content, type, deleted_at, pk * 16 + 5 FROM memories WHERE deleted_at IS NOT NULL
  UNION ALL SELECT 'relation', r.id, f.key || ' → ' || g.key, r.type, r.deleted_at, r.pk * 16 + 9
    FROM relations r JOIN knowledge f ON f.id = r.from_id JOIN knowledge g ON g.id = r.to_id
      LEFT JOIN imports i ON i.id = r.import_id
    WHERE r.deleted_at IS NOT NULL AND NOT (i.status IS 'undone' AND r.deleted_at = i.finished_at)
  UNION ALL SELECT 'import', id, name, (SELECT count(*) FROM sessions x WHERE x.import_id = imports.id) || '',
    finished_at, pk * 16 + 4 FROM imports WHERE status = 'undone' AND deleted_at IS NULL`;

type TrashRow = {
  kind: TrashKind;
  id: string;
  title: string | Uint8Array;
  detail: string | null;
  deleted_at: number;
  pk: number;
  sort_value: SqlValue;
};

/** What was removed, newest first. `retentionDays` 0 means nothing is ever purged by itself. */
export function listTrash(
  db: ReadDb,
  input: Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    kinds?: readonly TrashKind[] | undefined;
    retentionDays: number;
  }>,
): Page<TrashItem> {
  const from = `FROM (${CONTENTS}) t`;
  const kinds = input.kinds === undefined ? [] : [`t.kind IN (SELECT value FROM json_each(@kinds))`];
  return readPage<TrashRow, TrashItem>(
    db,
    {
      select: `SELECT t.*, t.deleted_at AS sort_value ${from}`,
      from,
      where: kinds,
      parameters: input.kinds === undefined ? {} : { kinds: JSON.stringify(input.kinds) },
      sort: 't.deleted_at',
      key: 't.pk',
      order: 'desc',
    },
    input,
    (row) => toTrashItem(row, input.retentionDays),
  );
}

/** What was removed before a moment (milliseconds since 1970), the oldest first. */
export function trashBefore(
  db: ReadDb,
  before: number,
  limit: number,
): { entity: TrashKind; id: string; title: string; deletedAt: number }[] {
  const rows = db.all<Pick<TrashRow, 'kind' | 'id' | 'title' | 'deleted_at'>>(
    `SELECT kind, id, title, deleted_at FROM (${CONTENTS}) WHERE deleted_at < ? ORDER BY deleted_at LIMIT ?`,
    before,
    limit,
  );
  return rows.map(({ kind, id, title, deleted_at }) => ({
    entity: kind,
    id,
    title: unpackText(title).slice(0, 200),
    deletedAt: deleted_at,
  }));
}

/** How many things lie in Trash. */
export function countTrash(db: ReadDb): number {
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM (${CONTENTS})`)?.n ?? 0;
}

/** Puts a record back. Gives why it could not, or null. */
export function restoreFromTrash(transaction: Transaction, kind: Kind, id: string): string | null {
  try {
    return transaction.db.savepoint(() => restoreRecord(transaction, TABLES[kind], id))
      ? null
      : 'It is not in Trash.';
  } catch (error) {
    if (isConstraintError(error))
      return 'Another record has taken its place. Remove or rename that one first.';
    throw error;
  }
}

/** What names one thing in Trash. */
export type TrashRef = Readonly<{ kind: TrashKind; id: string }>;

/** What lies in Trash, of all kinds or of some, but for some items; the newest first. */
export function readTrashRefs(
  db: ReadDb,
  kinds: readonly TrashKind[] | undefined,
  except: readonly TrashRef[],
): TrashRef[] {
  const kept = new Set(except.map(({ kind, id }) => `${kind} ${id}`));
  return db
    .all<TrashRef>(`SELECT kind, id FROM (${CONTENTS}) ORDER BY deleted_at DESC, pk DESC`)
    .filter(({ kind, id }) => kinds?.includes(kind) !== false && !kept.has(`${kind} ${id}`));
}

/** Throws `not_found` where one of the items named does not lie in Trash. */
export function refuseNotInTrash(db: ReadDb, items: readonly TrashRef[]): void {
  const known = new Set(readTrashRefs(db, undefined, []).map(({ kind, id }) => `${kind} ${id}`));
  for (const { kind, id } of items) {
    if (!known.has(`${kind} ${id}`)) throw notFound(kind === 'import' ? importsTable : TABLES[kind], id);
  }
}

/** The sessions an undone import stands for in Trash. */
export function sessionsOfUndoneImport(db: ReadDb, importId: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT s.id FROM sessions s JOIN imports i ON i.id = s.import_id
     WHERE i.id = ? AND i.status = 'undone' AND s.deleted_at IS NOT NULL`,
    importId,
  );
  return rows.map(({ id }) => id);
}

/** Erases up to `limit` messages of a session in Trash with their search rows. Gives how many are gone. */
export function purgeMessages(db: WriteDb, sessionId: string, limit: number): number {
  const rows = db.all<{ pk: number; id: string }>(
    `SELECT m.pk, m.id FROM messages m JOIN sessions s ON s.pk = m.session_pk
     WHERE s.id = ? AND s.deleted_at IS NOT NULL ORDER BY m.ordinal DESC LIMIT ?`,
    sessionId,
    limit,
  );
  eraseMessages(db, rows);
  return rows.length;
}

/** Erases up to `limit` messages an undone import had added to sessions that stay. Gives how many are gone. */
export function purgeImportedMessages(db: WriteDb, importId: string, limit: number): number {
  const rows = db.all<{ pk: number; id: string }>(
    `SELECT m.pk, m.id FROM messages m JOIN imports i ON i.pk = m.import_pk
     WHERE i.id = ? AND i.status = 'undone' AND m.deleted_at IS NOT NULL LIMIT ?`,
    importId,
    limit,
  );
  for (const { id } of rows)
    db.run('INSERT OR IGNORE INTO purged_sources (hash) VALUES (?)', messageHash(id));
  eraseMessages(db, rows);
  return rows.length;
}

/** Deletes message rows and what search knows of them; answers to them lose their parent first. */
export function eraseMessages(db: WriteDb, rows: readonly { pk: number; id: string }[]): void {
  const pks = rows.map(({ pk }) => pk);
  const keys = JSON.stringify(pks);
  db.run('UPDATE messages SET parent_pk = NULL WHERE parent_pk IN (SELECT value FROM json_each(?))', keys);
  unindexMessages(db, pks);
  db.run('DELETE FROM messages WHERE pk IN (SELECT value FROM json_each(?))', keys);
  forgetHistory(
    db,
    'message',
    rows.map(({ id }) => id),
  );
}

/** Erases what history holds of records: the former values, and the reasons given for changing them. */
function forgetHistory(db: WriteDb, entity: EntityName, ids: readonly string[]): number {
  const records = JSON.stringify(ids);
  db.run(
    `UPDATE history_tx SET reason = NULL WHERE reason IS NOT NULL AND tx IN (
       SELECT tx FROM history WHERE entity = ? AND entity_id IN (SELECT value FROM json_each(?)))`,
    entity,
    records,
  );
  return db.run(
    `UPDATE history SET before = NULL
     WHERE entity = ? AND entity_id IN (SELECT value FROM json_each(?)) AND before IS NOT NULL`,
    entity,
    records,
  ).changes;
}

/**
 * Erases a record in Trash: its row and what history kept of its content. A hash of its source stays, so that importing
 * the source again does not bring it back. Gives how many history entries lost their content.
 */
export function purgeRecord(transaction: Transaction, kind: TrashKind, id: string): number {
  const { db } = transaction;
  const table = kind === 'import' ? importsTable : TABLES[kind];
  if (kind === 'session') keepSourceHash(db, id);
  if (kind === 'relation') keepRelationHash(db, id);
  let erased = forgetHistory(db, table.entity, [id]);
  if (kind === 'knowledge') {
    keepFactHash(db, id);
    erased += purgeRelationsOf(transaction, id);
  }
  if (kind === 'import') {
    db.run(
      `UPDATE imports SET deleted_at = ?, name = '', file_name = '', problems = '[]' WHERE id = ?`,
      transaction.stamp.at,
      id,
    );
  } else {
    db.run(`DELETE FROM ${table.name} WHERE id = ? AND deleted_at IS NOT NULL`, id);
  }
  dropDraftsOf(db, id);
  noteChange(transaction, table, id, 'purge', null);
  purgeImportedAgents(transaction);
  return erased;
}

/** A fact takes its relations along, in Trash or not. */
function purgeRelationsOf(transaction: Transaction, factId: string): number {
  const { db } = transaction;
  const rows = db.all<{ id: string }>(
    'SELECT id FROM relations WHERE from_id = ? OR to_id = ?',
    factId,
    factId,
  );
  let erased = 0;
  for (const { id } of rows) {
    db.run(
      'UPDATE relations SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?',
      transaction.stamp.at,
      id,
    );
    erased += purgeRecord(transaction, 'relation', id);
  }
  return erased;
}

/** A hash of where a session came from: what remains of a forgotten one. */
export function sourceHash(source: string, externalId: string): string {
  return createHash('sha256').update(`${source}\0${externalId}`).digest('hex');
}

/** A hash of the place of a fact: what remains of a forgotten one that was imported. */
export function factHash(category: string, key: string): string {
  return sourceHash('knowledge', `${category}\0${key}`);
}

/** A hash of what a relation joins: what remains of a forgotten one that was imported. */
export function relationHash({
  from,
  to,
  type,
}: Readonly<Record<'from' | 'to', Place> & { type: string }>): string {
  return sourceHash('relation', [from.category, from.key, type, to.category, to.key].join('\0'));
}

/** A hash of the id of a message: what remains of a forgotten one whose session stays. */
export function messageHash(id: string): string {
  return sourceHash('message', id);
}

type Place = Readonly<{ category: string; key: string }>;

function keepRelationHash(db: WriteDb, id: string): void {
  const row = db.get<Record<'from_category' | 'from_key' | 'type' | 'to_category' | 'to_key', string>>(
    `SELECT f.category AS from_category, f.key AS from_key, r.type, g.category AS to_category, g.key AS to_key
     FROM relations r JOIN knowledge f ON f.id = r.from_id JOIN knowledge g ON g.id = r.to_id
     WHERE r.id = ? AND r.import_id IS NOT NULL`,
    id,
  );
  if (!row) return;
  const hash = relationHash({
    from: { category: row.from_category, key: row.from_key },
    to: { category: row.to_category, key: row.to_key },
    type: row.type,
  });
  db.run('INSERT OR IGNORE INTO purged_sources (hash) VALUES (?)', hash);
}

function keepFactHash(db: WriteDb, factId: string): void {
  const row = db.get<{ category: string; key: string }>(
    'SELECT category, key FROM knowledge WHERE id = ? AND import_id IS NOT NULL',
    factId,
  );
  if (row) db.run('INSERT OR IGNORE INTO purged_sources (hash) VALUES (?)', factHash(row.category, row.key));
}

function keepSourceHash(db: WriteDb, sessionId: string): void {
  const row = db.get<{ source: string; external_id: string | null }>(
    'SELECT source, external_id FROM sessions WHERE id = ?',
    sessionId,
  );
  if (!row || row.external_id === null) return;
  db.run('INSERT OR IGNORE INTO purged_sources (hash) VALUES (?)', sourceHash(row.source, row.external_id));
}

function toTrashItem(row: TrashRow, retentionDays: number): TrashItem {
  const purgeAt = retentionDays === 0 ? null : toIso(row.deleted_at + retentionDays * 86_400_000);
  const detail = row.detail === null ? null : row.detail.slice(0, 300);
  return {
    kind: row.kind,
    id: row.id,
    title: unpackText(row.title).slice(0, 300),
    detail,
    deletedAt: toIso(row.deleted_at),
    purgeAt,
  };
}
