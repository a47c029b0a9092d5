import type { SearchKind } from '../../../shared/contract/search.ts';
import { toggleValue, withoutUnset } from '../../state/address.ts';
import type { InputOf, OutputOf } from '../../state/operations.ts';
import type { SearchSearch } from './search.ts';

const LISTS = ['kinds', 'agentIds', 'projects', 'sources', 'roles', 'tiers', 'tags'] as const;
const MOMENTS = ['since', 'until'] as const;

export type ListFilter = (typeof LISTS)[number];
/** One value of one filter. */
export type ActiveFilter = Readonly<{ filter: ListFilter | (typeof MOMENTS)[number]; value: string }>;

type Asked = Omit<InputOf<'search.facets'>, 'text'>;

/** The filters of the address as the operations take them: all but the kinds. */
export function filtersOf(search: SearchSearch): Asked {
  const { agentIds, projects, sources, roles, tiers, tags, since, until } = search;
  return withoutUnset({ agentIds, projects, sources, roles, tiers, tags, since, until });
}

/** The filters of the address that sessions know: what their facets are counted with. */
export function sessionFiltersOf(search: SearchSearch): InputOf<'sessions.facets'> {
  const { agentIds, projects, sources, since, until } = search;
  return withoutUnset({ agentIds, projects, sources, since, until });
}

/** The filters of the address that memories know: what their facets are counted with. */
export function memoryFiltersOf(search: SearchSearch): InputOf<'memories.facets'> {
  const { agentIds, tiers, tags, since, until } = search;
  const text = search.text?.trim().slice(0, 500);
  return withoutUnset({ agentIds, tiers, tags, since, until, text: text === '' ? undefined : text });
}

/** Every value of every filter that is on, in the order of the chips. */
export function activeFilters(search: SearchSearch): ActiveFilter[] {
  const listed = LISTS.flatMap((filter) => (search[filter] ?? []).map((value) => ({ filter, value })));
  const moments = MOMENTS.flatMap((filter) => {
    const value = search[filter];
    return value === undefined ? [] : [{ filter, value }];
  });
  return [...listed, ...moments];
}

/** The address with one value of a filter turned on or off. */
export function toggleFilter(search: SearchSearch, filter: ListFilter, value: string): SearchSearch {
  const before: readonly string[] | undefined = search[filter];
  return { ...search, [filter]: toggleValue(before, value) };
}

/** The address without one of the filters that are on. */
export function withoutFilter(search: SearchSearch, { filter, value }: ActiveFilter): SearchSearch {
  if (filter === 'since' || filter === 'until') return { ...search, [filter]: undefined };
  return toggleFilter(search, filter, value);
}

/** The address with its words and order alone. */
export function withoutFilters({ text, sort }: SearchSearch): SearchSearch {
  return { text, sort };
}

/** How many results the kinds that are asked for hold together; `more` where counting stopped. */
export function countResults(
  facets: OutputOf<'search.facets'>,
  kinds: readonly SearchKind[] | undefined,
): { count: number; more: boolean } {
  const counted = Object.entries(facets.kinds).filter(([kind]) => kinds?.some((one) => one === kind) ?? true);
  return {
    count: counted.reduce((sum, [, kind]) => sum + kind.count, 0),
    more: counted.some(([, kind]) => kind.more),
  };
}
