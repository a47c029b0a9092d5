import type { Origin } from '../../../shared/caller.ts';
import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import type { Role } from '../../../shared/entities/message.ts';
import { type Conditions, allOf } from './cursor.ts';
import type { ReadDb } from './database.ts';
import { type Viewer, visibleTo } from './memory-visibility.ts';
import { unpackText } from './packed.ts';
import { RECALL_INDEXES } from './postings.ts';

/** A record that may matter: what it says, and what its rank follows from. Times in milliseconds. */
export type RecallRow = {
  kind: RecallKind;
  pk: number;
  id: string;
  title: string | null;
  text: string;
  at: number;
  type: MemoryType | null;
  tier: Tier | null;
  /** Of a memory 1 to 5; of a message that of its session, 0 to 1. */
  importance: number | null;
  confidence: number | null;
  access_count: number;
  role: Role | null;
  agent_name: string | null;
  session_id: string | null;
  origin_actor: Origin['actor'];
  origin_client: string | null;
  origin_trust: Origin['trust'];
};

/** What is remembered without a conversation around it, with what it was indexed by. */
export type RecallRecord = RecallRow & { search_text: string };

/** Who asks, and in which session. */
export type RecallScope = Readonly<{ viewer: Viewer; sessionId: string | null }>;

type Source = Readonly<{ select: string; from: string; where: string }>;

const ORIGIN = 'x.origin_actor, x.origin_client, x.origin_trust';

const SOURCES: Readonly<Record<RecallKind, Source>> = {
  memory: {
    select: `x.pk, x.id, NULL AS title, x.content AS text, coalesce(x.last_accessed, x.created_at) AS at,
      x.type, x.tier, x.importance, x.confidence, x.access_count, NULL AS role, a.name AS agent_name,
      x.origin_session_id AS session_id, ${ORIGIN}`,
    from: 'memories x LEFT JOIN agents a ON a.id = x.agent_id',
    where: 'x.deleted_at IS NULL AND x.superseded_by IS NULL AND x.paused = 0 AND x.held = 0',
  },
  knowledge: {
    select: `x.pk, x.id, x.category || ' / ' || x.key AS title, x.value AS text, x.updated_at AS at,
      NULL AS type, NULL AS tier, NULL AS importance, x.confidence, 0 AS access_count, NULL AS role, NULL AS agent_name,
      x.origin_session_id AS session_id, ${ORIGIN}`,
    from: 'knowledge x',
    where: 'x.deleted_at IS NULL',
  },
  preference: {
    select: `x.pk, x.id, x.key AS title, x.value AS text, x.updated_at AS at,
      NULL AS type, NULL AS tier, NULL AS importance, x.confidence, 0 AS access_count, NULL AS role, NULL AS agent_name,
      x.origin_session_id AS session_id, ${ORIGIN}`,
    from: 'preferences x',
    where: 'x.deleted_at IS NULL',
  },
  session: {
    select: `x.pk, x.id, x.title, x.summary AS text, x.started_at AS at,
      NULL AS type, NULL AS tier, x.importance, NULL AS confidence, 0 AS access_count, NULL AS role,
      a.name AS agent_name, x.id AS session_id, ${ORIGIN}`,
    from: 'sessions x LEFT JOIN agents a ON a.id = x.agent_id',
    where: 'x.deleted_at IS NULL AND x.summary IS NOT NULL AND x.id IS NOT @sessionId',
  },
  message: {
    select: `x.pk, x.id, s.title AS title, x.text, coalesce(x.sent_at, x.created_at) AS at,
      NULL AS type, NULL AS tier, s.importance, NULL AS confidence, 0 AS access_count, x.role,
      a.name AS agent_name, s.id AS session_id, ${ORIGIN}`,
    from: 'messages x JOIN sessions s ON s.pk = x.session_pk LEFT JOIN agents a ON a.id = s.agent_id',
    where: `x.deleted_at IS NULL AND s.deleted_at IS NULL AND x.active = 1 AND x.role IN ('user', 'assistant')
      AND s.id IS NOT @sessionId`,
  },
};

/** So many records are read at a time for those that may be recalled. */
const CHUNK = 100;

/** About how many records of a kind there are: never fewer, as keys only rise. */
export function recordsOfKind(db: ReadDb, kind: RecallKind): number {
  const table = RECALL_INDEXES[kind].replace('_fts', '');
  return db.get<{ last: number | null }>(`SELECT max(pk) AS last FROM ${table}`)?.last ?? 0;
}

/** In how many records of a kind a term stands; counting stops at `most`. `match` is an FTS5 expression. */
export function countHolding(db: ReadDb, kind: RecallKind, match: string, most: number): number {
  const index = RECALL_INDEXES[kind];
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${index} WHERE ${index} MATCH ? LIMIT ?)`;
  return db.get<{ n: number }>(sql, match, most)?.n ?? 0;
}

/** The first so many records of some that may be recalled here, in the order of the keys. */
export function recalledRecords(
  db: ReadDb,
  kind: Exclude<RecallKind, 'message'>,
  keys: readonly number[],
  scope: RecallScope,
  limit: number,
): RecallRecord[] {
  const { select, from, where } = SOURCES[kind];
  const chosen = allOf([{ where: [where], parameters: {} }, ownConditions(kind, scope)]);
  const found: RecallRecord[] = [];
  for (let first = 0; first < keys.length && found.length < limit; first += CHUNK) {
    const rows = db.all<Omit<RecallRecord, 'kind'>>(
      `SELECT ${select}, x.search_text FROM json_each(@keys) k CROSS JOIN ${from}
       WHERE x.pk = k.value AND ${chosen.where.join(' AND ')} ORDER BY k.key LIMIT @limit`,
      {
        ...chosen.parameters,
        keys: JSON.stringify(keys.slice(first, first + CHUNK)),
        limit: limit - found.length,
      },
    );
    found.push(...rows.map((row) => ({ ...row, kind, text: unpackText(row.text) })));
  }
  return found;
}

/** Messages by their keys, in their order, as recall gives them. */
export function recalledMessages(db: ReadDb, keys: readonly number[]): RecallRow[] {
  const { select, from } = SOURCES.message;
  return db
    .all<Omit<RecallRow, 'kind'>>(
      `SELECT ${select} FROM json_each(?) k CROSS JOIN ${from} WHERE x.pk = k.value ORDER BY k.key`,
      JSON.stringify(keys),
    )
    .map((row) => ({ ...row, kind: 'message' }));
}

function ownConditions(kind: RecallKind, { viewer, sessionId }: RecallScope): Conditions {
  if (kind === 'memory') return visibleTo(viewer, 'x');
  return { where: [], parameters: kind === 'message' || kind === 'session' ? { sessionId } : {} };
}
