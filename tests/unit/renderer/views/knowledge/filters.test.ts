import { expect, it } from 'vitest';
import {
  countFilters,
  filtersOf,
  listInputOf,
  sortBy,
  sortOf,
  toggleFilter,
  withoutFilters,
} from '../../../../../renderer/views/knowledge/filters.ts';
import { knowledgeSearch } from '../../../../../renderer/views/knowledge/search.ts';

const FACT = '018f4e6c-3a2b-7c4d-8e9f-0a1b2c3d4e5f';

it('asks by category unless another order was chosen, and never for the fact that is shown', () => {
  expect(listInputOf({ fact: FACT })).toEqual({
    sort: 'category',
    order: 'asc',
    limit: 100,
    withTotal: true,
  });
  expect(listInputOf({ sort: 'confidence', order: 'desc', contains: 'ferry' })).toMatchObject({
    sort: 'confidence',
    order: 'desc',
    contains: 'ferry',
  });
});

it('does with all that is shown what was asked of the list: every filter of the address counts', () => {
  const filters = {
    categories: ['fares'],
    sources: ['chat', ''],
    minConfidence: 0.1,
    maxConfidence: 0.9,
    contains: 'ferry',
    importId: FACT,
  };
  const search = { ...filters, sort: 'key', order: 'desc', fact: FACT } as const;
  expect(Object.keys(knowledgeSearch.shape).toSorted()).toEqual(Object.keys(search).toSorted());
  expect(filtersOf(search)).toEqual(filters);
  expect(listInputOf(search)).toMatchObject(filters);
});

it('sorts by a column, then the other way round', () => {
  expect(sortOf({}, 'category')).toBe('ascending');
  const byConfidence = sortBy({}, 'confidence');
  expect(sortOf(byConfidence, 'confidence')).toBe('descending');
  expect(sortOf(byConfidence, 'category')).toBe('none');
  expect(sortOf(sortBy(byConfidence, 'confidence'), 'confidence')).toBe('ascending');
});

it('turns categories on and off and counts what is on', () => {
  const two = toggleFilter(toggleFilter({}, 'categories', 'fares'), 'categories', 'time');
  expect(two.categories).toEqual(['fares', 'time']);
  expect(countFilters({ ...two, minConfidence: 0, contains: 'x' })).toBe(4);
  expect(
    toggleFilter(toggleFilter(two, 'categories', 'fares'), 'categories', 'time').categories,
  ).toBeUndefined();
  expect(withoutFilters({ ...two, sort: 'key', order: 'asc', fact: FACT })).toEqual({
    sort: 'key',
    order: 'asc',
    fact: FACT,
  });
});

it('reads words of the address that look like numbers, and forgives what is wrong', () => {
  expect(knowledgeSearch.parse({ contains: 38 })).toMatchObject({ contains: '38' });
  expect(knowledgeSearch.parse({ contains: '  ', sort: 'colour', minConfidence: 7 })).toEqual({});
});
