import {
  type Agent,
  AccessScope,
  type AgentAccess,
  type AgentSummary,
} from '../../../shared/entities/agent.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { insertRecord, notFound, restoreRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns, toIso } from './table.ts';
import { agentsTable } from './tables.ts';

type AgentRow = Row & { sort_value: SqlValue; pk: number };

/** How long one count of activity goes on, in milliseconds. */
const SLOT_MS = 15 * 60_000;
/** How long counts of activity are kept, in milliseconds. */
const ACTIVITY_KEPT_MS = 400 * 86_400_000;

const COLUMNS = `${selectColumns(agentsTable, 'a')}, a.pk`;
const COUNTS = `
  (SELECT count(*) FROM sessions s WHERE s.agent_id = a.id AND s.deleted_at IS NULL) AS sessions,
  (SELECT count(*) FROM memories m WHERE m.agent_id = a.id AND m.deleted_at IS NULL) AS memories,
  (SELECT count(*) FROM decisions d WHERE d.agent_id = a.id AND d.deleted_at IS NULL) AS decisions,
  (SELECT count(*) FROM checkpoints c WHERE c.agent_id = a.id AND c.deleted_at IS NULL) AS checkpoints,
  (SELECT coalesce(sum(reads), 0) FROM agent_activity v WHERE v.agent_id = a.id AND v.slot >= @since) AS reads,
  (SELECT coalesce(sum(writes), 0) FROM agent_activity v WHERE v.agent_id = a.id AND v.slot >= @since) AS writes`;
const SORTS = {
  name: { sort: 'a.name', order: 'asc' },
  lastActive: { sort: 'coalesce(a.last_active, 0)', order: 'desc' },
} as const;

/** One agent. Throws `not_found`. */
export function readAgent(db: ReadDb, id: string): Agent {
  const row = db.get<AgentRow>(`SELECT ${COLUMNS} FROM agents a WHERE a.id = ? AND a.deleted_at IS NULL`, id);
  if (!row) throw notFound(agentsTable, id);
  return decodeAgent(row);
}

/** The agent of a name; undefined if there is none. */
export function findAgent(db: ReadDb, name: string): Agent | undefined {
  const sql = `SELECT ${COLUMNS} FROM agents a WHERE a.name = ? AND a.deleted_at IS NULL`;
  const row = db.get<AgentRow>(sql, name);
  return row && decodeAgent(row);
}

/** One agent with its counts; reads and writes since a moment in milliseconds. Throws `not_found`. */
export function readAgentSummary(db: ReadDb, id: string, since: number): AgentSummary {
  const row = db.get<AgentRow>(
    `SELECT ${COLUMNS}, ${COUNTS} FROM agents a WHERE a.id = @id AND a.deleted_at IS NULL`,
    { id, since: activitySlot(since) },
  );
  if (!row) throw notFound(agentsTable, id);
  return decodeSummary(row);
}

/** One page of agents with their counts. */
export function listAgents(
  db: ReadDb,
  input: Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    type?: string | undefined;
    sort: keyof typeof SORTS;
    since: number;
  }>,
): Page<AgentSummary> {
  const from = 'FROM agents a';
  const { sort, order } = SORTS[input.sort];
  const ofType = input.type === undefined ? [] : ['a.type = @type'];
  return readPage<AgentRow, AgentSummary>(
    db,
    {
      select: `SELECT ${COLUMNS}, ${COUNTS}, ${sort} AS sort_value ${from}`,
      from,
      where: ['a.deleted_at IS NULL', ...ofType],
      parameters: {
        since: activitySlot(input.since),
        ...(input.type === undefined ? {} : { type: input.type }),
      },
      sort,
      key: 'a.pk',
      order,
    },
    input,
    decodeSummary,
  );
}

/** The living agents of a type, by name. */
export function agentsOfType(db: ReadDb, type: string): Agent[] {
  const sql = `SELECT ${COLUMNS} FROM agents a WHERE a.type = ? AND a.deleted_at IS NULL ORDER BY a.name`;
  return db.all<AgentRow>(sql, type).map(decodeAgent);
}

/**
 * Gives the id of the agent of a name; an unknown one is registered. One whose registration was taken back comes again as
 * it was: what the person does not let it do must not be shaken off.
 */
export function registerAgent(
  transaction: Transaction,
  newId: () => string,
  name: string,
  type = '',
): string {
  const known = findAgent(transaction.db, name);
  if (known) return known.id;
  const removed = transaction.db.get<{ id: string }>(
    'SELECT id FROM agents WHERE name = ? AND deleted_at IS NOT NULL ORDER BY pk DESC',
    name,
  );
  if (removed) {
    restoreRecord(transaction, agentsTable, removed.id);
    return removed.id;
  }
  const id = newId();
  insertRecord(transaction, agentsTable, id, {
    name,
    type,
    autonomyLevel: 'adaptive',
    learningEnabled: true,
    paused: false,
    readScopes: AccessScope.options,
    writeScopes: AccessScope.options,
    holdForReview: false,
    trusted: false,
    ownOnly: false,
    lastActive: transaction.stamp.at,
  });
  return id;
}

/** Changes fields of a living agent; of its access, what is given. */
export function updateAgent(
  transaction: Transaction,
  id: string,
  {
    access,
    ...fields
  }: Readonly<Partial<Pick<Agent, 'type' | 'autonomyLevel' | 'learningEnabled' | 'paused'>>> & {
    access?: Readonly<{ [K in keyof AgentAccess]?: AgentAccess[K] | undefined }>;
  },
): void {
  const { read, write, ...flags } = access ?? {};
  const inOrder = (scopes: readonly AccessScope[]): AccessScope[] =>
    AccessScope.options.filter((scope) => scopes.includes(scope));
  updateRecord(transaction, agentsTable, id, {
    ...fields,
    readScopes: read && inOrder(read),
    writeScopes: write && inOrder(write),
    ...flags,
  });
}

/** Calls of an agent within one quarter of an hour, and how many of each operation; `at` is the latest, in milliseconds. */
export type Activity = Readonly<{
  agentId: string;
  reads: number;
  writes: number;
  at: number;
  calls: Readonly<Record<string, number>>;
}>;

/** Adds to what agents did. It is no change of the memory: it has no history. */
export function addActivity(db: WriteDb, activities: Iterable<Activity>): void {
  for (const { agentId, reads, writes, at, calls } of activities) {
    db.run(
      `INSERT INTO agent_activity (agent_id, slot, reads, writes) VALUES (?, ?, ?, ?)
       ON CONFLICT (agent_id, slot) DO UPDATE SET reads = reads + excluded.reads, writes = writes + excluded.writes`,
      agentId,
      activitySlot(at),
      reads,
      writes,
    );
    for (const [operation, count] of Object.entries(calls))
      db.run(
        `INSERT INTO agent_calls (agent_id, operation, calls, last_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, last_at = max(last_at, excluded.last_at)`,
        agentId,
        operation,
        count,
        at,
      );
    db.run('UPDATE agents SET last_active = max(coalesce(last_active, 0), ?) WHERE id = ?', at, agentId);
    db.run('DELETE FROM agent_activity WHERE agent_id = ? AND slot < ?', agentId, at - ACTIVITY_KEPT_MS);
  }
}

/** What an agent called, how often, and when last: the latest first. */
export function readCalls(
  db: ReadDb,
  agentId: string,
): { operation: string; calls: number; lastAt: string }[] {
  const rows = db.all<{ operation: string; calls: number; last_at: number }>(
    'SELECT operation, calls, last_at FROM agent_calls WHERE agent_id = ? ORDER BY last_at DESC, operation',
    agentId,
  );
  return rows.map(({ operation, calls, last_at }) => ({ operation, calls, lastAt: toIso(last_at) }));
}

/** The beginning of the quarter of an hour a moment lies in, both in milliseconds: calls are counted by these. */
export function activitySlot(at: number): number {
  return at - (at % SLOT_MS);
}

function decodeAgent(row: AgentRow): Agent {
  const { readScopes, writeScopes, holdForReview, trusted, ownOnly, ...record } = decodeRow(agentsTable, row);
  const access = { read: readScopes, write: writeScopes, holdForReview, trusted, ownOnly };
  return { ...record, access } as Agent; // the table's fields are the entity's
}

function decodeSummary(row: AgentRow): AgentSummary {
  const count = (name: string): number => Number(row[name] ?? 0);
  const counts = {
    sessions: count('sessions'),
    memories: count('memories'),
    decisions: count('decisions'),
    checkpoints: count('checkpoints'),
    reads: count('reads'),
    writes: count('writes'),
  };
  return { ...decodeAgent(row), counts };
}
