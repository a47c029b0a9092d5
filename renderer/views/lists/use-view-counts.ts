import type { SavedView } from '../../../shared/contract/search.ts';
import { useReads } from '../../state/queries.ts';
import { listInputOf as factsOf } from '../knowledge/filters.ts';
import { knowledgeSearch } from '../knowledge/search.ts';
import { listInputOf as memoriesOf } from '../memories/filters.ts';
import { memoriesSearch } from '../memories/search.ts';
import { listInputOf as sessionsOf } from '../sessions/filters.ts';
import { sessionsSearch } from '../sessions/search.ts';
import { filtersOf as taskFiltersOf } from '../tasks/filters.ts';
import { tasksSearch } from '../tasks/search.ts';
import { readListAddress } from './list-address.ts';

const COUNTED = { limit: 1, withTotal: true } as const;

/** Gives a function that tells how many records a view lists. Searches are not counted: that takes too long. */
export function useViewCounts(views: readonly SavedView[]): (id: string) => number | undefined {
  const lists = views.map(({ id, address }) => ({ id, ...readListAddress(address) }));
  const on = (screen: string) => lists.filter((list) => list.screen === screen);
  const [sessions, memories, facts, tasks] = ['/sessions', '/memories', '/knowledge', '/tasks'].map(on);
  const answers = [
    ...useReads(
      'sessions.list',
      inputs(sessions, (search) => sessionsOf(sessionsSearch.parse(search))),
    ),
    ...useReads(
      'memories.list',
      inputs(memories, (search) => memoriesOf(memoriesSearch.parse(search))),
    ),
    ...useReads(
      'knowledge.list',
      inputs(facts, (search) => factsOf(knowledgeSearch.parse(search))),
    ),
    ...useReads(
      'tasks.list',
      inputs(tasks, (search) => taskFiltersOf(tasksSearch.parse(search))),
    ),
  ];
  const counted = [sessions, memories, facts, tasks].flatMap((some) => some ?? []);
  const totals = new Map(counted.map(({ id }, index) => [id, answers[index]?.data?.total]));
  return (id) => totals.get(id);
}

function inputs<I extends object>(
  lists: readonly { search?: object }[] = [],
  inputOf: (search: object) => I,
) {
  return lists.map(({ search = {} }) => ({ ...inputOf(search), ...COUNTED }));
}
