import { Plus, Search } from 'lucide-react';
import { CheckRow } from '../../components/check-row.tsx';
import { Chip } from '../../components/chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { Popover } from '../../components/popover.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { filtersOf, LISTED, SWITCHED, toggleFilter, type ListedFilter } from './filters.ts';
import type { MemoriesSearch } from './search.ts';

type MemoryFiltersProps = { search: MemoriesSearch; onChange: (search: MemoriesSearch) => void };

const FACET_OF = {
  agentIds: 'agents',
  types: 'types',
  tiers: 'tiers',
  importance: 'importance',
  tags: 'tags',
} as const;

/** The filters that are on, as chips, and the way to more. */
export function MemoryFilters({ search, onChange }: MemoryFiltersProps) {
  const agents = useRead('agents.list', { limit: 200 }, { enabled: search.agentIds !== undefined }).data;
  const labelOf = (id: string) => agents?.items.find((agent) => agent.id === id)?.name ?? '…';
  const listed = LISTED.flatMap((filter) =>
    (search[filter] ?? []).map((value) => ({
      key: `${filter} ${value}`,
      name: t(`memories.filter.${filter}`),
      value: valueName(filter, String(value), labelOf(String(value))),
      remove: () => onChange(toggleFilter(search, filter, String(value))),
    })),
  );
  const switched = SWITCHED.filter((filter) => search[filter] !== undefined).map((filter) => ({
    key: filter,
    name: t('memories.filter.state'),
    value: t(search[filter] ? `memories.${filter}` : `memories.not.${filter}`),
    remove: () => onChange({ ...search, [filter]: undefined }),
  }));
  const words =
    search.text === undefined
      ? []
      : [
          {
            key: 'text',
            name: t('memories.filter.text'),
            value: search.text,
            remove: () => onChange({ ...search, text: undefined }),
          },
        ];
  return (
    <div className="filters">
      {[...words, ...listed, ...switched].map(({ key, name, value, remove }) => (
        <Chip key={key} name={name} value={value} onRemove={remove} />
      ))}
      <FilterPopover search={search} onChange={onChange} />
    </div>
  );
}

/** The filters there are, with how many memories each would show. */
function FilterPopover({ search, onChange }: MemoryFiltersProps) {
  const facets = useRead('memories.facets', filtersOf(search), { keepPrevious: true }).data;
  return (
    <Popover
      title={t('action.filter')}
      trigger={
        <button type="button" className="chip add">
          <Icon of={Plus} />
          {t('action.filter')}
        </button>
      }
    >
      <WordsField search={search} onChange={onChange} />
      {LISTED.map((filter) => {
        const values = facets?.[FACET_OF[filter]] ?? [];
        return values.length === 0 ? null : (
          <fieldset key={filter} className="facet">
            <legend>{t(`memories.filter.${filter}`)}</legend>
            <div className="facet-rows">
              {values.map(({ value, label, count }) => (
                <CheckRow
                  key={value}
                  label={valueName(filter, value, label)}
                  monogram={filter === 'agentIds' && value !== 'shared'}
                  count={formatNumber(count)}
                  checked={(search[filter] ?? []).map(String).includes(value)}
                  onChange={() => onChange(toggleFilter(search, filter, value))}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
      <fieldset className="facet">
        <legend>{t('memories.filter.state')}</legend>
        {SWITCHED.map((filter) => (
          <CheckRow
            key={filter}
            label={t(`memories.${filter}`)}
            checked={search[filter] === true}
            onChange={() => onChange({ ...search, [filter]: search[filter] === true ? undefined : true })}
          />
        ))}
      </fieldset>
    </Popover>
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

function valueName(filter: ListedFilter, value: string, label: string): string {
  if (filter === 'types') return translateName(`memories.type.${value}`, value);
  if (filter === 'tiers') return translateName(`memories.tier.${value}`, value);
  if (filter === 'importance') return translateName(`memories.importance.${value}`, value);
  if (filter === 'agentIds' && value === 'shared') return t('memories.allAgents');
  return filter === 'agentIds' ? label : value;
}
