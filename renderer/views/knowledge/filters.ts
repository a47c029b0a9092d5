import type { InputOf } from '../../state/operations.ts';
import { countValues, pickSet, toggleValue, withoutUnset } from '../../state/address.ts';
import type { FactSort, KnowledgeSearch } from './search.ts';

/** The order the table has unless the person chose another. */
const STANDARD_SORT = { sort: 'category', order: 'asc' } as const;

const FILTERS = ['categories', 'sources', 'minConfidence', 'maxConfidence', 'contains', 'importId'] as const;

/** What the list asks for: filters and order. */
export function listInputOf(search: KnowledgeSearch): InputOf<'knowledge.list'> {
  const order = pickSet(search, ['sort', 'order']);
  return { ...STANDARD_SORT, ...order, ...filtersOf(search), limit: 100, withTotal: true };
}

/** The filters of the address, for the list and for what is done with all it shows: without those that are off. */
export function filtersOf(search: KnowledgeSearch) {
  return pickSet(search, FILTERS);
}

/** The address with one value of a filter turned on or off. */
export function toggleFilter(
  search: KnowledgeSearch,
  filter: 'categories' | 'sources',
  value: string,
): KnowledgeSearch {
  return { ...search, [filter]: toggleValue(search[filter], value) };
}

/** The address sorted by a column; by the other way round where it is already. */
export function sortBy(search: KnowledgeSearch, column: FactSort): KnowledgeSearch {
  const { sort, order } = { ...STANDARD_SORT, ...withoutUnset(search) };
  const first = column === 'confidence' || column === 'updatedAt' ? 'desc' : 'asc';
  const next = sort !== column ? first : order === 'asc' ? 'desc' : 'asc';
  return { ...search, sort: column, order: next };
}

/** How a column is sorted, for assistive technology and the arrow in its head. */
export function sortOf(search: KnowledgeSearch, column: FactSort): 'ascending' | 'descending' | 'none' {
  const { sort, order } = { ...STANDARD_SORT, ...withoutUnset(search) };
  if (sort !== column) return 'none';
  return order === 'asc' ? 'ascending' : 'descending';
}

/** The address without any filter, in the same order. */
export function withoutFilters(search: KnowledgeSearch): KnowledgeSearch {
  return pickSet(search, ['sort', 'order', 'fact']);
}

/** How many filters are on. */
export function countFilters(search: KnowledgeSearch): number {
  return countValues(filtersOf(search));
}
