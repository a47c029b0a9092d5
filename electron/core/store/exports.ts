import type { BundleKind, BundleRecord } from '../../../shared/bundle.ts';
import type { Part } from '../../../shared/entities/message.ts';
import type { Json } from '../../../shared/primitives.ts';
import type { Conditions } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { decodeColumns, type Row, selectColumns, type Table, toIso } from './table.ts';
import {
  agentsTable,
  agentStatesTable,
  checkpointsTable,
  clustersTable,
  patternsTable,
  proposalsTable,
  decisionsTable,
  knowledgeTable,
  memoriesTable,
  preferencesTable,
  relationsTable,
  sessionsTable,
  settingsTable,
  tasksTable,
  usersTable,
  viewsTable,
} from './tables.ts';

/** Kinds whose records are read from one table; messages are read session by session. */
export type ListedKind = Exclude<BundleKind, 'message'>;

/** What is exported: of each kind named, the rows its conditions choose (under the alias of `ALIASES`). */
export type Selection = Readonly<{
  kinds: Readonly<Partial<Record<ListedKind, Conditions>>>;
  includeTrash: boolean;
}>;

/** Keys beyond which nothing is exported: what is added while an export runs is not in it. */
export type Horizon = Readonly<Record<BundleKind, number>>;

/** Records that were read at one moment; `keys` are those of their rows, in the same order. */
export type RecordPage<K extends BundleKind> = { records: BundleRecord<K>[]; keys: number[] };

const TABLES: Readonly<Record<ListedKind, Table>> = {
  user: usersTable,
  agent: agentsTable,
  session: sessionsTable,
  memory: memoriesTable,
  knowledge: knowledgeTable,
  relation: relationsTable,
  preference: preferencesTable,
  task: tasksTable,
  state: agentStatesTable,
  checkpoint: checkpointsTable,
  decision: decisionsTable,
  cluster: clustersTable,
  pattern: patternsTable,
  proposal: proposalsTable,
  view: viewsTable,
  setting: settingsTable,
};

/** What conditions call the table of a kind: the same as in the lists of these kinds. */
const ALIASES: Readonly<Record<ListedKind, string>> = {
  user: 'u',
  agent: 'a',
  session: 's',
  memory: 'm',
  knowledge: 'k',
  relation: 'r',
  preference: 'p',
  task: 't',
  state: 'g',
  checkpoint: 'h',
  decision: 'd',
  cluster: 'e',
  pattern: 'f',
  proposal: 'i',
  view: 'v',
  setting: 'c',
};

/** Columns that are not data: they are told elsewhere in a record, follow from the others, or belong to this store. */
const NOT_DATA: ReadonlySet<string> = new Set(
  (
    'id created_at updated_at deleted_at search_text message_count import_id trusted ' +
    'origin_actor origin_client origin_session_id origin_message_id origin_trust'
  ).split(' '),
);
const NOT_SESSION_DATA: ReadonlySet<string> = new Set(['source', 'external_id']);

/** How much is read at one moment: so many rows or bytes, whichever comes first. */
const PAGE_ROWS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;

/** References to what lies in Trash are left out where Trash is. */
const REFERENCES: Readonly<Partial<Record<ListedKind, Readonly<Record<string, string>>>>> = {
  session: { parent_session_id: 'sessions', agent_id: 'agents' },
  task: { session_id: 'sessions', agent_id: 'agents' },
  decision: { session_id: 'sessions' },
  proposal: { agent_id: 'agents' },
};

/** What else a living record needs to be seen: a relation both its facts, what an agent keeps the agent. */
const VISIBLE: Readonly<Partial<Record<ListedKind, string>>> = {
  relation: `NOT EXISTS (SELECT 1 FROM knowledge k WHERE k.id IN (r.from_id, r.to_id) AND k.deleted_at IS NOT NULL)`,
  state: 'g.agent_id IN (SELECT id FROM agents WHERE deleted_at IS NULL)',
  checkpoint: 'h.agent_id IN (SELECT id FROM agents WHERE deleted_at IS NULL)',
  decision: 'd.agent_id IN (SELECT id FROM agents WHERE deleted_at IS NULL)',
};

/** Kinds that are nothing without their agent: they are left out where it is not. */
const OF_AN_AGENT: ReadonlySet<ListedKind> = new Set(['state', 'checkpoint', 'decision', 'memory']);

/** Whether records of a kind that name an agent are nothing without it: a memory without would be everybody's. */
export function isOfAgent(kind: ListedKind): boolean {
  return OF_AN_AGENT.has(kind);
}

/** The table that keeps a kind of record. */
export function tableOfKind(kind: ListedKind): Table {
  return TABLES[kind];
}

/** A condition on the records of a kind, made of its table and of what conditions call it. */
export function conditionOfKind(kind: ListedKind, make: (table: string, alias: string) => string): string {
  return make(TABLES[kind].name, ALIASES[kind]);
}

/** Finds how far each table goes now. */
export function readHorizon(db: ReadDb): Horizon {
  const last = (table: string): number =>
    db.get<{ last: number | null }>(`SELECT max(pk) AS last FROM ${table}`)?.last ?? 0;
  const kinds = Object.entries(TABLES).map(([kind, table]) => [kind, last(table.name)]);
  return { ...Object.fromEntries(kinds), message: last('messages') } as Horizon; // fromEntries forgets keys
}

/** How many records a selection holds, messages included. */
export function countSelected(db: ReadDb, selection: Selection): number {
  const living = selection.includeTrash ? '' : 'AND deleted_at IS NULL';
  let total = 0;
  for (const [kind, chosen] of Object.entries(selection.kinds)) {
    const listed = kind as ListedKind; // the keys of the selection
    const rows = `FROM ${TABLES[listed].name} ${ALIASES[listed]} WHERE ${conditionsOf(listed, chosen, selection)}`;
    total += db.get<{ n: number }>(`SELECT count(*) AS n ${rows}`, chosen.parameters)?.n ?? 0;
    if (kind !== 'session') continue;
    const messages = `SELECT count(*) AS n FROM messages WHERE session_pk IN (SELECT s.pk ${rows}) ${living}`;
    total += db.get<{ n: number }>(messages, chosen.parameters)?.n ?? 0;
  }
  return total;
}

/**
 * Reads the chosen records of a kind in the order of their ids, or of another expression, page by page.
 *
 * Each page is one moment of the store; between two of them nothing is held open, so that writers and the write-ahead
 * log go on as usual. A record that is there the whole time comes exactly once.
 */
export function* recordPages<K extends ListedKind>(
  db: ReadDb,
  kind: K,
  selection: Selection,
  horizon: Horizon,
  order = 'id',
): Generator<RecordPage<K>> {
  const chosen = selection.kinds[kind];
  if (!chosen) return;
  const table = TABLES[kind];
  const alias = ALIASES[kind];
  const sort = order === 'id' ? `${alias}.id` : order;
  let after: { sort: SqlValue; id: SqlValue } | undefined;
  for (;;) {
    const where = [conditionsOf(kind, chosen, selection), `${alias}.pk <= @horizon`];
    // The first condition follows from the second; SQLite finds its place in an index over an expression by it alone.
    if (after) where.push(`${sort} >= @after_sort`, `(${sort}, ${alias}.id) > (@after_sort, @after_id)`);
    const parameters = {
      ...chosen.parameters,
      horizon: horizon[kind],
      ...(after ? { after_sort: after.sort, after_id: after.id } : {}),
    };
    const { rows, last } = takePage<Row & { pk: number; sort_value: SqlValue }>(
      db,
      `SELECT ${columnsOf(kind, selection)}, ${alias}.pk, ${sort} AS sort_value FROM ${table.name} ${alias}
       WHERE ${where.join(' AND ')} ORDER BY ${sort}, ${alias}.id LIMIT ${PAGE_ROWS}`,
      parameters,
    );
    const end = rows.at(-1);
    if (!end) return;
    after = { sort: end.sort_value, id: end['id'] ?? null };
    yield { records: rows.map((row) => toRecord(kind, row)), keys: rows.map(({ pk }) => pk) };
    if (last) return;
  }
}

/** One record of a kind as a bundle would hold it, living or not; undefined where there is none. */
export function readBundleRecord<K extends ListedKind>(
  db: ReadDb,
  kind: K,
  id: string,
): BundleRecord<K> | undefined {
  const table = TABLES[kind];
  const row = db.get<Row>(`SELECT ${selectColumns(table, 'r')} FROM ${table.name} r WHERE r.id = ?`, id);
  return row && toRecord(kind, row);
}

/** What a transcript's pages are asked for by. */
export type MessageScope = Readonly<{
  sessionKey: number;
  horizon: Horizon;
  includeTrash: boolean;
  /** Only the branch the conversation went on with. */
  activeOnly: boolean;
}>;

/** Reads the messages of a session in order, page by page, as `recordPages` does records. */
export function* messagePages(db: ReadDb, scope: MessageScope): Generator<BundleRecord<'message'>[]> {
  const where = ['m.session_pk = @session', 'm.ordinal > @after', 'm.pk <= @horizon'];
  if (!scope.includeTrash) where.push('m.deleted_at IS NULL');
  if (scope.activeOnly) where.push('m.active = 1');
  const parent = scope.includeTrash ? 'p.id' : 'iif(p.deleted_at IS NULL, p.id, NULL)';
  const sql = `SELECT ${MESSAGE_COLUMNS}, s.id AS session_id, ${parent} AS parent_id FROM messages m
    JOIN sessions s ON s.pk = m.session_pk LEFT JOIN messages p ON p.pk = m.parent_pk
    WHERE ${where.join(' AND ')} ORDER BY m.ordinal LIMIT ${PAGE_ROWS}`;
  for (let after = -1; ;) {
    const { rows, last } = takePage<MessageRow>(db, sql, {
      session: scope.sessionKey,
      after,
      horizon: scope.horizon.message,
    });
    after = rows.at(-1)?.ordinal ?? after;
    if (rows.length > 0) yield rows.map(toMessage);
    if (last) return;
  }
}

const MESSAGE_COLUMNS = `m.id, m.created_at, m.updated_at, m.deleted_at, m.ordinal, m.active, m.trimmed, m.role, m.parts,
  m.text, m.tokens, m.model, m.sent_at, m.external_id,
  m.origin_actor, m.origin_client, m.origin_session_id, m.origin_message_id, m.origin_trust`;

type MessageRow = Row & {
  id: string;
  session_id: string;
  parent_id: string | null;
  ordinal: number;
  parts: string | null;
  text: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
  sent_at: number | null;
};

function takePage<R extends Row>(
  db: ReadDb,
  sql: string,
  parameters: Record<string, SqlValue>,
): { rows: R[]; last: boolean } {
  const rows: R[] = [];
  let bytes = 0;
  for (const row of db.iterate<R>(sql, parameters)) {
    rows.push(row);
    for (const value of Object.values(row)) if (typeof value === 'string') bytes += value.length;
    if (bytes > PAGE_BYTES) return { rows, last: false };
  }
  return { rows, last: rows.length < PAGE_ROWS };
}

function conditionsOf(kind: ListedKind, chosen: Conditions, { includeTrash }: Selection): string {
  const living = includeTrash ? [] : [`${ALIASES[kind]}.deleted_at IS NULL`, VISIBLE[kind] ?? '1'];
  return [...living, ...chosen.where, '1'].join(' AND ');
}

function columnsOf(kind: ListedKind, { includeTrash }: Selection): string {
  const alias = ALIASES[kind];
  const references = includeTrash ? {} : (REFERENCES[kind] ?? {});
  return TABLES[kind].columns
    .map(({ column }) => {
      const table = references[column];
      if (table === undefined) return `${alias}.${column}`;
      return `(SELECT ref.id FROM ${table} ref WHERE ref.id = ${alias}.${column} AND ref.deleted_at IS NULL) AS ${column}`;
    })
    .join(', ');
}

function toRecord<K extends ListedKind>(kind: K, row: Row): BundleRecord<K> {
  const table = TABLES[kind];
  const fields = decodeColumns(table, row);
  const data: Record<string, Json> = {};
  for (const { column, field } of table.columns) {
    if (NOT_DATA.has(column) || (kind === 'session' && NOT_SESSION_DATA.has(column))) continue;
    data[column] = fields[field] ?? null;
  }
  const session = kind === 'session' ? { app: row['source'], external_id: row['external_id'] ?? null } : {};
  const record = {
    ...envelope(kind, row),
    id: String(row['id']),
    source: { ...originOf(row), ...session },
    data,
  };
  return record as unknown as BundleRecord<K>; // its columns are the fields of the schema: the round trip is tested
}

/** Keys stand in the order a bundle has them in: putting them there takes longer than all the rest. */
function toMessage(row: MessageRow): BundleRecord<'message'> {
  const { created_at, deleted_at, ext, kind, updated_at, v } = envelope('message', row);
  const data = {
    active: row['active'] === 1,
    model: row['model'] ?? null,
    ordinal: row.ordinal,
    parent_id: row.parent_id,
    parts: row.parts === null ? [{ text: row.text, type: 'text' }] : (JSON.parse(row.parts) as Part[]), // written by insertMessage
    role: row['role'],
    sent_at: row.sent_at === null ? null : toIso(row.sent_at),
    session_id: row.session_id,
    tokens: row['tokens'] ?? null,
    trimmed: row['trimmed'] === 1,
  };
  const source = {
    actor: row['origin_actor'],
    client: row['origin_client'] ?? null,
    external_id: row['external_id'] ?? null,
    message_id: row['origin_message_id'] ?? null,
    session_id: row['origin_session_id'] ?? null,
    trust: row['origin_trust'],
  };
  const record = { created_at, data, deleted_at, ext, id: row.id, kind, source, updated_at, v };
  return record as BundleRecord<'message'>; // the columns' checks are the schema's
}

function envelope<K extends BundleKind>(kind: K, row: Row) {
  return {
    kind,
    v: 1 as const,
    created_at: toIso(Number(row['created_at'])),
    updated_at: toIso(Number(row['updated_at'])),
    deleted_at: row['deleted_at'] === null ? null : toIso(Number(row['deleted_at'])),
    ext: {},
  };
}

function originOf(row: Row): Readonly<Record<string, SqlValue>> {
  if (row['origin_actor'] === undefined) return {};
  return {
    actor: row['origin_actor'],
    client: row['origin_client'] ?? null,
    session_id: row['origin_session_id'] ?? null,
    message_id: row['origin_message_id'] ?? null,
    trust: row['origin_trust'] ?? null,
  };
}
