import { SearchKind } from '../../../shared/contract/search.ts';
import { Tier } from '../../../shared/entities/memory.ts';
import { Role } from '../../../shared/entities/message.ts';
import { CheckRow } from '../../components/check-row.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Facet, FacetValues } from '../../components/facet.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { sourceName } from '../sessions/source-name.ts';
import { memoryFiltersOf, sessionFiltersOf, toggleFilter, type ListFilter } from './filters.ts';
import type { SearchSearch } from './search.ts';

type FacetsProps = {
  search: SearchSearch;
  onChange: (search: SearchSearch) => void;
  counts: OutputOf<'search.facets'> | undefined;
};

/** The filters there are, with how many each would show. */
export function Facets({ search, onChange, counts }: FacetsProps) {
  const sessions = useRead('sessions.facets', sessionFiltersOf(search), { keepPrevious: true }).data;
  const toggle = (filter: ListFilter) => (value: string) => onChange(toggleFilter(search, filter, value));
  return (
    <>
      <Facet title={t('search.kind')}>
        {SearchKind.options.map((kind) => (
          <CheckRow
            key={kind}
            label={t(`search.kind.${kind}`)}
            checked={search.kinds?.includes(kind) ?? false}
            onChange={() => toggle('kinds')(kind)}
            {...(counts === undefined ? {} : { count: writeCount(counts.kinds[kind]) })}
          />
        ))}
      </Facet>
      <FacetValues
        title={t('sessions.filter.agents')}
        note={t('search.inSessions')}
        values={sessions?.agents ?? []}
        chosen={search.agentIds}
        onToggle={toggle('agentIds')}
        isAgent={() => true}
      />
      <Facet title={t('search.role')}>
        {Role.options.map((role) => (
          <CheckRow
            key={role}
            label={t(`message.${role}`)}
            checked={search.roles?.includes(role) ?? false}
            onChange={() => toggle('roles')(role)}
          />
        ))}
      </Facet>
      <FacetValues
        title={t('sessions.filter.projects')}
        note={t('search.inSessions')}
        values={sessions?.projects ?? []}
        chosen={search.projects}
        onToggle={toggle('projects')}
      />
      <FacetValues
        title={t('sessions.filter.sources')}
        note={t('search.inSessions')}
        values={sessions?.sources ?? []}
        nameOf={sourceName}
        chosen={search.sources}
        onToggle={toggle('sources')}
      />
      <MemoryFacets search={search} onChange={onChange} />
      <Facet title={t('search.dates')}>
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

/** What only memories can be chosen by. */
function MemoryFacets({ search, onChange }: Omit<FacetsProps, 'counts'>) {
  const memories = useRead('memories.facets', memoryFiltersOf(search), { keepPrevious: true }).data;
  const toggle = (filter: ListFilter) => (value: string) => onChange(toggleFilter(search, filter, value));
  return (
    <>
      <Facet title={t('memories.field.tier')} note={t('search.inMemories')}>
        {Tier.options.map((tier) => (
          <CheckRow
            key={tier}
            label={t(`memories.tier.${tier}`)}
            checked={search.tiers?.includes(tier) ?? false}
            onChange={() => toggle('tiers')(tier)}
            count={formatNumber(memories?.tiers.find(({ value }) => value === tier)?.count ?? 0)}
          />
        ))}
      </Facet>
      <FacetValues
        title={t('memories.field.tags')}
        note={t('search.inMemories')}
        values={memories?.tags ?? []}
        chosen={search.tags}
        onToggle={toggle('tags')}
      />
    </>
  );
}

/** A count as it is shown; counting stops at some point. */
export function writeCount({ count, more }: { count: number; more: boolean }): string {
  return more ? t('search.more', { count: formatNumber(count) }) : formatNumber(count);
}
