import { Facet, FacetValues } from '../../components/facet.tsx';
import { Seg } from '../../components/seg.tsx';
import { formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { filtersOf, toggleFilter } from './filters.ts';
import type { KnowledgeSearch } from './search.ts';

const BOUNDS = {
  any: { minConfidence: undefined, maxConfidence: undefined },
  high: { minConfidence: 0.8, maxConfidence: undefined },
  low: { minConfidence: undefined, maxConfidence: 0.5 },
} as const;

type FactFacetsProps = { search: KnowledgeSearch; onChange: (search: KnowledgeSearch) => void };

/** The filters there are, with how many facts each would show. */
export function FactFacets({ search, onChange }: FactFacetsProps) {
  const facets = useRead('knowledge.facets', filtersOf(search), { keepPrevious: true }).data;
  const { minConfidence, maxConfidence } = search;
  const bound = minConfidence !== undefined ? 'high' : maxConfidence !== undefined ? 'low' : 'any';
  return (
    <>
      <Facet title={t('knowledge.field.confidence')}>
        <Seg
          label={t('knowledge.field.confidence')}
          value={bound}
          options={[
            { value: 'any', label: t('knowledge.confidence.any') },
            { value: 'high', label: t('knowledge.atLeast', { value: formatRatio(0.8) }) },
            { value: 'low', label: t('knowledge.atMost', { value: formatRatio(0.5) }) },
          ]}
          onChange={(choice) => onChange({ ...search, ...BOUNDS[choice] })}
        />
      </Facet>
      <FacetValues
        title={t('knowledge.filter.categories')}
        values={facets?.categories ?? []}
        chosen={search.categories}
        onToggle={(category) => onChange(toggleFilter(search, 'categories', category))}
      />
      <FacetValues
        title={t('knowledge.filter.sources')}
        values={facets?.sources ?? []}
        chosen={search.sources}
        onToggle={(source) => onChange(toggleFilter(search, 'sources', source))}
        nameOf={sourceLabel}
      />
    </>
  );
}

/** A source as it is shown; an empty one stands for none. */
export function sourceLabel(source: string): string {
  return source === '' ? t('knowledge.noSource') : source;
}
