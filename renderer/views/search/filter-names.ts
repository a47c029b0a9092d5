import type { MessageKey } from '../../i18n/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { useAgentNames } from '../../state/agent-names.ts';
import { sourceName } from '../sessions/source-name.ts';
import type { ActiveFilter } from './filters.ts';

const NAMES = {
  kinds: 'search.filter.kind',
  agentIds: 'search.filter.agent',
  projects: 'search.filter.project',
  sources: 'search.filter.source',
  roles: 'search.filter.role',
  tiers: 'search.filter.tier',
  tags: 'search.filter.tag',
  since: 'search.filter.since',
  until: 'search.filter.until',
} as const satisfies Record<ActiveFilter['filter'], MessageKey>;

/** Gives a function that writes a filter down as its chip shows it. */
export function useFilterNames(filters: readonly ActiveFilter[]) {
  const agentName = useAgentNames(filters.some(({ filter }) => filter === 'agentIds'));
  return ({ filter, value }: ActiveFilter): { name: string; value: string } => {
    const name = t(NAMES[filter]);
    if (filter === 'agentIds') return { name, value: agentName(value) };
    if (filter === 'since' || filter === 'until') return { name, value: formatDate(value) };
    if (filter === 'kinds') return { name, value: translateName(`search.kind.${value}`, value) };
    if (filter === 'sources') return { name, value: sourceName(value) };
    if (filter === 'tiers') return { name, value: translateName(`memories.tier.${value}`, value) };
    if (filter === 'roles') return { name, value: translateName(`message.${value}`, value) };
    return { name, value };
  };
}
