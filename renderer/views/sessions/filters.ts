import { countValues, pickSet, toggleValue } from '../../state/address.ts';
import type { InputOf } from '../../state/operations.ts';
import type { SessionsSearch } from './search.ts';

const FILTERS = ['agentIds', 'projects', 'sources', 'importId', 'since', 'until'] as const;

/** The filters of the address as the operations take them: without those that are off. */
export function filtersOf(search: SessionsSearch) {
  return pickSet(search, FILTERS);
}

/** What the list asks for: filters and order. */
export function listInputOf(search: SessionsSearch): InputOf<'sessions.list'> {
  return { ...filtersOf(search), ...pickSet(search, ['sort', 'order']), limit: 100, withTotal: true };
}

export type ListFilter = 'agentIds' | 'projects' | 'sources';

/** The address with one value of a filter turned on or off. */
export function toggleFilter(search: SessionsSearch, filter: ListFilter, value: string): SessionsSearch {
  return { ...search, [filter]: toggleValue(search[filter], value) };
}

/** The address without any filter, in the same order. */
export function withoutFilters(search: SessionsSearch): SessionsSearch {
  return pickSet(search, ['sort', 'order']);
}

/** How many filters are on. */
export function countFilters(search: SessionsSearch): number {
  return countValues(filtersOf(search));
}
