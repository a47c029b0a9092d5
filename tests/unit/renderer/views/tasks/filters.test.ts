import { describe, expect, it } from 'vitest';
import {
  countFilters,
  filtersOf,
  shownOf,
  showOnly,
  toggleFilter,
  withoutFilters,
} from '../../../../../renderer/views/tasks/filters.ts';
import { tasksSearch } from '../../../../../renderer/views/tasks/search.ts';

const TASK = '018f4e6c-3a2b-7c4d-8e9f-0a1b2c3d4e5f';

describe('the filters of the tasks', () => {
  it('reach the core: every one of the address, and never the task that is shown', () => {
    const filters = { statuses: ['pending' as const], agentIds: [TASK], sessionIds: [TASK] };
    const search = { ...filters, task: TASK };
    expect(Object.keys(tasksSearch.shape).toSorted()).toEqual(Object.keys(search).toSorted());
    expect(filtersOf(search)).toEqual(filters);
    expect(countFilters(search)).toBe(3);
    expect(withoutFilters(search)).toEqual({ task: TASK });
  });

  it('tell all, what is open and any other choice of statuses apart', () => {
    const open = showOnly({ task: TASK }, 'open');
    expect(shownOf(open)).toBe('open');
    expect(shownOf(showOnly(open, 'all'))).toBe('all');
    const turned = toggleFilter(toggleFilter(open, 'statuses', 'pending'), 'statuses', 'pending');
    expect(shownOf(turned)).toBe('open');
    expect(shownOf(toggleFilter(open, 'statuses', 'failed'))).toBe('some');
  });
});
