import { FilterChips, type ActiveFilter } from '../../components/filter-chips.tsx';
import { formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useAgentNames } from '../../state/agent-names.ts';
import { useImportName } from '../../state/import-name.ts';
import { toggleFilter, withoutFilters, type ListFilter } from './filters.ts';
import type { SessionsSearch } from './search.ts';
import { SessionFacets } from './session-facets.tsx';
import { sourceName } from './source-name.ts';

type SessionFiltersProps = { search: SessionsSearch; onChange: (search: SessionsSearch) => void };

const LISTED = { agentIds: 'agent', projects: 'project', sources: 'source' } as const;
const MOMENTS = ['since', 'until'] as const;

/** The filters that are on, as chips, and the way to more. */
export function SessionFilters({ search, onChange }: SessionFiltersProps) {
  const agentName = useAgentNames(search.agentIds !== undefined);
  const importName = useImportName(search.importId);
  const nameOf = (filter: ListFilter, value: string) =>
    filter === 'agentIds' ? agentName(value) : filter === 'sources' ? sourceName(value) : value;
  const off = (key: keyof SessionsSearch) => () => onChange({ ...search, [key]: undefined });
  const listed = (['agentIds', 'projects', 'sources'] as const).flatMap((filter): ActiveFilter[] =>
    (search[filter] ?? []).map((value) => ({
      key: `${filter} ${value}`,
      name: t(`sessions.filter.${LISTED[filter]}`),
      value: nameOf(filter, value),
      remove: () => onChange(toggleFilter(search, filter, value)),
    })),
  );
  const moments = MOMENTS.flatMap((key): ActiveFilter[] => {
    const value = search[key];
    if (value === undefined) return [];
    return [{ key, name: t(`sessions.filter.${key}`), value: formatDate(value), remove: off(key) }];
  });
  const imports =
    search.importId === undefined
      ? []
      : [{ key: 'import', name: t('sessions.filter.import'), value: importName, remove: off('importId') }];
  return (
    <div className="filters">
      <FilterChips
        filters={[...listed, ...moments, ...imports]}
        onClear={() => onChange(withoutFilters(search))}
      >
        <SessionFacets search={search} onChange={onChange} />
      </FilterChips>
    </div>
  );
}
