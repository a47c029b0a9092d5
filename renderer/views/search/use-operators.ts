import { SearchKind } from '../../../shared/contract/search.ts';
import { Tier } from '../../../shared/entities/memory.ts';
import { Role } from '../../../shared/entities/message.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { sourceName } from '../sessions/source-name.ts';
import { sessionFiltersOf } from './filters.ts';
import { takeOperators, type KnownValues } from './operators.ts';
import type { SearchSearch } from './search.ts';

/** What turns the operators of what is typed into filters. */
export function useOperators(search: SearchSearch, onChange: (search: SearchSearch) => void) {
  const agents = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  const sessions = useRead('sessions.facets', sessionFiltersOf(search), { keepPrevious: true }).data;
  const tags = useRead('memories.facets', {}).data?.tags ?? [];
  const known: KnownValues = {
    kinds: SearchKind.options.map((value) => ({ value, label: t(`search.kind.${value}`) })),
    agentIds: agents.map(({ id, name }) => ({ value: id, label: name })),
    projects: sessions?.projects ?? [],
    sources: (sessions?.sources ?? []).map(({ value }) => ({ value, label: sourceName(value) })),
    roles: Role.options.map((value) => ({ value, label: t(`message.${value}`) })),
    tiers: Tier.options.map((value) => ({ value, label: t(`memories.tier.${value}`) })),
    tags,
  };
  return {
    /** Narrows the search down by the operators, and gives back the other words. */
    take: (typed: string): string => {
      const taken = takeOperators(typed, search, known);
      if (taken.search !== search) onChange(taken.search);
      return taken.rest;
    },
    /** Searches for all of a text, words and operators. */
    searchFor: (text: string) => {
      const taken = takeOperators(text, search, known);
      onChange({ ...taken.search, text: taken.rest });
    },
  };
}
