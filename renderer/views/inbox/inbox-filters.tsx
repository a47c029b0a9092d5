import { ListFilter } from 'lucide-react';
import { ProposalKind } from '../../../shared/entities/proposal.ts';
import { CheckRow } from '../../components/check-row.tsx';
import { Chip } from '../../components/chip.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Popover } from '../../components/popover.tsx';
import { Seg } from '../../components/seg.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { countPart, PARTS, partOf, searchOf, toggleFilter, type Part } from './filters.ts';
import type { Inbox } from './use-inbox.ts';

/** The parts of the Inbox with how much is in each, and the other filters that are on. */
export function InboxFilters({ inbox: { search, setSearch, counts } }: { inbox: Inbox }) {
  const part = partOf(search);
  const agents = useAgentNames(search.agentIds !== undefined);
  const chips = [
    ...(part === null ? (search.kinds ?? []) : []).map((kind) => ({
      filter: 'kinds' as const,
      id: kind,
      name: t('inbox.filter.kinds'),
      value: t(`inbox.kind.${kind}`),
    })),
    ...(search.agentIds ?? []).map((id) => ({
      filter: 'agentIds' as const,
      id,
      name: t('inbox.filter.agentIds'),
      value: agents.find((agent) => agent.id === id)?.name ?? '…',
    })),
  ];
  const amounts: Readonly<Record<Part, number | undefined>> = {
    all: counts?.open,
    decide: counts && countPart('decide', counts.kinds),
    new: counts && countPart('new', counts.kinds),
    snoozed: counts?.snoozed,
  };
  return (
    <>
      <div className="filters">
        <Seg
          label={t('inbox.parts')}
          value={part}
          options={PARTS.map((value) => ({
            value,
            label: t(`inbox.part.${value}`, { count: formatNumber(amounts[value] ?? 0) }),
          }))}
          onChange={(value) => setSearch(searchOf(value ?? 'all', search))}
        />
      </div>
      {chips.length === 0 ? null : (
        <div className="filters">
          {chips.map(({ filter, id, name, value }) => (
            <Chip
              key={id}
              name={name}
              value={value}
              onRemove={() => setSearch(toggleFilter(search, filter, id))}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** The filters there are: kinds and agents. */
export function FilterPopover({ inbox: { search, setSearch, counts } }: { inbox: Inbox }) {
  const agents = useAgentNames(true);
  return (
    <Popover title={t('action.filter')} trigger={<IconButton icon={ListFilter} label={t('action.filter')} />}>
      <fieldset className="facet">
        <legend>{t('inbox.filter.kinds')}</legend>
        {ProposalKind.options.map((kind) => (
          <CheckRow
            key={kind}
            label={t(`inbox.kind.${kind}`)}
            {...(search.snoozed === true ? {} : { count: formatNumber(counts?.kinds[kind] ?? 0) })}
            checked={search.kinds?.includes(kind) ?? false}
            onChange={() => setSearch(toggleFilter(search, 'kinds', kind))}
          />
        ))}
      </fieldset>
      {agents.length === 0 ? null : (
        <fieldset className="facet">
          <legend>{t('inbox.filter.agentIds')}</legend>
          <div className="facet-rows">
            {agents.map(({ id, name }) => (
              <CheckRow
                key={id}
                label={name}
                monogram
                checked={search.agentIds?.includes(id) ?? false}
                onChange={() => setSearch(toggleFilter(search, 'agentIds', id))}
              />
            ))}
          </div>
        </fieldset>
      )}
    </Popover>
  );
}

function useAgentNames(enabled: boolean) {
  return useRead('agents.list', { limit: 200 }, { enabled }).data?.items ?? [];
}
