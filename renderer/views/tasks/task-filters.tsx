import { FilterChips, type ActiveFilter } from '../../components/filter-chips.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useAgentNames } from '../../state/agent-names.ts';
import { useReads } from '../../state/queries.ts';
import { shownOf, showOnly, toggleFilter, withoutFilters, type ListFilter } from './filters.ts';
import type { TasksSearch } from './search.ts';
import { TaskFacets } from './task-facets.tsx';

type TaskFiltersProps = { search: TasksSearch; onChange: (search: TasksSearch) => void };

const NAMES = { statuses: 'status', agentIds: 'agent', sessionIds: 'session' } as const;

/** Which tasks are listed: all or what is open, and the filters that are on, as chips. */
export function TaskFilters({ search, onChange }: TaskFiltersProps) {
  const agentName = useAgentNames(search.agentIds !== undefined);
  const sessionName = useSessionNames(search.sessionIds ?? []);
  const shown = shownOf(search);
  const chips = <V extends string>(
    filter: ListFilter,
    values: readonly V[] | undefined,
    nameOf: (value: V) => string,
  ): ActiveFilter[] =>
    (values ?? []).map((value) => ({
      key: `${filter} ${value}`,
      name: t(`tasks.filter.${NAMES[filter]}`),
      value: nameOf(value),
      remove: () => onChange(toggleFilter(search, filter, value)),
    }));
  return (
    <>
      <Seg
        label={t('tasks.show')}
        value={shown}
        options={[
          { value: 'all', label: t('tasks.show.all') },
          { value: 'open', label: t('tasks.show.open') },
        ]}
        onChange={(wanted) => onChange(showOnly(search, wanted === 'open' ? 'open' : 'all'))}
      />
      <FilterChips
        filters={[
          ...(shown === 'some' ? chips('statuses', search.statuses, (one) => t(`tasks.status.${one}`)) : []),
          ...chips('agentIds', search.agentIds, agentName),
          ...chips('sessionIds', search.sessionIds, sessionName),
        ]}
        onClear={() => onChange(withoutFilters(search))}
      >
        <TaskFacets search={search} onChange={onChange} />
      </FilterChips>
    </>
  );
}

/** Gives a function that names a session of the address by its id: also one that is not here any more. */
function useSessionNames(ids: readonly string[]): (id: string) => string {
  const answers = useReads(
    'sessions.get',
    ids.map((id) => ({ id })),
  );
  return (id) => {
    const answer = answers[ids.indexOf(id)];
    if (answer?.data !== undefined)
      return answer.data.title === '' ? t('sessions.untitled') : answer.data.title;
    return answer?.error?.code === 'not_found' ? t('common.gone') : '…';
  };
}
