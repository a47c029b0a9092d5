import type { ReactNode } from 'react';
import { SearchKind } from '../../../shared/contract/search.ts';
import { Role } from '../../../shared/entities/message.ts';
import { CheckRow } from '../../components/check-row.tsx';
import { DateField } from '../../components/date-field.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { sourceName } from '../sessions/source-name.ts';
import { sessionFiltersOf, toggleFilter, type ListFilter } from './filters.ts';
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
      <SessionFacet
        title={t('sessions.filter.agents')}
        values={sessions?.agents ?? []}
        chosen={search.agentIds}
        onToggle={toggle('agentIds')}
        monogram
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
      <SessionFacet
        title={t('sessions.filter.projects')}
        values={sessions?.projects ?? []}
        chosen={search.projects}
        onToggle={toggle('projects')}
      />
      <SessionFacet
        title={t('sessions.filter.sources')}
        values={(sessions?.sources ?? []).map((facet) => ({ ...facet, label: sourceName(facet.value) }))}
        chosen={search.sources}
        onToggle={toggle('sources')}
      />
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

/** A count as it is shown; counting stops at some point. */
export function writeCount({ count, more }: { count: number; more: boolean }): string {
  return more ? t('search.more', { count: formatNumber(count) }) : formatNumber(count);
}

function Facet({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <fieldset className="facet">
      <legend>
        {title}
        {note === undefined ? null : <span className="meta facet-note">{note}</span>}
      </legend>
      {children}
    </fieldset>
  );
}

type SessionFacetProps = {
  title: string;
  values: readonly { value: string; label: string; count: number }[];
  chosen: readonly string[] | undefined;
  onToggle: (value: string) => void;
  monogram?: boolean;
};

/** A property of sessions, with how many sessions have each value. */
function SessionFacet({ title, values, chosen, onToggle, monogram = false }: SessionFacetProps) {
  if (values.length === 0) return null;
  return (
    <Facet title={title} note={t('search.inSessions')}>
      <div className="facet-rows">
        {values.map((facet) => (
          <CheckRow
            key={facet.value}
            label={facet.label}
            monogram={monogram}
            count={formatNumber(facet.count)}
            checked={chosen?.includes(facet.value) ?? false}
            onChange={() => onToggle(facet.value)}
          />
        ))}
      </div>
    </Facet>
  );
}
