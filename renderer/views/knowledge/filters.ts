import type { InputOf } from '../../state/operations.ts';
import { withoutUnset } from '../../state/address.ts';
import type { FactSort, KnowledgeSearch } from './search.ts';

/** The order the table has unless the person chose another. */
const STANDARD_SORT = { sort: 'category', order: 'asc' } as const;

/** What the list asks for: filters and order. */
export function listInputOf(search: KnowledgeSearch): InputOf<'knowledge.list'> {
  const { sort, order } = search;
  return {
    ...STANDARD_SORT,
    ...withoutUnset({ sort, order }),
    ...filtersOf(search),
    limit: 100,
    withTotal: true,
  };
}

/** The filters of the address, for the list and for what is done with all it shows: without those that are off. */
export function filtersOf(search: KnowledgeSearch) {
  const { sort: _sort, order: _order, fact: _fact, ...filters } = search;
  return withoutUnset(filters);
}

/** The address with a category turned on or off. */
export function toggleCategory(search: KnowledgeSearch, category: string): KnowledgeSearch {
  const before = search.categories ?? [];
  const after = before.includes(category)
    ? before.filter((other) => other !== category)
    : [...before, category];
  return { ...search, categories: after.length > 0 ? after : undefined };
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
export function withoutFilters({ sort, order, fact }: KnowledgeSearch): KnowledgeSearch {
  return withoutUnset({ sort, order, fact });
}

/** How many filters are on. */
export function countFilters(search: KnowledgeSearch): number {
  const single = [search.minConfidence, search.maxConfidence, search.contains, search.importId];
  return single.filter((value) => value !== undefined).length + (search.categories?.length ?? 0);
}
