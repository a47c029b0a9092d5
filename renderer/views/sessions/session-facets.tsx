import { DateField } from '../../components/date-field.tsx';
import { Facet, FacetValues } from '../../components/facet.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { filtersOf, toggleFilter, type ListFilter } from './filters.ts';
import type { SessionsSearch } from './search.ts';
import { sourceName } from './source-name.ts';

type SessionFacetsProps = { search: SessionsSearch; onChange: (search: SessionsSearch) => void };

/** The filters there are, with how many sessions each would show. */
export function SessionFacets({ search, onChange }: SessionFacetsProps) {
  const facets = useRead('sessions.facets', filtersOf(search), { keepPrevious: true }).data;
  const toggle = (filter: ListFilter) => (value: string) => onChange(toggleFilter(search, filter, value));
  return (
    <>
      <FacetValues
        title={t('sessions.filter.agents')}
        values={facets?.agents ?? []}
        chosen={search.agentIds}
        onToggle={toggle('agentIds')}
        isAgent={() => true}
      />
      <FacetValues
        title={t('sessions.filter.projects')}
        values={facets?.projects ?? []}
        chosen={search.projects}
        onToggle={toggle('projects')}
      />
      <FacetValues
        title={t('sessions.filter.sources')}
        values={facets?.sources ?? []}
        chosen={search.sources}
        onToggle={toggle('sources')}
        nameOf={sourceName}
      />
      <Facet title={t('sessions.filter.dates')}>
        <DateField
          label={t('sessions.filter.from')}
          value={search.since}
          onChange={(since) => onChange({ ...search, since })}
        />
        <DateField
          label={t('sessions.filter.to')}
          value={search.until}
          onChange={(until) => onChange({ ...search, until })}
        />
      </Facet>
    </>
  );
}
