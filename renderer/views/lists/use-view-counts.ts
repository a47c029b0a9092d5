import type { SavedView } from '../../../shared/contract/saved-views.ts';
import type { InputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { filtersOf as factFilters } from '../knowledge/filters.ts';
import { knowledgeSearch } from '../knowledge/search.ts';
import { filtersOf as memoryFilters } from '../memories/filters.ts';
import { memoriesSearch } from '../memories/search.ts';
import { filtersOf as sessionFilters } from '../sessions/filters.ts';
import { sessionsSearch } from '../sessions/search.ts';
import { filtersOf as taskFilters } from '../tasks/filters.ts';
import { tasksSearch } from '../tasks/search.ts';
import { readListAddress } from './list-address.ts';

type Listed = InputOf<'savedViews.counts'>['lists'][number];

/** What is counted of a view on each screen. Searches are not counted: words of one are weighed, not listed. */
const LISTED: Readonly<Record<string, (search: object) => Listed>> = {
  '/sessions': (search) => ({ sessions: sessionFilters(sessionsSearch.parse(search)) }),
  '/memories': (search) => ({ memories: memoryFilters(memoriesSearch.parse(search)) }),
  '/knowledge': (search) => ({ knowledge: factFilters(knowledgeSearch.parse(search)) }),
  '/tasks': (search) => ({ tasks: taskFilters(tasksSearch.parse(search)) }),
};

/** Gives a function that tells how many records a view lists. */
export function useViewCounts(views: readonly SavedView[]): (id: string) => number | undefined {
  const counted = views.flatMap(({ id, address }) => {
    const list = readListAddress(address);
    const listed = list && LISTED[list.screen]?.(list.search);
    return listed ? [{ id, listed }] : [];
  });
  const lists = counted.map(({ listed }) => listed);
  const counts = useRead('savedViews.counts', { lists }, { enabled: lists.length > 0 }).data?.counts;
  return (id) => counts?.[counted.findIndex((view) => view.id === id)];
}
