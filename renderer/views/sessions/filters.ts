import type { InputOf } from '../../state/operations.ts';
import type { SessionsSearch } from './search.ts';

type Facets = Pick<
  InputOf<'sessions.facets'>,
  'agentIds' | 'projects' | 'sources' | 'importId' | 'since' | 'until'
>;
type Wide<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The filters of the address as the operations take them: without those that are off. */
export function filtersOf(search: SessionsSearch): Facets {
  const { agentIds, projects, sources, importId, since, until } = search;
  return withoutUnset({ agentIds, projects, sources, importId, since, until });
}

/** What the list asks for: filters and order. */
export function listInputOf(search: SessionsSearch): InputOf<'sessions.list'> {
  const { sort, order } = search;
  return { ...filtersOf(search), ...withoutUnset({ sort, order }), limit: 100, withTotal: true };
}

export type ListFilter = 'agentIds' | 'projects' | 'sources';

/** The address with one value of a filter turned on or off. */
export function toggleFilter(search: SessionsSearch, filter: ListFilter, value: string): SessionsSearch {
  const before = search[filter] ?? [];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return { ...search, [filter]: after.length > 0 ? after : undefined };
}

/** The address without any filter, in the same order. */
export function withoutFilters(search: SessionsSearch): SessionsSearch {
  return withoutUnset({ sort: search.sort, order: search.order });
}

/** How many filters are on. */
export function countFilters(search: SessionsSearch): number {
  const single = [search.importId, search.since, search.until].filter((value) => value !== undefined).length;
  const listed = [search.agentIds, search.projects, search.sources].flatMap((values) => values ?? []).length;
  return single + listed;
}

function withoutUnset<T extends object>(value: T): Partial<Wide<T>> {
  const set = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(set) as Partial<Wide<T>>; // fromEntries forgets keys
}
