import { Plus } from 'lucide-react';
import { CheckRow } from '../../components/check-row.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Popover } from '../../components/popover.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { filtersOf, toggleFilter, type ListFilter } from './filters.ts';
import type { SessionsSearch } from './search.ts';
import { sourceName } from './source-name.ts';

type FilterPopoverProps = { search: SessionsSearch; onChange: (search: SessionsSearch) => void };

/** The filters there are, with how many sessions each would show. */
export function FilterPopover({ search, onChange }: FilterPopoverProps) {
  const facets = useRead('sessions.facets', filtersOf(search), { keepPrevious: true }).data;
  const groups = [
    { filter: 'agentIds', title: t('sessions.filter.agents'), values: facets?.agents ?? [] },
    { filter: 'projects', title: t('sessions.filter.projects'), values: facets?.projects ?? [] },
    { filter: 'sources', title: t('sessions.filter.sources'), values: facets?.sources ?? [] },
  ] as const;
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
      {groups
        .filter((group) => group.values.length > 0)
        .map((group) => (
          <fieldset key={group.filter} className="facet">
            <legend>{group.title}</legend>
            <div className="facet-rows">
              {group.values.map((facet) => (
                <CheckRow
                  key={facet.value}
                  label={nameOf(group.filter, facet)}
                  monogram={group.filter === 'agentIds'}
                  count={formatNumber(facet.count)}
                  checked={search[group.filter]?.includes(facet.value) ?? false}
                  onChange={() => onChange(toggleFilter(search, group.filter, facet.value))}
                />
              ))}
            </div>
          </fieldset>
        ))}
      <fieldset className="facet">
        <legend>{t('sessions.filter.dates')}</legend>
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
      </fieldset>
    </Popover>
  );
}

function nameOf(filter: ListFilter, facet: { value: string; label: string }): string {
  return filter === 'sources' ? sourceName(facet.value) : facet.label;
}
