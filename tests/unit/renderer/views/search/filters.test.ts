import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  countResults,
  filtersOf,
  toggleFilter,
  withoutFilter,
  withoutFilters,
} from '../../../../../renderer/views/search/filters.ts';
import { searchSearch } from '../../../../../renderer/views/search/search.ts';

const SINCE = '2026-01-01T00:00:00.000Z';

describe('the address of the search', () => {
  it('takes words that look like numbers or JSON as words', () => {
    expect(searchSearch.parse({ text: 2026, projects: [7, 'harbor'] })).toMatchObject({
      text: '2026',
      projects: ['7', 'harbor'],
    });
    expect(searchSearch.parse({ text: true }).text).toBe('true');
  });

  it('drops what it does not know and keeps the rest', () => {
    const search = searchSearch.parse({ text: 'ferry', kinds: ['nothing'], roles: ['user'], since: 'may' });
    expect(search).toEqual({ text: 'ferry', roles: ['user'] });
  });
});

describe('filters', () => {
  it('are turned on and off value by value, and leave the address with the last one', () => {
    const one = toggleFilter({ text: 'ferry' }, 'roles', 'user');
    const two = toggleFilter(one, 'roles', 'tool');
    expect(two.roles).toEqual(['user', 'tool']);
    expect(toggleFilter(one, 'roles', 'user').roles).toBeUndefined();
  });

  it('are listed in the order of the chips, and each can be taken off alone', () => {
    const search = { text: 'x', since: SINCE, projects: ['harbor', 'personal'], kinds: ['task' as const] };
    const active = activeFilters(search);
    expect(active.map(({ value }) => value)).toEqual(['task', 'harbor', 'personal', SINCE]);
    expect(withoutFilter(search, { filter: 'projects', value: 'harbor' }).projects).toEqual(['personal']);
    expect(withoutFilter(search, { filter: 'since', value: SINCE }).since).toBeUndefined();
  });

  it('reach the core without those that are off and without kinds', () => {
    expect(filtersOf({ text: 'x', kinds: ['task'], roles: undefined, since: SINCE })).toEqual({
      since: SINCE,
    });
  });

  it('all go at once, but not the words and the order', () => {
    expect(withoutFilters({ text: 'x', sort: 'newest', roles: ['user'] })).toEqual({
      text: 'x',
      sort: 'newest',
    });
  });
});

it('counts the kinds that are asked for, and tells where counting stopped', () => {
  const none = { count: 0, more: false };
  const facets = {
    kinds: {
      message: { count: 10_000, more: true },
      session: none,
      memory: none,
      knowledge: { count: 4, more: false },
      preference: none,
      task: none,
      decision: none,
    },
  };
  expect(countResults(facets, undefined)).toEqual({ count: 10_004, more: true });
  expect(countResults(facets, ['knowledge', 'task'])).toEqual({ count: 4, more: false });
});
