import { withoutUnset } from '../../state/address.ts';
import type { InputOf } from '../../state/operations.ts';
import type { MemoriesSearch } from './search.ts';

/** The filters that hold several values. */
export const LISTED = ['agentIds', 'types', 'tiers', 'importance', 'tags'] as const;
export type ListedFilter = (typeof LISTED)[number];

/** The filters that are on or off. */
export const SWITCHED = ['pinned', 'paused', 'held', 'superseded'] as const;

/** The filters of the address as the operations take them: without those that are off. */
export function filtersOf(search: MemoriesSearch) {
  return withoutUnset({ ...search, sort: undefined, order: undefined, memory: undefined });
}

/** What the list asks for: filters and order. */
export function listInputOf(search: MemoriesSearch): InputOf<'memories.list'> {
  const { sort, order } = search;
  return { ...filtersOf(search), ...withoutUnset({ sort, order }), limit: 100, withTotal: true };
}

/** The address with one value of a filter turned on or off. */
export function toggleFilter(search: MemoriesSearch, filter: ListedFilter, value: string): MemoriesSearch {
  const before: readonly (string | number)[] = search[filter] ?? [];
  const wanted = filter === 'importance' ? Number(value) : value;
  const after = before.includes(wanted) ? before.filter((other) => other !== wanted) : [...before, wanted];
  return { ...search, [filter]: after.length > 0 ? after : undefined };
}

/** The address without any filter, in the same order. */
export function withoutFilters({ sort, order, memory }: MemoriesSearch): MemoriesSearch {
  return withoutUnset({ sort, order, memory });
}

/** How many filters are on. */
export function countFilters(search: MemoriesSearch): number {
  const single = [...SWITCHED.map((filter) => search[filter]), search.text];
  const listed = LISTED.flatMap((filter): readonly unknown[] => search[filter] ?? []);
  return single.filter((value) => value !== undefined).length + listed.length;
}
