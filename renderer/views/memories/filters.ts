import type { MemoryFinding } from '../../../shared/entities/memory.ts';
import { countValues, pickSet, toggleValue } from '../../state/address.ts';
import type { InputOf } from '../../state/operations.ts';
import type { MemoriesSearch } from './search.ts';

/** The filters that hold several values. */
export const LISTED = ['agentIds', 'types', 'tiers', 'importance', 'tags'] as const;
export type ListedFilter = (typeof LISTED)[number];

/** The filters that are on or off. */
export const SWITCHED = ['pinned', 'paused', 'held', 'superseded', 'recalled'] as const;

/** The filters that hold one value, in the order they are told. */
export const SINGLE = [
  'since',
  'until',
  'changedSince',
  'changedBy',
  'mergedSince',
  'mergedBy',
  'recalledSince',
  'recalledBy',
  'usedSince',
  'usedBy',
  'coolsBefore',
  'minConfidence',
  'belowConfidence',
] as const;
export type SingleFilter = (typeof SINGLE)[number];

/** What says nothing without another filter goes with it. */
const MEANT_WITH: Partial<Record<SingleFilter, SingleFilter>> = {
  changedSince: 'changedBy',
  usedBy: 'usedSince',
};

/** The filters of the address as the operations take them: without those that are off. */
export function filtersOf(search: MemoriesSearch) {
  return pickSet(search, [...LISTED, ...SWITCHED, ...SINGLE, 'findings', 'text']);
}

/** What the list asks for: filters and order. */
export function listInputOf(search: MemoriesSearch): InputOf<'memories.list'> {
  return { ...filtersOf(search), ...pickSet(search, ['sort', 'order']), limit: 100, withTotal: true };
}

/** The address with one value of a filter turned on or off. */
export function toggleFilter(search: MemoriesSearch, filter: ListedFilter, value: string): MemoriesSearch {
  const before: readonly (string | number)[] | undefined = search[filter];
  return { ...search, [filter]: toggleValue(before, filter === 'importance' ? Number(value) : value) };
}

/** The address without a filter of one value. */
export function withoutFilter(search: MemoriesSearch, filter: SingleFilter): MemoriesSearch {
  const other = MEANT_WITH[filter];
  return { ...search, [filter]: undefined, ...(other === undefined ? {} : { [other]: undefined }) };
}

/** The address with one finding asked for, or no longer. */
export function toggleFinding(search: MemoriesSearch, finding: MemoryFinding): MemoriesSearch {
  return { ...search, findings: toggleValue(search.findings, finding) };
}

/** The address without any filter, in the same order. */
export function withoutFilters(search: MemoriesSearch): MemoriesSearch {
  return pickSet(search, ['sort', 'order', 'memory']);
}

/** How many filters are on. */
export function countFilters(search: MemoriesSearch): number {
  return countValues(filtersOf(search));
}
