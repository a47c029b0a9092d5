import type { RestoreKind } from '../../../shared/entities/backup.ts';
import type { EntityName } from '../../../shared/entities/history.ts';
import { openReader, type ReadDb } from './database.ts';

/** A backup beside the memory that is here: the tables of the backup by their names, those here under `here`. */
type Beside = ReadDb;

/** What is told of a restore, kind by kind, with the table and its name in history. */
const KINDS: readonly (readonly [kind: string, table: string, entity: EntityName])[] = [
  ['sessions', 'sessions', 'session'],
  ['messages', 'messages', 'message'],
  ['memories', 'memories', 'memory'],
  ['knowledge', 'knowledge', 'knowledge'],
  ['relations', 'relations', 'relation'],
  ['preferences', 'preferences', 'preference'],
  ['tasks', 'tasks', 'task'],
  ['agents', 'agents', 'agent'],
  ['checkpoints', 'checkpoints', 'checkpoint'],
  ['decisions', 'decisions', 'decision'],
  ['patterns', 'learning_patterns', 'pattern'],
];

/** Opens a backup for reading, with the memory that is here beside it; neither can be written. */
export function openBeside(backup: string, memory: string): Beside {
  const db = openReader(backup);
  try {
    db.attach(memory, 'here');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Condition of what a backup holds and is not here, under an alias of the table. */
export function isMissingHere(table: string, alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM here.${table} x WHERE x.id = ${alias}.id)`;
}

/** The keys of the living sessions of a backup with messages that are not here. */
export function sessionsWithMissing(db: Beside): number[] {
  const rows = db.all<{ pk: number }>(
    `SELECT s.pk FROM sessions s WHERE s.deleted_at IS NULL AND EXISTS (
       SELECT 1 FROM messages m
       WHERE m.session_pk = s.pk AND m.deleted_at IS NULL AND ${isMissingHere('messages', 'm')})`,
  );
  return rows.map(({ pk }) => pk);
}

/** Compares a backup with what is here, kind by kind; kinds that neither has are left out. */
export function compareWithBackup(db: Beside): RestoreKind[] {
  const tables = db.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`);
  const names = new Set(tables.map(({ name }) => name));
  return KINDS.filter(([, table]) => names.has(table))
    .map(([kind, table, entity]) =>
      kind === 'messages' ? compareMessages(db) : compareKind(db, kind, table, entity),
    )
    .filter(({ inBackup, here }) => inBackup > 0 || here > 0);
}

function compareKind(db: Beside, kind: string, table: string, entity: EntityName): RestoreKind {
  const found = db.get<Omit<RestoreKind, 'kind' | 'here' | 'onlyHere'>>(
    `SELECT count(*) AS inBackup,
       coalesce(sum(h.id IS NULL AND p.entity_id IS NULL), 0) AS comingBack,
       coalesce(sum(h.id IS NULL AND p.entity_id IS NOT NULL), 0) AS forgotten,
       coalesce(sum(h.deleted_at IS NOT NULL), 0) AS inTrash,
       coalesce(sum(h.deleted_at IS NULL AND h.updated_at > b.updated_at), 0) AS newerHere,
       coalesce(sum(h.deleted_at IS NULL AND h.updated_at < b.updated_at), 0) AS newerThere
     FROM ${table} b LEFT JOIN here.${table} h ON h.id = b.id
       LEFT JOIN (SELECT DISTINCT entity_id FROM here.history WHERE entity = ? AND op = 'purge') p ON p.entity_id = b.id
     WHERE b.deleted_at IS NULL`,
    entity,
  );
  return { ...NOTHING, ...found, ...countHere(db, table), kind };
}

/** A message comes back with its session, or into it. */
function compareMessages(db: Beside): RestoreKind {
  const found = db.get<Pick<RestoreKind, 'inBackup' | 'comingBack' | 'forgotten' | 'inTrash' | 'newerHere'>>(
    `SELECT count(*) AS inBackup,
       coalesce(sum(h.id IS NULL AND s.away IS NULL), 0) AS comingBack,
       coalesce(sum(h.id IS NULL AND s.away = 'forgotten'), 0) AS forgotten,
       coalesce(sum(h.deleted_at IS NOT NULL OR (h.id IS NULL AND s.away = 'trash')), 0) AS inTrash,
       coalesce(sum(h.deleted_at IS NULL AND h.updated_at > b.updated_at), 0) AS newerHere
     FROM (
       SELECT b.pk, CASE
           WHEN h.deleted_at IS NOT NULL THEN 'trash'
           WHEN h.id IS NULL AND EXISTS (SELECT 1 FROM here.history p
             WHERE p.entity = 'session' AND p.entity_id = b.id AND p.op = 'purge') THEN 'forgotten'
         END AS away
       FROM sessions b LEFT JOIN here.sessions h ON h.id = b.id WHERE b.deleted_at IS NULL
     ) s JOIN messages b ON b.session_pk = s.pk LEFT JOIN here.messages h ON h.id = b.id
     WHERE b.deleted_at IS NULL`,
  );
  return { ...NOTHING, ...found, ...countHere(db, 'messages'), kind: 'messages' };
}

function countHere(db: Beside, table: string): Pick<RestoreKind, 'here' | 'onlyHere'> {
  const found = db.get<Pick<RestoreKind, 'here' | 'onlyHere'>>(
    `SELECT count(*) AS here, coalesce(sum(b.id IS NULL), 0) AS onlyHere
     FROM here.${table} h LEFT JOIN ${table} b ON b.id = h.id AND b.deleted_at IS NULL
     WHERE h.deleted_at IS NULL`,
  );
  return found ?? { here: 0, onlyHere: 0 };
}

const NOTHING: Omit<RestoreKind, 'kind'> = {
  inBackup: 0,
  here: 0,
  comingBack: 0,
  forgotten: 0,
  inTrash: 0,
  newerHere: 0,
  newerThere: 0,
  onlyHere: 0,
};
