import type { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import { numbersOf } from './consolidation-notes.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { unpackText } from './packed.ts';
import { toIso } from './table.ts';

/** Whose part of the store is looked at: an agent's, or (null) what all agents share. */
export type Scope = Readonly<{ agentId: string | null; agentName: string | null; learns: boolean }>;

/** Every agent, and what they share. */
export function readScopes(db: ReadDb): Scope[] {
  const agents = db.all<{ id: string; name: string; learning_enabled: number }>(
    'SELECT id, name, learning_enabled FROM agents WHERE deleted_at IS NULL ORDER BY name',
  );
  return [
    { agentId: null, agentName: null, learns: true },
    ...agents.map(({ id, name, learning_enabled }) => ({
      agentId: id,
      agentName: name,
      learns: learning_enabled === 1,
    })),
  ];
}

/** A session with something to read or to sum up. */
export type SessionToRead = Readonly<{
  pk: number;
  id: string;
  title: string;
  summary: string | null;
  messageCount: number;
  /** An agent wrote in the place of the person. */
  delegated: boolean;
  /** Ended, imported, or idle since the moment asked about. */
  over: boolean;
  /** How far it was read; −1: not at all. */
  lastOrdinal: number;
  newestOrdinal: number;
  summarisedCount: number | null;
  summaryHash: string | null;
}>;

/** Sessions of a scope with messages not read yet, or over without a summary that fits, by key. */
export function readSessionsToRead(
  db: ReadDb,
  input: Readonly<{ agentId: string | null; idleBefore: number; after: number; limit: number }>,
): SessionToRead[] {
  const rows = db.all<Omit<SessionToRead, 'delegated' | 'over'> & { delegated: number; over: number }>(
    `SELECT * FROM (
       SELECT s.pk, s.id, s.title, s.summary, s.message_count AS messageCount,
         s.parent_session_id IS NOT NULL AS delegated,
         s.ended_at IS NOT NULL OR s.import_id IS NOT NULL OR s.last_active < @idleBefore AS over,
         coalesce(c.last_ordinal, -1) AS lastOrdinal,
         (SELECT max(m.ordinal) FROM messages m WHERE m.session_pk = s.pk) AS newestOrdinal,
         c.summarised_count AS summarisedCount, c.summary_hash AS summaryHash
       FROM sessions s LEFT JOIN consolidation_sessions c ON c.session_pk = s.pk
       WHERE s.deleted_at IS NULL AND s.agent_id IS @agentId AND s.pk > @after)
     WHERE newestOrdinal > lastOrdinal
       OR over AND messageCount > 0 AND summarisedCount IS NOT messageCount
         AND (summary IS NULL OR summaryHash IS NOT NULL)
     ORDER BY pk LIMIT @limit`,
    input,
  );
  return rows.map((row) => ({ ...row, delegated: row.delegated === 1, over: row.over === 1 }));
}

export type MessageToRead = Readonly<{
  pk: number;
  id: string;
  ordinal: number;
  role: 'user' | 'assistant';
  text: string;
}>;

/** What was said in a session after a place, on the branch it went on with, oldest first. */
export function readMessagesAfter(
  db: ReadDb,
  sessionPk: number,
  ordinal: number,
  limit: number,
): MessageToRead[] {
  return db.all(
    `SELECT pk, id, ordinal, role, text FROM messages
     WHERE session_pk = ? AND ordinal > ? AND active = 1 AND deleted_at IS NULL AND role IN ('user', 'assistant')
     ORDER BY ordinal LIMIT ?`,
    sessionPk,
    ordinal,
    limit,
  );
}

/** The newest things that were said in a session, oldest first. */
export function readNewestTexts(db: ReadDb, sessionPk: number, limit: number): string[] {
  const rows = db.all<{ text: string }>(
    `SELECT text FROM messages
     WHERE session_pk = ? AND active = 1 AND deleted_at IS NULL AND role IN ('user', 'assistant')
     ORDER BY ordinal DESC LIMIT ?`,
    sessionPk,
    limit,
  );
  return rows.map(({ text }) => text).toReversed();
}

type StateRow = {
  pk: number;
  id: string;
  agent_id: string | null;
  type: MemoryType;
  tier: Tier;
  importance: number;
  access_count: number;
  created_at: number;
  last_accessed: number | null;
  pinned: number;
  origin_actor: string;
  over: number | null;
  recalls: number | null;
  recall_sessions: number | null;
};

/** Living memories of a scope nothing took the place of, without their words, some at a time by key. */
export function readMemoryStates(
  db: ReadDb,
  input: Readonly<{ agentId: string | null; idleBefore: number; after: number; limit: number }>,
) {
  const young = `m.type IN ('working', 'episodic') AND m.access_count > 0`;
  const rows = db.all<StateRow>(
    `SELECT m.pk, m.id, m.agent_id, m.type, m.tier, m.importance, m.access_count, m.created_at, m.last_accessed,
       m.pinned, m.origin_actor,
       iif(m.type = 'working', (SELECT s.ended_at IS NOT NULL OR s.import_id IS NOT NULL OR s.last_active < @idleBefore
         FROM sessions s WHERE s.id = m.origin_session_id), NULL) AS over,
       iif(${young}, (SELECT count(*) FROM memory_access a WHERE a.memory_pk = m.pk), 0) AS recalls,
       iif(${young}, (SELECT count(DISTINCT coalesce(a.session_id, a.at / 86400000)) FROM memory_access a
         WHERE a.memory_pk = m.pk), 0) AS recall_sessions
     FROM memories m
     WHERE m.agent_id IS @agentId AND m.pk > @after AND m.deleted_at IS NULL AND m.superseded_by IS NULL
     ORDER BY m.pk LIMIT @limit`,
    input,
  );
  return rows.map((row) => ({
    pk: row.pk,
    id: row.id,
    agentId: row.agent_id,
    type: row.type,
    tier: row.tier,
    importance: row.importance,
    accessCount: row.access_count,
    createdAt: toIso(row.created_at),
    lastAccessed: row.last_accessed === null ? null : toIso(row.last_accessed),
    pinned: row.pinned === 1,
    own: row.origin_actor === 'consolidation',
    byPerson: row.origin_actor === 'person',
    sessionOver: row.over === 1,
    recalls: row.recalls ?? 0,
    recallSessions: row.recall_sessions ?? 0,
  }));
}

/** Memories of a scope whose words were not looked at since they were written, some at a time by key. */
export function readUnnotedMemories(
  db: ReadDb,
  agentId: string | null,
  after: number,
  limit: number,
): { pk: number; content: string }[] {
  const rows = db.all<{ pk: number; content: SqlValue }>(
    `SELECT m.pk, m.content FROM memories m LEFT JOIN memory_features f ON f.memory_pk = m.pk
     WHERE m.agent_id IS ? AND m.pk > ? AND m.deleted_at IS NULL AND f.memory_pk IS NULL ORDER BY m.pk LIMIT ?`,
    agentId,
    after,
    limit,
  );
  return rows.map(({ pk, content }) => ({ pk, content: unpackText(content) }));
}

/** Facts whose words were not looked at since they were written, some at a time by key. */
export function readUnnotedKnowledge(
  db: ReadDb,
  after: number,
  limit: number,
): { pk: number; category: string; key: string; value: string }[] {
  return db.all(
    `SELECT k.pk, k.category, k.key, k.value FROM knowledge k LEFT JOIN knowledge_features f ON f.knowledge_pk = k.pk
     WHERE k.pk > ? AND k.deleted_at IS NULL AND f.knowledge_pk IS NULL ORDER BY k.pk LIMIT ?`,
    after,
    limit,
  );
}

type Noted = Readonly<{ pk: number; id: string; agentId: string | null }>;
export type NotedWords = Noted &
  Readonly<{ hash: string; bands: Uint32Array; compared: boolean; secret: boolean }>;

/** Whether a scope has memories that were not compared with the others yet. */
export function hasUncompared(db: ReadDb, agentId: string | null): boolean {
  const found = db.get(
    `SELECT 1 FROM memory_features f JOIN memories m ON m.pk = f.memory_pk
     WHERE f.compared = 0 AND m.agent_id IS ? AND m.deleted_at IS NULL AND m.superseded_by IS NULL LIMIT 1`,
    agentId,
  );
  return found !== undefined;
}

/** What the words of the memories of a scope are compared by, some at a time by key. */
export function readFingerprints(
  db: ReadDb,
  agentId: string | null,
  after: number,
  limit: number,
): NotedWords[] {
  const rows = db.all<Noted & { hash: string; bands: Uint8Array; compared: number; secret: number }>(
    `SELECT m.pk, m.id, m.agent_id AS agentId, f.hash, f.bands, f.compared, f.secret
     FROM memories m JOIN memory_features f ON f.memory_pk = m.pk
     WHERE m.agent_id IS ? AND m.pk > ? AND m.deleted_at IS NULL AND m.superseded_by IS NULL ORDER BY m.pk LIMIT ?`,
    agentId,
    after,
    limit,
  );
  return rows.map((row) => ({
    ...row,
    bands: numbersOf(row.bands),
    compared: row.compared === 1,
    secret: row.secret === 1,
  }));
}

export type NotedClaim = Noted &
  Readonly<{
    entity: 'memory' | 'knowledge';
    type: MemoryType | null;
    subject: string;
    createdAt: number;
    byPerson: boolean;
    resting: boolean;
    claimed: boolean;
  }>;

/** Memories and facts that say something of a subject of which something was said that is not claimed yet. */
export function readClaims(db: ReadDb): NotedClaim[] {
  const fresh = `(SELECT subject FROM memory_features WHERE claimed = 0 AND subject IS NOT NULL
    UNION SELECT subject FROM knowledge_features WHERE claimed = 0 AND subject IS NOT NULL)`;
  const rows = db.all<
    Omit<NotedClaim, 'byPerson' | 'resting' | 'claimed'> & { actor: string; resting: number; claimed: number }
  >(
    `SELECT 'memory' AS entity, m.pk, m.id, m.agent_id AS agentId, m.type, f.subject, m.created_at AS createdAt,
       m.origin_actor AS actor, m.held OR m.paused AS resting, f.claimed
     FROM memory_features f JOIN memories m ON m.pk = f.memory_pk
     WHERE f.subject IN ${fresh} AND m.deleted_at IS NULL AND m.superseded_by IS NULL
       AND m.origin_actor <> 'consolidation'
     UNION ALL SELECT 'knowledge', k.pk, k.id, NULL, NULL, f.subject, k.created_at, k.origin_actor, 0, f.claimed
     FROM knowledge_features f JOIN knowledge k ON k.pk = f.knowledge_pk
     WHERE f.subject IN ${fresh} AND k.deleted_at IS NULL AND k.origin_actor <> 'consolidation'`,
  );
  return rows.map(({ actor, ...row }) => ({
    ...row,
    byPerson: actor === 'person',
    resting: row.resting === 1,
    claimed: row.claimed === 1,
  }));
}

export type NotedItem = Noted &
  Readonly<{
    entity: 'memory' | 'knowledge';
    type: MemoryType | null;
    terms: Uint32Array;
    clustered: boolean;
  }>;

/** What clusters are made of: facts and memories by their terms, some at a time by key. */
export function readItems(
  db: ReadDb,
  entity: NotedItem['entity'],
  after: number,
  limit: number,
): NotedItem[] {
  const sql =
    entity === 'memory'
      ? `SELECT 'memory' AS entity, m.pk, m.id, m.agent_id AS agentId, m.type, f.terms, f.clustered
         FROM memories m JOIN memory_features f ON f.memory_pk = m.pk
         WHERE m.pk > ? AND m.deleted_at IS NULL AND m.superseded_by IS NULL AND m.origin_actor <> 'consolidation'
         ORDER BY m.pk LIMIT ?`
      : `SELECT 'knowledge' AS entity, k.pk, k.id, NULL AS agentId, NULL AS type, f.terms, f.clustered
         FROM knowledge k JOIN knowledge_features f ON f.knowledge_pk = k.pk
         WHERE k.pk > ? AND k.deleted_at IS NULL AND k.origin_actor <> 'consolidation' ORDER BY k.pk LIMIT ?`;
  const rows = db.all<Omit<NotedItem, 'terms' | 'clustered'> & { terms: Uint8Array; clustered: number }>(
    sql,
    after,
    limit,
  );
  return rows.map((row) => ({ ...row, terms: numbersOf(row.terms), clustered: row.clustered === 1 }));
}

type StatedRow = {
  kind: 'preference' | 'decision';
  hash: string;
  key: string;
  value: string;
  messages: number;
  sessions: number;
  confidence: number;
};

/** Conversations of agents that are not to learn teach nothing, what was noted of them before included. */
const TEACHES = `s.deleted_at IS NULL
  AND (s.agent_id IS NULL OR s.agent_id NOT IN (SELECT id FROM agents WHERE learning_enabled = 0))`;
const STATED = `FROM consolidation_statements t JOIN messages m ON m.pk = t.message_pk
  JOIN sessions s ON s.pk = m.session_pk WHERE m.deleted_at IS NULL AND ${TEACHES}`;

/** What was stated again since statements were counted last, and at least so often in all. */
export function readStatedOften(db: ReadDb, times: number): (StatedRow & { examples: Example[] })[] {
  const rows = db.all<StatedRow>(
    `SELECT t.kind, t.hash, min(t.key) AS key, min(t.value) AS value, count(DISTINCT t.message_pk) AS messages,
       count(DISTINCT m.session_pk) AS sessions, avg(t.confidence) AS confidence
     ${STATED} AND t.hash IN (SELECT hash FROM consolidation_statements WHERE counted = 0)
     GROUP BY t.kind, t.hash HAVING messages >= ?`,
    times,
  );
  return rows.map((row) => ({ ...row, examples: readExamples(db, row.hash) }));
}

type Example = { messageId: string; sessionId: string; text: string };

function readExamples(db: ReadDb, hash: string): Example[] {
  return db.all(
    `SELECT m.id AS messageId, s.id AS sessionId, substr(t.sentence, 1, 500) AS text
     ${STATED} AND t.hash = ? ORDER BY t.pk DESC LIMIT 5`,
    hash,
  );
}

/** Where something was stated so far. */
export function readStatements(
  db: ReadDb,
  hash: string,
): { messageId: string; sessionId: string; text: string; confidence: number }[] {
  return db.all(
    `SELECT m.id AS messageId, s.id AS sessionId, substr(t.sentence, 1, 500) AS text, t.confidence
     ${STATED} AND t.hash = ? ORDER BY t.pk DESC LIMIT 1000`,
    hash,
  );
}

/** The tasks of each session that has several, in their order; consolidation's own prove nothing. */
export function readTaskSequences(
  db: ReadDb,
  limit: number,
): { sessionId: string; description: string; messageId: string | null }[] {
  return db
    .all<{ sessionId: string; description: string; messageId: string | null }>(
      `SELECT t.session_id AS sessionId, substr(t.description, 1, 300) AS description,
         t.origin_message_id AS messageId
       FROM tasks t JOIN sessions s ON s.id = t.session_id AND ${TEACHES}
       WHERE t.deleted_at IS NULL AND t.session_id IS NOT NULL AND t.origin_actor <> 'consolidation'
       ORDER BY t.pk DESC LIMIT ?`,
      limit,
    )
    .toReversed();
}

/** Living sessions that were idle since before a moment, the longest idle first. */
export function readIdleSessions(
  db: ReadDb,
  before: number,
  limit: number,
): { id: string; title: string; agentId: string | null; lastActive: number }[] {
  return db.all(
    `SELECT id, title, agent_id AS agentId, last_active AS lastActive FROM sessions
     WHERE deleted_at IS NULL AND last_active < ? ORDER BY last_active LIMIT ?`,
    before,
    limit,
  );
}

/** How many messages there are, about: the highest key. */
export function messageHorizon(db: ReadDb): number {
  return db.get<{ n: number | null }>('SELECT max(pk) AS n FROM messages')?.n ?? 0;
}
