import { FunnelX, Plus } from 'lucide-react';
import { Chip } from '../../components/chip.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Popover } from '../../components/popover.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { Facets } from './facets.tsx';
import { useFilterNames } from './filter-names.ts';
import { activeFilters, withoutFilter, withoutFilters } from './filters.ts';
import type { SearchSearch } from './search.ts';
import type { Results } from './use-results.ts';

type SearchFiltersProps = {
  search: SearchSearch;
  onChange: (search: SearchSearch) => void;
  results: Results;
};

/** The filters that are on, as chips, and the order of the results. */
export function SearchFilters({ search, onChange, results }: SearchFiltersProps) {
  const filters = activeFilters(search);
  const nameOf = useFilterNames(filters);
  return (
    <div className="filters">
      {filters.map((filter) => (
        <Chip
          key={`${filter.filter} ${filter.value}`}
          {...nameOf(filter)}
          onRemove={() => onChange(withoutFilter(search, filter))}
        />
      ))}
      <Popover
        title={t('search.filters')}
        trigger={
          <button type="button" className="chip add only-narrow">
            <Icon of={Plus} />
            {t('action.filter')}
          </button>
        }
      >
        <div className="facets-over">
          <Facets search={search} onChange={onChange} counts={results.facets} />
        </div>
      </Popover>
      {filters.length === 0 ? null : (
        <IconButton
          icon={FunnelX}
          iconSize="small"
          label={t('action.clearFilters')}
          onClick={() => onChange(withoutFilters(search))}
        />
      )}
      <span className="grow" />
      <Seg
        label={t('search.sort')}
        value={search.sort ?? 'relevance'}
        options={[
          { value: 'relevance', label: t('search.sort.relevance') },
          { value: 'newest', label: t('search.sort.newest') },
        ]}
        onChange={(sort) => onChange({ ...search, sort: sort === 'relevance' ? undefined : sort })}
      />
    </div>
  );
}
