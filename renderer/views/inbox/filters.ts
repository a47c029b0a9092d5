import type { ProposalKind } from '../../../shared/entities/proposal.ts';
import { withoutUnset } from '../../state/address.ts';
import type { InboxSearch } from './search.ts';

/** What the Inbox shows: everything, what asks for a choice, what is only new, or what was put off. */
export const PARTS = ['all', 'decide', 'new', 'snoozed'] as const;
export type Part = (typeof PARTS)[number];

const KINDS_OF = {
  decide: ['contradicting', 'duplicate', 'secret'],
  new: ['new', 'low-confidence'],
} as const satisfies Record<string, readonly ProposalKind[]>;

/** Which part of the Inbox an address shows; null where its kinds are a choice of their own. */
export function partOf({ snoozed, kinds }: InboxSearch): Part | null {
  if (snoozed === true) return kinds === undefined ? 'snoozed' : null;
  if (kinds === undefined) return 'all';
  if (sameKinds(kinds, KINDS_OF.decide)) return 'decide';
  return sameKinds(kinds, KINDS_OF.new) ? 'new' : null;
}

/** The address that shows a part, for the same agents. */
export function searchOf(part: Part, { agentIds }: InboxSearch): InboxSearch {
  const kinds = part === 'decide' || part === 'new' ? [...KINDS_OF[part]] : undefined;
  return withoutUnset({ agentIds, kinds, snoozed: part === 'snoozed' ? (true as const) : undefined });
}

/** How many of a part there are, by how many there are of each kind. */
export function countPart(
  part: 'decide' | 'new',
  kinds: Readonly<Partial<Record<ProposalKind, number>>>,
): number {
  return KINDS_OF[part].reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0);
}

/** What the operations take of an address: which of the proposals. */
export function filtersOf({ kinds, agentIds, snoozed }: InboxSearch) {
  return withoutUnset({
    statuses: snoozed === true ? ['snoozed' as const] : ['open' as const],
    kinds,
    agentIds,
  });
}

/** The address with one value of a filter turned on or off. */
export function toggleFilter(search: InboxSearch, filter: 'kinds' | 'agentIds', value: string): InboxSearch {
  const before: readonly string[] = search[filter] ?? [];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return withoutUnset({
    ...search,
    item: undefined,
    [filter]: after.length > 0 ? after : undefined,
  });
}

/** How many filters are on; a part of the Inbox is none. */
export function countFilters(search: InboxSearch): number {
  const kinds = partOf(search) === null ? (search.kinds?.length ?? 0) : 0;
  return kinds + (search.agentIds?.length ?? 0);
}

function sameKinds(some: readonly ProposalKind[], others: readonly ProposalKind[]): boolean {
  return some.length === others.length && others.every((kind) => some.includes(kind));
}
