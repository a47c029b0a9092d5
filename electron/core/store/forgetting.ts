import { TrashKind } from '../../../shared/contract/trash.ts';
import { openReader, type ReadDb, sqliteErrorCode } from './database.ts';
import { factsOfUndoneImport } from './imported-knowledge.ts';
import { relationsOfUndoneImport } from './imported-relations.ts';
import { tableOf } from './tables.ts';
import { titleOf } from './titles.ts';
import { sessionsOfUndoneImport, type TrashRef } from './trash.ts';

/** Ids by kind: everything that is to be forgotten. */
export type ForgetScope = ReadonlyMap<TrashKind, readonly string[]>;

/** How much goes from the file. */
export type Going = { messages: number; historyEntries: number; searchRows: number };

/** A record named to the person, wherever it lies. */
export type NamedRecord = { kind: TrashKind; id: string; title: string; inTrash: boolean };

const SEARCHED: ReadonlySet<TrashKind> = new Set([
  'session',
  'memory',
  'knowledge',
  'preference',
  'task',
  'decision',
]);
/** What agents and consolidation write down about a conversation, and how it names that conversation. */
const MADE_FROM_SESSIONS = {
  memory: 'r.origin_session_id IN (SELECT value FROM json_each(@sessions))',
  knowledge: 'r.origin_session_id IN (SELECT value FROM json_each(@sessions))',
  preference: 'r.origin_session_id IN (SELECT value FROM json_each(@sessions))',
  task: '(r.session_id IN (SELECT value FROM json_each(@sessions)) OR r.origin_session_id IN (SELECT value FROM json_each(@sessions)))',
  decision:
    '(r.session_id IN (SELECT value FROM json_each(@sessions)) OR r.origin_session_id IN (SELECT value FROM json_each(@sessions)))',
} as const;

/** Groups what is named by kind; an undone import brings everything along that it stands for. */
export function scopeOf(db: ReadDb, refs: readonly TrashRef[]): ForgetScope {
  const scope = new Map<TrashKind, Set<string>>(TrashKind.options.map((kind) => [kind, new Set<string>()]));
  const add = (kind: TrashKind, ids: readonly string[]): void => {
    for (const id of ids) scope.get(kind)?.add(id);
  };
  for (const { kind, id } of refs) {
    add(kind, [id]);
    if (kind !== 'import') continue;
    add('session', sessionsOfUndoneImport(db, id));
    add('knowledge', factsOfUndoneImport(db, id));
    add('relation', relationsOfUndoneImport(db, id));
  }
  return new Map([...scope].filter(([, ids]) => ids.size > 0).map(([kind, ids]) => [kind, [...ids]]));
}

/** Counts what goes with records: messages, what history holds of them, rows of search. */
export function countGoing(db: ReadDb, scope: ForgetScope): Going {
  const count = (sql: string, ids: readonly string[]): number =>
    db.get<{ n: number }>(sql, JSON.stringify(ids))?.n ?? 0;
  const messages =
    count(
      `SELECT count(*) AS n FROM messages m JOIN sessions s ON s.pk = m.session_pk
       WHERE s.id IN (SELECT value FROM json_each(?))`,
      scope.get('session') ?? [],
    ) +
    count(
      `SELECT count(*) AS n FROM messages m JOIN imports i ON i.pk = m.import_pk JOIN sessions s ON s.pk = m.session_pk
       WHERE i.id IN (SELECT value FROM json_each(?)) AND m.deleted_at IS NOT NULL AND s.deleted_at IS NULL`,
      scope.get('import') ?? [],
    );
  const going: Going = { messages, historyEntries: 0, searchRows: messages };
  for (const [kind, ids] of scope) {
    going.historyEntries += count(
      `SELECT count(*) AS n FROM history WHERE entity = '${tableOf(kind).entity}' AND before IS NOT NULL
         AND entity_id IN (SELECT value FROM json_each(?))`,
      ids,
    );
    if (SEARCHED.has(kind)) going.searchRows += ids.length;
  }
  return going;
}

/** What was made from conversations that are to be forgotten, and what a memory stands for since it was merged. */
export function readDerived(db: ReadDb, scope: ForgetScope): NamedRecord[] {
  const sessions = JSON.stringify(scope.get('session') ?? []);
  const memories = JSON.stringify(scope.get('memory') ?? []);
  const found = Object.entries(MADE_FROM_SESSIONS).flatMap(([kind, where]) =>
    readNamed(db, TrashKind.parse(kind), where, { sessions }),
  );
  found.push(
    ...readNamed(db, 'memory', 'r.superseded_by IN (SELECT value FROM json_each(@memories))', { memories }),
  );
  const going = new Set([...scope].flatMap(([kind, ids]) => ids.map((id) => `${kind} ${id}`)));
  return found.filter(({ kind, id }) => {
    const name = `${kind} ${id}`;
    return !going.has(name) && going.add(name) !== undefined;
  });
}

/** The conversations that records come from and that stay: what was said there is still said. */
export function readSources(db: ReadDb, scope: ForgetScope): { id: string; title: string }[] {
  const found = new Map<string, string>();
  const going = new Set(scope.get('session'));
  for (const [kind, ids] of scope) {
    const table = tableOf(kind);
    if (kind === 'session' || !table.byField.has('originSessionId')) continue;
    const rows = db.all<{ id: string; title: string | null }>(
      `SELECT DISTINCT s.id, s.title FROM ${table.name} r JOIN sessions s ON s.id = r.origin_session_id
       WHERE r.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    for (const { id, title } of rows) if (!going.has(id)) found.set(id, title ?? '');
  }
  return [...found].map(([id, title]) => ({ id, title }));
}

/** Whether a record is there, in use or in Trash. */
export function isKnown(db: ReadDb, { kind, id }: TrashRef): boolean {
  return db.get(`SELECT 1 FROM ${tableOf(kind).name} WHERE id = ?`, id) !== undefined;
}

/**
 * Counts the records of a scope that another memory file holds, a backup; null where the file cannot be asked. Kinds it
 * did not know yet are none.
 */
export function countHeldIn(file: string, scope: ForgetScope): number | null {
  try {
    const db = openReader(file);
    try {
      return [...scope].reduce((sum, [kind, ids]) => sum + countOf(db, tableOf(kind).name, ids), 0);
    } finally {
      db.close();
    }
  } catch (error) {
    if (sqliteErrorCode(error) === null) throw error;
    return null;
  }
}

function countOf(db: ReadDb, table: string, ids: readonly string[]): number {
  if (db.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, table) === undefined) return 0;
  const sql = `SELECT count(*) AS n FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`;
  return db.get<{ n: number }>(sql, JSON.stringify(ids))?.n ?? 0;
}

function readNamed(
  db: ReadDb,
  kind: TrashKind,
  where: string,
  parameters: Readonly<Record<string, string>>,
): NamedRecord[] {
  const { entity, name } = tableOf(kind);
  return db
    .all<{ id: string; deleted_at: number | null }>(
      `SELECT r.id, r.deleted_at FROM ${name} r WHERE ${where} ORDER BY r.pk`,
      parameters,
    )
    .map(({ id, deleted_at }) => ({
      kind,
      id,
      title: titleOf(db, entity, id),
      inTrash: deleted_at !== null,
    }));
}
