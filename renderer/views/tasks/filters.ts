import type { TaskStatus } from '../../../shared/entities/task.ts';
import { countValues, pickSet, toggleValue } from '../../state/address.ts';
import type { TasksSearch } from './search.ts';

export type ListFilter = 'statuses' | 'agentIds' | 'sessionIds';

const OPEN: readonly TaskStatus[] = ['in_progress', 'pending'];

/** What the address asks for, as the operations take it. */
export function filtersOf(search: TasksSearch) {
  return pickSet(search, ['statuses', 'agentIds', 'sessionIds']);
}

/** The address with one value of a filter turned on or off. */
export function toggleFilter(search: TasksSearch, filter: ListFilter, value: string): TasksSearch {
  const before: readonly string[] | undefined = search[filter];
  return { ...search, [filter]: toggleValue(before, value) };
}

/** Which tasks are listed by their status: all, those that are open, or some other choice. */
export function shownOf({ statuses }: TasksSearch): 'all' | 'open' | 'some' {
  if (statuses === undefined) return 'all';
  return statuses.length === OPEN.length && OPEN.every((status) => statuses.includes(status))
    ? 'open'
    : 'some';
}

/** The address with all tasks, or with those that are open. */
export function showOnly(search: TasksSearch, shown: 'all' | 'open'): TasksSearch {
  return { ...search, statuses: shown === 'open' ? [...OPEN] : undefined };
}

/** The address without any filter. */
export function withoutFilters(search: TasksSearch): TasksSearch {
  return pickSet(search, ['task']);
}

/** How many filters are on. */
export function countFilters(search: TasksSearch): number {
  return countValues(filtersOf(search));
}
