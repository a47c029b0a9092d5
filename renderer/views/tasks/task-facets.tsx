import { FacetValues } from '../../components/facet.tsx';
import { t, translateName } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { filtersOf, toggleFilter, type ListFilter } from './filters.ts';
import type { TasksSearch } from './search.ts';

type TaskFacetsProps = { search: TasksSearch; onChange: (search: TasksSearch) => void };

/** The filters there are, with how many tasks each would show. */
export function TaskFacets({ search, onChange }: TaskFacetsProps) {
  const facets = useRead('tasks.facets', filtersOf(search), { keepPrevious: true }).data;
  const toggle = (filter: ListFilter) => (value: string) => onChange(toggleFilter(search, filter, value));
  return (
    <>
      <FacetValues
        title={t('tasks.status')}
        values={facets?.statuses ?? []}
        chosen={search.statuses}
        onToggle={toggle('statuses')}
        nameOf={(status) => translateName(`tasks.status.${status}`, status)}
      />
      <FacetValues
        title={t('tasks.filter.agents')}
        values={facets?.agents ?? []}
        chosen={search.agentIds}
        onToggle={toggle('agentIds')}
        isAgent={() => true}
      />
      <FacetValues
        title={t('tasks.filter.sessions')}
        values={facets?.sessions ?? []}
        chosen={search.sessionIds}
        onToggle={toggle('sessionIds')}
        nameOf={(_, title) => (title === '' ? t('sessions.untitled') : title)}
      />
    </>
  );
}
