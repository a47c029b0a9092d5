import type { MemoryFinding, MemoryType, Tier } from '../../../shared/entities/memory.ts';
import { allOf, type Conditions, isOneOf } from './cursor.ts';
import type { ReadDb } from './database.ts';
import { type Facet, readFacet } from './facets.ts';
import { eventConditions, type MemoryEvents } from './memory-events.ts';
import { conditionOf, findingParameters } from './memory-findings.ts';
import { type Viewer, visibleTo } from './memory-visibility.ts';
import { fromIso } from './table.ts';

export type MemoryFilter = MemoryEvents &
  Readonly<{
    agentIds?: readonly string[] | undefined;
    types?: readonly MemoryType[] | undefined;
    tiers?: readonly Tier[] | undefined;
    tags?: readonly string[] | undefined;
    importance?: readonly number[] | undefined;
    pinned?: boolean | undefined;
    paused?: boolean | undefined;
    held?: boolean | undefined;
    superseded?: boolean | undefined;
    findings?: readonly MemoryFinding[] | undefined;
    since?: string | undefined;
    until?: string | undefined;
    minConfidence?: number | undefined;
    /** Less than this. */
    belowConfidence?: number | undefined;
    /** An FTS5 query: what the words of the filter became. */
    match: string | null;
    viewer: Viewer;
    /** When it is asked, in milliseconds since 1970. */
    now: number;
  }>;

/** What stands for all agents among their ids. */
const SHARED = 'shared';
const FROM = 'FROM memories m LEFT JOIN agents a ON a.id = m.agent_id';

/** How many of the memories that match have each agent, type, tier, tag and importance. */
export function memoryFacets(
  db: ReadDb,
  filter: MemoryFilter,
): { agents: Facet[]; types: Facet[]; tiers: Facet[]; tags: Facet[]; importance: Facet[] } {
  const facet = (own: keyof MemoryFilter, value: string, from = 'FROM memories m', label = value) =>
    readFacet(db, { from, value, label, conditions: memoryConditions({ ...filter, [own]: undefined }) });
  return {
    agents: facet('agentIds', `coalesce(m.agent_id, '${SHARED}')`, FROM, `coalesce(a.name, '')`),
    types: facet('types', 'm.type'),
    tiers: facet('tiers', 'm.tier'),
    tags: facet('tags', 'tag.value', 'FROM memories m, json_each(m.tags) tag'),
    importance: facet('importance', `m.importance || ''`),
  };
}

/** What a filter asks of the living memories, under the alias `m`. */
export function memoryConditions(filter: MemoryFilter): Conditions {
  const { where, parameters } = allOf([
    { where: ['m.deleted_at IS NULL'], parameters: {} },
    isOneOf(`coalesce(m.agent_id, '${SHARED}')`, 'agentIds', filter.agentIds),
    isOneOf('m.type', 'types', filter.types),
    isOneOf('m.tier', 'tiers', filter.tiers),
    isOneOf('m.importance', 'importance', filter.importance),
    atLeast('m.confidence', 'minConfidence', filter.minConfidence),
    below('m.confidence', 'belowConfidence', filter.belowConfidence),
    atLeast('m.created_at', 'since', momentOf(filter.since)),
    below('m.created_at', 'until', momentOf(filter.until)),
    ...eventConditions(filter),
    visibleTo(filter.viewer, 'm'),
  ]);
  for (const flag of ['pinned', 'paused', 'held'] as const) {
    if (filter[flag] !== undefined) where.push(`m.${flag} = ${filter[flag] ? 1 : 0}`);
  }
  if (filter.superseded !== undefined)
    where.push(`m.superseded_by IS ${filter.superseded ? 'NOT ' : ''}NULL`);
  if (filter.tags !== undefined && filter.tags.length > 0) {
    where.push(
      'EXISTS (SELECT 1 FROM json_each(m.tags) tagged WHERE tagged.value IN (SELECT value FROM json_each(@tags)))',
    );
    parameters['tags'] = JSON.stringify(filter.tags);
  }
  if (filter.findings !== undefined && filter.findings.length > 0) {
    where.push('m.superseded_by IS NULL', ...filter.findings.map(conditionOf));
    Object.assign(parameters, findingParameters(filter.now));
  }
  if (filter.match !== null) {
    where.push('m.pk IN (SELECT rowid FROM memories_fts WHERE memories_fts MATCH @match)');
    parameters['match'] = filter.match;
  }
  return { where, parameters };
}

function atLeast(column: string, name: string, value: number | undefined): Conditions {
  if (value === undefined) return { where: [], parameters: {} };
  return { where: [`${column} >= @${name}`], parameters: { [name]: value } };
}

function below(column: string, name: string, value: number | undefined): Conditions {
  if (value === undefined) return { where: [], parameters: {} };
  return { where: [`${column} < @${name}`], parameters: { [name]: value } };
}

function momentOf(timestamp: string | undefined): number | undefined {
  return timestamp === undefined ? undefined : fromIso(timestamp);
}
