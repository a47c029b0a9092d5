import { describe, expect, it } from 'vitest';
import {
  countFilters,
  countPart,
  filtersOf,
  partOf,
  PARTS,
  searchOf,
  toggleFilter,
} from '../../../../../renderer/views/inbox/filters.ts';
import { inboxSearch } from '../../../../../renderer/views/inbox/search.ts';

const AGENT = '0198c0de-0001-7000-8000-000000000001';

describe('the parts of the Inbox', () => {
  it.each(PARTS)('%s is known again by its address', (part) => {
    const search = searchOf(part, { agentIds: [AGENT], item: AGENT });
    expect(partOf(search)).toBe(part);
    expect(search).toMatchObject({ agentIds: [AGENT] });
    expect(search).not.toHaveProperty('item');
    expect(inboxSearch.parse(search)).toEqual(search);
  });

  it('are none where the kinds are a choice of their own', () => {
    expect(partOf({ kinds: ['secret'] })).toBeNull();
    expect(partOf({ kinds: ['secret'], snoozed: true })).toBeNull();
    expect(partOf({ kinds: ['low-confidence', 'new'] })).toBe('new');
  });

  it('count what is in them', () => {
    const kinds = { new: 3, 'low-confidence': 1, contradicting: 2, duplicate: 0, secret: 4 };
    expect([countPart('new', kinds), countPart('decide', kinds), countPart('decide', {})]).toEqual([4, 6, 0]);
  });
});

describe('the filters of the Inbox', () => {
  it('are asked for as they stand in the address', () => {
    expect(filtersOf({})).toEqual({ statuses: ['open'] });
    expect(filtersOf({ snoozed: true, kinds: ['new'], item: AGENT })).toEqual({
      statuses: ['snoozed'],
      kinds: ['new'],
    });
  });

  it('are turned on and off, and counted', () => {
    const one = toggleFilter({ item: AGENT }, 'kinds', 'new');
    expect(one).toEqual({ kinds: ['new'] });
    const two = toggleFilter(one, 'agentIds', AGENT);
    expect(countFilters(two)).toBe(2);
    expect(countFilters(searchOf('decide', { agentIds: [AGENT] }))).toBe(1);
    expect(toggleFilter(toggleFilter(two, 'kinds', 'new'), 'agentIds', AGENT)).toEqual({});
  });

  it('of a broken address are left out', () => {
    expect(inboxSearch.parse({ kinds: ['nonsense'], agentIds: [], snoozed: 'yes', item: 1 })).toEqual({});
  });
});
