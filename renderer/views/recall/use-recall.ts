import { useState } from 'react';
import type { RecallItem } from '../../../shared/contract/recall.ts';
import { withoutUnset } from '../../state/address.ts';
import type { InputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import type { RecallSearch } from './search.ts';
import { isSame, keyOf } from './recalled.ts';

/** What would be recalled for the task of the address, with what is switched off and what that changes. */
export function useRecall(search: RecallSearch) {
  const { agentId, threshold, budget, off = [] } = search;
  const task = search.task?.trim() ?? '';
  const question = { task, ...withoutUnset({ agentId, threshold, tokenBudget: budget }) };
  const asked = task !== '';
  const all = useAnswer(question, asked);
  const rest = useAnswer({ ...question, without: off }, asked && off.length > 0);
  const shown = off.length > 0 ? rest : all;
  const seen = useSeen([...(all.answer?.items ?? []), ...(rest.answer?.items ?? [])]);
  return {
    asked,
    ...shown,
    /** The records that come in for those that are switched off. */
    came: off.length === 0 ? [] : (rest.answer?.items ?? []).filter((item) => isNew(item, all.answer?.items)),
    /** What those that are switched off save, in tokens; negative where what comes instead takes more. */
    saved: off.length === 0 || !all.answer || !rest.answer ? null : all.answer.tokens - rest.answer.tokens,
    off: off.map((record) => ({ record, item: seen.get(keyOf(record)) })),
  };
}

export type Recall = ReturnType<typeof useRecall>;

/** The quick answer at once, and where that did not look at everything, the better one in its place when it is there. */
function useAnswer(question: InputOf<'recall.run'>, enabled: boolean) {
  const first = useRead('recall.run', question, { enabled, keepPrevious: true });
  const isPartial = enabled && !first.isPlaceholderData && first.data?.complete === false;
  const whole = useRead('recall.whole', question, { enabled: isPartial });
  return {
    answer: enabled ? ((isPartial ? whole.data : undefined) ?? first.data) : undefined,
    outdated: first.isPlaceholderData,
    /** The whole store is being looked through. */
    improving: isPartial && whole.isPending,
    error: first.error,
    retry: () => void first.refetch(),
  };
}

/** The items met so far: one that is switched off can still be told by its text. */
function useSeen(items: readonly RecallItem[]): ReadonlyMap<string, RecallItem> {
  const [seen, setSeen] = useState<ReadonlyMap<string, RecallItem>>(new Map());
  const unseen = items.filter((item) => !seen.has(keyOf(item)));
  if (unseen.length === 0) return seen;
  const more = new Map([...seen, ...unseen.map((item) => [keyOf(item), item] as const)]);
  setSeen(more);
  return more;
}

function isNew(item: RecallItem, before: readonly RecallItem[] | undefined): boolean {
  return before !== undefined && !before.some((other) => isSame(item, other));
}
