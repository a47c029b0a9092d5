import type { SearchKind } from '../../../shared/contract/search.ts';
import type { Role } from '../../../shared/entities/message.ts';
import { type Viewer, visibleTo } from './memory-visibility.ts';
import { unpackText } from './packed.ts';
import { allOf, countOf, decodeCursor, encodeCursor, isOneOf } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { INDEXES, type PlainQuestion, readNewest, walkBest, type Window } from './search-keys.ts';
import { readRanked } from './search-rank.ts';
import { fromIso } from './table.ts';

export type SearchFilter = Readonly<{
  agentIds?: readonly string[] | undefined;
  projects?: readonly string[] | undefined;
  sources?: readonly string[] | undefined;
  roles?: readonly Role[] | undefined;
  sessionId?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  /** Whose memories are found. */
  viewer: Viewer;
}>;

/** What search found, before its texts are cut and marked. Times in milliseconds. */
export type FoundRow = {
  pk: number;
  id: string;
  title: string;
  body: string | null;
  at: number | null;
  actor: 'person' | 'agent' | 'consolidation' | 'import';
  agent_name: string | null;
  session_id: string | null;
  session_title: string | null;
  project: string | null;
  /** Of a session and its messages: where it was recorded. */
  source?: string;
  role: Role | null;
  confidence: number | null;
  score: number;
};

/** Newest first, so many keys are read at a time at most. */
const MOST_KEYS = 2000;
/** So many of the best are looked at for those that filters leave, and so many where they leave too few. */
const BEST_KEYS = [500, 50_000] as const;
const CHUNK = 50;
const MOST_COUNTED = 10_000;

/** `takes`: whether its records can be chosen by what sessions have, by their agent alone, or by neither. */
type Source = Readonly<{
  select: string;
  from: string;
  where: string;
  takes: 'session' | 'agent' | 'neither';
}>;

const ORIGIN = 'x.origin_actor AS actor';
const SOURCES: Readonly<Record<SearchKind, Source>> = {
  message: {
    select: `x.pk, x.id, s.title, x.text AS body, coalesce(x.sent_at, x.created_at) AS at, ${ORIGIN}, a.name AS agent_name,
      s.id AS session_id, s.title AS session_title, s.project, s.source, x.role, NULL AS confidence`,
    from: 'messages x JOIN sessions s ON s.pk = x.session_pk LEFT JOIN agents a ON a.id = s.agent_id',
    where: 'x.deleted_at IS NULL AND s.deleted_at IS NULL',
    takes: 'session',
  },
  session: {
    select: `x.pk, x.id, x.title, coalesce(x.summary, '') AS body, x.last_active AS at, ${ORIGIN}, a.name AS agent_name,
      x.id AS session_id, x.title AS session_title, x.project, x.source, NULL AS role, NULL AS confidence`,
    from: 'sessions x JOIN sessions s ON s.pk = x.pk LEFT JOIN agents a ON a.id = x.agent_id',
    where: 'x.deleted_at IS NULL',
    takes: 'session',
  },
  memory: {
    select: `x.pk, x.id, '' AS title, x.content AS body, x.created_at AS at, ${ORIGIN}, a.name AS agent_name,
      x.origin_session_id AS session_id, s.title AS session_title, s.project, NULL AS role, x.confidence`,
    from: `memories x LEFT JOIN agents a ON a.id = x.agent_id
      LEFT JOIN sessions s ON s.id = x.origin_session_id AND s.deleted_at IS NULL`,
    where: 'x.deleted_at IS NULL',
    takes: 'agent',
  },
  knowledge: {
    select: `x.pk, x.id, x.category || ' / ' || x.key AS title, x.value AS body, x.updated_at AS at, ${ORIGIN},
      x.origin_client AS agent_name, NULL AS session_id, NULL AS session_title, NULL AS project, NULL AS role, x.confidence`,
    from: 'knowledge x',
    where: 'x.deleted_at IS NULL',
    takes: 'neither',
  },
  preference: {
    select: `x.pk, x.id, x.key AS title, x.value AS body, x.updated_at AS at, ${ORIGIN}, x.origin_client AS agent_name,
      NULL AS session_id, NULL AS session_title, NULL AS project, NULL AS role, x.confidence`,
    from: 'preferences x',
    where: 'x.deleted_at IS NULL',
    takes: 'neither',
  },
  task: {
    select: `x.pk, x.id, x.description AS title, x.result AS body, x.created_at AS at, ${ORIGIN}, a.name AS agent_name,
      x.session_id, s.title AS session_title, s.project, NULL AS role, NULL AS confidence`,
    from: 'tasks x LEFT JOIN sessions s ON s.id = x.session_id LEFT JOIN agents a ON a.id = x.agent_id',
    where: 'x.deleted_at IS NULL',
    takes: 'session',
  },
  decision: {
    select: `x.pk, x.id, x.summary AS title, x.chosen AS body, x.decided_at AS at, ${ORIGIN}, a.name AS agent_name,
      x.session_id, s.title AS session_title, s.project, NULL AS role, NULL AS confidence`,
    from: 'decisions x JOIN agents a ON a.id = x.agent_id LEFT JOIN sessions s ON s.id = x.session_id',
    where: 'x.deleted_at IS NULL',
    takes: 'session',
  },
};
/** Tells whether filters name something only conversations have, so that a kind can have no match. */
export function canMatch(kind: SearchKind, filter: SearchFilter): boolean {
  if (kind !== 'message' && filter.roles !== undefined) return false;
  const { takes } = SOURCES[kind];
  if (takes === 'session') return true;
  const ofSessions = filter.projects ?? filter.sources ?? filter.sessionId;
  return ofSessions === undefined && (takes === 'agent' || filter.agentIds === undefined);
}

/** A page of hits. `complete`: nothing beyond it can be better; where not, only the newest matches were ranked. */
type Found = { rows: FoundRow[]; next: string | null; complete: boolean };

/**
 * The records of one kind that match: newest first, or best first within windows of 1,000 matches, the newest window
 * first.
 *
 * `match` is an FTS5 expression. The score is the negated bm25: higher is better; newest first has none (0).
 */
export function findMatches(
  db: ReadDb,
  kind: SearchKind,
  input: Readonly<{
    match: string;
    plain?: PlainQuestion | null;
    filter: SearchFilter;
    sort: 'relevance' | 'newest';
    limit: number;
    cursor?: string | undefined;
  }>,
): Found {
  const [below, skipped] = input.cursor === undefined ? [null, 0] : decodeCursor(input.cursor, 2);
  const reach = reachOf(db, kind, input.filter);
  let bound = below === null ? reach.below : countOf(below);
  let offset = countOf(skipped);
  const rows: FoundRow[] = [];
  let complete: boolean | null = null;
  // Newest first needs no more keys than it shows, and one to tell whether there are more.
  let size = input.limit + 1;
  for (;;) {
    const question = {
      match: input.match,
      plain: input.plain ?? null,
      from: reach.from,
      below: bound,
    };
    const window =
      input.sort === 'newest' ? readNewest(db, kind, question, size) : readRanked(db, kind, question);
    complete ??= input.sort === 'newest' || (bound === reach.below && window.lowest === null);
    while (offset < window.keys.length) {
      const chunk = window.keys.slice(offset, offset + CHUNK);
      const found = new Map(readRows(db, kind, input.filter, chunk).map((row) => [row.pk, row]));
      for (const { pk, rank } of chunk) {
        offset += 1;
        const row = found.get(pk);
        if (row) rows.push({ ...row, score: 0 - rank });
        if (rows.length === input.limit)
          return { rows, next: nextCursor(window, input.sort, bound, offset), complete };
      }
    }
    if (window.lowest === null) return { rows, next: null, complete };
    bound = window.lowest;
    offset = 0;
    size = Math.min(MOST_KEYS, 2 * size); // filters leave few of them: look further at a time
  }
}

/** The best records of one kind, of all that match; for common words it takes as long as reading the index. */
export function findBest(
  db: ReadDb,
  kind: SearchKind,
  { match, filter, limit }: Readonly<{ match: string; filter: SearchFilter; limit: number }>,
): FoundRow[] {
  const reach = reachOf(db, kind, filter);
  for (const most of BEST_KEYS) {
    const keys = walkBest(db, kind, { match, plain: null, ...reach }, most);
    const rows: FoundRow[] = [];
    for (let first = 0; first < keys.length && rows.length < limit; first += CHUNK) {
      const chunk = keys.slice(first, first + CHUNK);
      const found = new Map(readRows(db, kind, filter, chunk).map((row) => [row.pk, row]));
      for (const { pk, rank } of chunk) {
        const row = found.get(pk);
        if (row) rows.push({ ...row, score: 0 - rank });
      }
    }
    if (rows.length >= limit || keys.length < most || most === BEST_KEYS.at(-1)) return rows.slice(0, limit);
  }
  return [];
}

/** How many records of a kind match; counting stops at 10,000. */
export function countMatches(
  db: ReadDb,
  kind: SearchKind,
  match: string,
  filter: SearchFilter,
): { count: number; more: boolean } {
  const { where, parameters } = conditions(kind, filter);
  const { from, below } = reachOf(db, kind, filter);
  const source = SOURCES[kind];
  const index = INDEXES[kind];
  const row = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${source.from}
       WHERE x.pk IN (SELECT rowid FROM ${index} WHERE ${index} MATCH @match AND rowid >= @from AND rowid < @below
           LIMIT ${3 * MOST_COUNTED})
         AND ${where} LIMIT ${MOST_COUNTED + 1})`,
    { ...parameters, match, from, below },
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED };
}

/** In how many messages a term stands. */
export function documentFrequency(db: ReadDb, match: string): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM messages_fts WHERE messages_fts MATCH ? LIMIT ${MOST_COUNTED})`,
      match,
    )?.n ?? 0
  );
}

/** The keys that can match: all, or where one session is searched, those its messages lie between. */
function reachOf(db: ReadDb, kind: SearchKind, filter: SearchFilter): { from: number; below: number } {
  const all = { from: 0, below: Number.MAX_SAFE_INTEGER };
  if (kind !== 'message' || filter.sessionId === undefined) return all;
  const row = db.get<{ first: number | null; last: number | null }>(
    `SELECT min(pk) AS first, max(pk) AS last FROM messages
     WHERE session_pk = (SELECT pk FROM sessions WHERE id = ?)`,
    filter.sessionId,
  );
  if (!row || row.first === null || row.last === null) return { from: 0, below: 0 };
  return { from: row.first, below: row.last + 1 };
}

function nextCursor(
  { keys, lowest }: Window,
  sort: 'relevance' | 'newest',
  bound: number,
  offset: number,
): string | null {
  if (offset === keys.length) return lowest === null ? null : encodeCursor([lowest, 0]);
  return encodeCursor(sort === 'newest' ? [keys[offset - 1]?.pk ?? bound, 0] : [bound, offset]);
}

function readRows(
  db: ReadDb,
  kind: SearchKind,
  filter: SearchFilter,
  chunk: readonly { pk: number }[],
): Omit<FoundRow, 'score'>[] {
  const { where, parameters } = conditions(kind, filter);
  const source = SOURCES[kind];
  const rows = db.all<Omit<FoundRow, 'score'>>(
    `SELECT ${source.select} FROM ${source.from} WHERE x.pk IN (SELECT value FROM json_each(@keys)) AND ${where}`,
    { ...parameters, keys: JSON.stringify(chunk.map(({ pk }) => pk)) },
  );
  return kind === 'memory' ? rows.map((row) => ({ ...row, body: unpackText(row.body) })) : rows;
}

function conditions(
  kind: SearchKind,
  filter: SearchFilter,
): { where: string; parameters: Record<string, SqlValue> } {
  const source = SOURCES[kind];
  const sets =
    source.takes === 'session'
      ? [
          isOneOf(kind === 'decision' ? 'x.agent_id' : 's.agent_id', 'agentIds', filter.agentIds),
          isOneOf('s.project', 'projects', filter.projects),
          isOneOf('s.source', 'sources', filter.sources),
        ]
      : source.takes === 'agent'
        ? [isOneOf('x.agent_id', 'agentIds', filter.agentIds)]
        : [];
  if (kind === 'memory') sets.push(visibleTo(filter.viewer, 'x'));
  if (kind === 'message') sets.push(isOneOf('x.role', 'roles', filter.roles));
  const { where, parameters } = allOf([{ where: [source.where], parameters: {} }, ...sets]);
  if (filter.sessionId !== undefined && source.takes === 'session') {
    where.push('s.id = @sessionId');
    parameters['sessionId'] = filter.sessionId;
  }
  const at =
    kind === 'message'
      ? 'coalesce(x.sent_at, x.created_at)'
      : kind === 'session'
        ? 'x.last_active'
        : kind === 'decision'
          ? 'x.decided_at'
          : 'x.updated_at';
  if (filter.since !== undefined) {
    where.push(`${at} >= @since`);
    parameters['since'] = fromIso(filter.since);
  }
  if (filter.until !== undefined) {
    where.push(`${at} < @until`);
    parameters['until'] = fromIso(filter.until);
  }
  return { where: where.join(' AND '), parameters };
}
