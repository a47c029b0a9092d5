import type { SearchKind } from '../../../shared/contract/search.ts';
import type { Tier } from '../../../shared/entities/memory.ts';
import type { Role } from '../../../shared/entities/message.ts';
import { allOf, type Conditions, isOneOf } from './cursor.ts';
import type { SqlValue } from './database.ts';
import { type Viewer, visibleTo } from './memory-visibility.ts';
import { fromIso } from './table.ts';

/** What a search is narrowed down to. Tags and tiers are what only memories have. */
export type SearchFilter = Readonly<{
  agentIds?: readonly string[] | undefined;
  projects?: readonly string[] | undefined;
  sources?: readonly string[] | undefined;
  roles?: readonly Role[] | undefined;
  tiers?: readonly Tier[] | undefined;
  tags?: readonly string[] | undefined;
  sessionId?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  /** Whose memories are found. */
  viewer: Viewer;
}>;

/**
 * `standing`: what its worth follows from beside the words. `takes`: whether its records can be chosen by what sessions
 * have, by their agent alone, or by neither.
 */
type Source = Readonly<{
  select: string;
  standing: string;
  from: string;
  where: string;
  takes: 'session' | 'agent' | 'neither';
}>;

const ORIGIN = 'x.origin_actor AS actor';
const TRUST = `x.origin_trust = 'trusted' AS trusted`;
/** Where the records of each kind are, and what search shows of them. */
export const SEARCH_SOURCES: Readonly<Record<SearchKind, Source>> = {
  message: {
    select: `x.pk, x.id, s.title, x.text AS body, coalesce(x.sent_at, x.created_at) AS at, ${ORIGIN}, a.name AS agent_name,
      s.id AS session_id, s.title AS session_title, s.project, s.source, x.role, NULL AS confidence`,
    standing: standing('coalesce(x.sent_at, x.created_at)', 's.importance'),
    from: 'messages x JOIN sessions s ON s.pk = x.session_pk LEFT JOIN agents a ON a.id = s.agent_id',
    where: 'x.deleted_at IS NULL AND s.deleted_at IS NULL',
    takes: 'session',
  },
  session: {
    select: `x.pk, x.id, x.title, coalesce(x.summary, '') AS body, x.last_active AS at, ${ORIGIN}, a.name AS agent_name,
      x.id AS session_id, x.title AS session_title, x.project, x.source, NULL AS role, NULL AS confidence`,
    standing: standing('x.last_active', 'x.importance'),
    from: 'sessions x JOIN sessions s ON s.pk = x.pk LEFT JOIN agents a ON a.id = x.agent_id',
    where: 'x.deleted_at IS NULL',
    takes: 'session',
  },
  memory: {
    select: `x.pk, x.id, '' AS title, x.content AS body, x.created_at AS at, ${ORIGIN}, a.name AS agent_name,
      x.origin_session_id AS session_id, s.title AS session_title, s.project, NULL AS role, x.confidence`,
    standing: `coalesce(x.last_accessed, x.created_at) AS used_at, (x.importance - 1) / 4.0 AS importance, x.access_count, x.tier, ${TRUST}`,
    from: `memories x LEFT JOIN agents a ON a.id = x.agent_id
      LEFT JOIN sessions s ON s.id = x.origin_session_id AND s.deleted_at IS NULL`,
    where: 'x.deleted_at IS NULL',
    takes: 'agent',
  },
  knowledge: {
    select: `x.pk, x.id, x.category || ' / ' || x.key AS title, x.value AS body, x.updated_at AS at, ${ORIGIN},
      x.origin_client AS agent_name, NULL AS session_id, NULL AS session_title, NULL AS project, NULL AS role, x.confidence`,
    standing: standing('x.updated_at', 'NULL'),
    from: 'knowledge x',
    where: 'x.deleted_at IS NULL',
    takes: 'neither',
  },
  preference: {
    select: `x.pk, x.id, x.key AS title, x.value AS body, x.updated_at AS at, ${ORIGIN}, x.origin_client AS agent_name,
      NULL AS session_id, NULL AS session_title, NULL AS project, NULL AS role, x.confidence`,
    standing: standing('x.updated_at', 'NULL'),
    from: 'preferences x',
    where: 'x.deleted_at IS NULL',
    takes: 'neither',
  },
  task: {
    select: `x.pk, x.id, x.description AS title, x.result AS body, x.created_at AS at, ${ORIGIN}, a.name AS agent_name,
      x.session_id, s.title AS session_title, s.project, NULL AS role, NULL AS confidence`,
    standing: standing('x.created_at', 'NULL'),
    from: 'tasks x LEFT JOIN sessions s ON s.id = x.session_id LEFT JOIN agents a ON a.id = x.agent_id',
    where: 'x.deleted_at IS NULL',
    takes: 'session',
  },
  decision: {
    select: `x.pk, x.id, x.summary AS title, x.chosen AS body, x.decided_at AS at, ${ORIGIN}, a.name AS agent_name,
      x.session_id, s.title AS session_title, s.project, NULL AS role, NULL AS confidence`,
    standing: standing('x.decided_at', 'NULL'),
    from: 'decisions x JOIN agents a ON a.id = x.agent_id LEFT JOIN sessions s ON s.id = x.session_id',
    where: 'x.deleted_at IS NULL',
    takes: 'session',
  },
};

/** Tells whether filters name something only conversations have, so that a kind can have no match. */
export function canMatch(kind: SearchKind, filter: SearchFilter): boolean {
  if (kind !== 'message' && filter.roles !== undefined) return false;
  if (kind !== 'memory' && (filter.tiers ?? filter.tags) !== undefined) return false;
  const { takes } = SEARCH_SOURCES[kind];
  if (takes === 'session') return true;
  const ofSessions = filter.projects ?? filter.sources ?? filter.sessionId;
  return ofSessions === undefined && (takes === 'agent' || filter.agentIds === undefined);
}

/** What filters ask of the records of a kind, as SQL over `x`, its session `s` and its agent `a`. */
export function searchConditions(
  kind: SearchKind,
  filter: SearchFilter,
): { where: string; parameters: Record<string, SqlValue> } {
  const source = SEARCH_SOURCES[kind];
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
  if (kind === 'memory')
    sets.push(visibleTo(filter.viewer, 'x'), isOneOf('x.tier', 'tiers', filter.tiers), isTagged(filter.tags));
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

function isTagged(tags: readonly string[] | undefined): Conditions {
  if (tags === undefined) return { where: [], parameters: {} };
  return {
    where: [
      'EXISTS (SELECT 1 FROM json_each(x.tags) tagged WHERE tagged.value IN (SELECT value FROM json_each(@tags)))',
    ],
    parameters: { tags: JSON.stringify(tags) },
  };
}

/** The standing of what has no tier and is not recalled by agents as memories are. */
function standing(usedAt: string, importance: string): string {
  return `${usedAt} AS used_at, ${importance} AS importance, 0 AS access_count, NULL AS tier, ${TRUST}`;
}
