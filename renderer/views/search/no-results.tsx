import { Search, SearchX } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { writeCount } from './facets.tsx';
import { useFilterNames } from './filter-names.ts';
import { activeFilters, countResults, filtersOf, withoutFilter, withoutFilters } from './filters.ts';
import type { SearchSearch } from './search.ts';

const HINTS = ['words', 'quotes', 'unfinished', 'forms', 'operators'] as const;
const TRIED = 6;

/** What can be searched for, while nothing is typed. */
export function SearchStart({ onTry }: { onTry: (text: string) => void }) {
  return (
    <div className="pane-state">
      <EmptyState icon={Search} title={t('search.start')} detail={t('search.startDetail')} />
      <ul className="hints">
        {HINTS.map((hint) => (
          <li key={hint} className="t2">
            {t(`search.hint.${hint}`)}
            <button type="button" className="hint" onClick={() => onTry(t(`search.example.${hint}`))}>
              <code>{t(`search.example.${hint}`)}</code>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type NoMatchProps = { search: SearchSearch; onChange: (search: SearchSearch) => void };

/** Says why nothing was found, and which filter stands in the way. */
export function NoMatch({ search, onChange }: NoMatchProps) {
  const filters = activeFilters(search);
  const nameOf = useFilterNames(filters);
  const text = search.text ?? '';
  if (filters.length === 0) {
    return (
      <div className="pane-state">
        <EmptyState icon={SearchX} title={t('search.noMatch', { text })} detail={t('search.noMatchDetail')} />
      </div>
    );
  }
  return (
    <div className="pane-state">
      <EmptyState
        icon={SearchX}
        title={text.trim() === '' ? t('search.noneFiltered') : t('search.noMatchFiltered', { text })}
        detail={t('search.filtersOn', { count: filters.length })}
      >
        {filters.slice(0, TRIED).map((filter) => (
          <Without
            key={`${filter.filter} ${filter.value}`}
            kind="primary"
            search={withoutFilter(search, filter)}
            onChange={onChange}
            label={(count) => t('search.removeShow', { ...nameOf(filter), count })}
          />
        ))}
        {filters.length === 1 ? null : <WithoutAny search={search} onChange={onChange} />}
      </EmptyState>
    </div>
  );
}

/** The way out where no filter alone stands in the way. */
function WithoutAny({ search, onChange }: NoMatchProps) {
  return (
    <Without
      kind="ghost"
      search={withoutFilters(search)}
      onChange={onChange}
      label={(count) => t('search.removeAllShow', { count })}
    />
  );
}

type WithoutProps = NoMatchProps & { kind: 'primary' | 'ghost'; label: (count: string) => string };

/** Offers an address with fewer filters, where something is found at it. */
function Without({ search, onChange, kind, label }: WithoutProps) {
  const facets = useRead('search.facets', { text: search.text ?? '', ...filtersOf(search) }).data;
  const found = facets === undefined ? { count: 0, more: false } : countResults(facets, search.kinds);
  if (found.count === 0) return null;
  return (
    <Button kind={kind} onClick={() => onChange(search)}>
      {label(writeCount(found))}
    </Button>
  );
}
