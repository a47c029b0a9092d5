import { Search } from 'lucide-react';
import { MemoryFinding } from '../../../shared/entities/memory.ts';
import { CheckRow } from '../../components/check-row.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Facet, FacetValues } from '../../components/facet.tsx';
import { FilterChips, type ActiveFilter } from '../../components/filter-chips.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatMoment, formatRatio } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { useAgentNames } from '../../state/agent-names.ts';
import { useRead } from '../../state/queries.ts';
import {
  filtersOf,
  LISTED,
  SINGLE,
  SWITCHED,
  toggleFilter,
  toggleFinding,
  withoutFilter,
  withoutFilters,
  type ListedFilter,
  type SingleFilter,
} from './filters.ts';
import type { MemoriesSearch } from './search.ts';

type MemoryFiltersProps = { search: MemoriesSearch; onChange: (search: MemoriesSearch) => void };

/** What stands for all agents among their ids. */
const SHARED = 'shared';
const FACET_OF = {
  agentIds: 'agents',
  types: 'types',
  tiers: 'tiers',
  importance: 'importance',
  tags: 'tags',
} as const;

/** The filters that are on, as chips, and the way to more. */
export function MemoryFilters({ search, onChange }: MemoryFiltersProps) {
  const agentName = useAgentNames(
    search.agentIds !== undefined || search.recalledBy !== undefined || search.usedBy !== undefined,
  );
  const listed = LISTED.flatMap((filter): ActiveFilter[] =>
    (search[filter] ?? []).map(String).map((value) => ({
      key: `${filter} ${value}`,
      name: t(`memories.filter.${filter}`),
      value: valueName(filter, value, agentName),
      remove: () => onChange(toggleFilter(search, filter, value)),
    })),
  );
  const switched = SWITCHED.filter((filter) => search[filter] !== undefined).map((filter) => ({
    key: filter,
    name: t('memories.filter.state'),
    value: t(search[filter] ? `memories.${filter}` : `memories.not.${filter}`),
    remove: () => onChange({ ...search, [filter]: undefined }),
  }));
  const single = SINGLE.flatMap((filter): ActiveFilter[] => {
    const value = search[filter];
    if (value === undefined) return [];
    return [
      {
        key: filter,
        name: t(`memories.filter.${filter}`),
        value: singleName(filter, value, agentName),
        remove: () => onChange(withoutFilter(search, filter)),
      },
    ];
  });
  const found = (search.findings ?? []).map((finding) => ({
    key: finding,
    name: t('memories.filter.finding'),
    value: t(`health.report.${finding}`),
    remove: () => onChange(toggleFinding(search, finding)),
  }));
  const { text } = search;
  const remove = () => onChange({ ...search, text: undefined });
  const words =
    text === undefined ? [] : [{ key: 'text', name: t('memories.filter.text'), value: text, remove }];
  return (
    <div className="filters">
      <FilterChips
        filters={[...words, ...single, ...listed, ...switched, ...found]}
        onClear={() => onChange(withoutFilters(search))}
      >
        <MemoryFacets search={search} onChange={onChange} />
      </FilterChips>
    </div>
  );
}

/** The filters there are, with how many memories each would show. */
function MemoryFacets({ search, onChange }: MemoryFiltersProps) {
  const facets = useRead('memories.facets', filtersOf(search), { keepPrevious: true }).data;
  return (
    <>
      <WordsField search={search} onChange={onChange} />
      {LISTED.map((filter) => (
        <FacetValues
          key={filter}
          title={t(`memories.filter.${filter}`)}
          values={facets?.[FACET_OF[filter]] ?? []}
          chosen={search[filter]}
          onToggle={(value) => onChange(toggleFilter(search, filter, value))}
          nameOf={(value, label) => valueName(filter, value, () => label)}
          isAgent={(value) => filter === 'agentIds' && value !== SHARED}
        />
      ))}
      <Facet title={t('memories.filter.saved')}>
        <DateField
          label={t('memories.filter.from')}
          value={search.since}
          onChange={(since) => onChange({ ...search, since })}
        />
        <DateField
          label={t('memories.filter.to')}
          value={search.until}
          onChange={(until) => onChange({ ...search, until })}
        />
      </Facet>
      <Facet title={t('memories.filter.state')}>
        {SWITCHED.map((filter) => (
          <CheckRow
            key={filter}
            label={t(`memories.${filter}`)}
            checked={search[filter] === true}
            onChange={() => onChange({ ...search, [filter]: search[filter] === true ? undefined : true })}
          />
        ))}
      </Facet>
      <Facet title={t('memories.filter.finding')}>
        {MemoryFinding.options.map((finding) => (
          <CheckRow
            key={finding}
            label={t(`health.report.${finding}`)}
            checked={search.findings?.includes(finding) === true}
            onChange={() => onChange(toggleFinding(search, finding))}
          />
        ))}
      </Facet>
    </>
  );
}

function WordsField({ search, onChange }: MemoryFiltersProps) {
  return (
    <form
      className="input search-field"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('words');
        const text = typeof typed === 'string' ? typed.trim() : '';
        onChange({ ...search, text: text === '' ? undefined : text });
      }}
    >
      <Icon of={Search} size="small" />
      <input
        name="words"
        aria-label={t('memories.filter.words')}
        placeholder={t('memories.filter.words')}
        maxLength={500}
        defaultValue={search.text ?? ''}
      />
    </form>
  );
}

function singleName(filter: SingleFilter, value: string | number, agentName: (id: string) => string): string {
  if (typeof value === 'number') return formatRatio(value);
  if (filter === 'changedBy') return t(`memories.changedBy.${value === 'person' ? 'person' : 'agent'}`);
  if (filter === 'mergedBy') return t('memories.filter.oneRun');
  return filter === 'recalledBy' || filter === 'usedBy' ? agentName(value) : formatMoment(value);
}

function valueName(filter: ListedFilter, value: string, agentName: (id: string) => string): string {
  if (filter === 'types') return translateName(`memories.type.${value}`, value);
  if (filter === 'tiers') return translateName(`memories.tier.${value}`, value);
  if (filter === 'importance') return translateName(`memories.importance.${value}`, value);
  if (filter !== 'agentIds') return value;
  return value === SHARED ? t('memories.allAgents') : agentName(value);
}
