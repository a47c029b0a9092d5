import { Chip } from '../../components/chip.tsx';
import { formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { FilterPopover } from './filter-popover.tsx';
import { toggleFilter } from './filters.ts';
import type { SessionsSearch } from './search.ts';
import { sourceName } from './source-name.ts';

type SessionFiltersProps = { search: SessionsSearch; onChange: (search: SessionsSearch) => void };

/** The filters that are on, as chips, and the way to more. */
export function SessionFilters({ search, onChange }: SessionFiltersProps) {
  const agents = useRead('agents.list', { limit: 200 }, { enabled: search.agentIds !== undefined });
  const agentName = (id: string) => agents.data?.items.find((agent) => agent.id === id)?.name ?? '…';
  const oneImport = useRead(
    'imports.get',
    { id: search.importId ?? '' },
    { enabled: search.importId !== undefined },
  );
  const off = (key: keyof SessionsSearch) => () => onChange({ ...search, [key]: undefined });
  const chips = [
    ...(search.agentIds ?? []).map((id) => ({
      name: t('sessions.filter.agent'),
      value: agentName(id),
      key: id,
      remove: () => onChange(toggleFilter(search, 'agentIds', id)),
    })),
    ...(search.projects ?? []).map((project) => ({
      name: t('sessions.filter.project'),
      value: project,
      key: project,
      remove: () => onChange(toggleFilter(search, 'projects', project)),
    })),
    ...(search.sources ?? []).map((source) => ({
      name: t('sessions.filter.source'),
      value: sourceName(source),
      key: source,
      remove: () => onChange(toggleFilter(search, 'sources', source)),
    })),
    ...(search.since === undefined
      ? []
      : [
          {
            name: t('sessions.filter.since'),
            value: formatDate(search.since),
            key: 'since',
            remove: off('since'),
          },
        ]),
    ...(search.until === undefined
      ? []
      : [
          {
            name: t('sessions.filter.until'),
            value: formatDate(search.until),
            key: 'until',
            remove: off('until'),
          },
        ]),
    ...(search.importId === undefined
      ? []
      : [
          {
            name: t('sessions.filter.import'),
            value: oneImport.data?.name ?? t('sessions.filter.oneImport'),
            key: 'import',
            remove: off('importId'),
          },
        ]),
  ];
  return (
    <div className="filters">
      {chips.map((chip) => (
        <Chip key={`${chip.name} ${chip.key}`} name={chip.name} value={chip.value} onRemove={chip.remove} />
      ))}
      <FilterPopover search={search} onChange={onChange} />
    </div>
  );
}
