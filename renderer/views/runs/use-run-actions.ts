import type { ActionKind, ConsolidationRun } from '../../../shared/entities/run.ts';
import { useList } from '../../state/queries.ts';
import type { ActionGroup } from './action-lines.ts';
import { TOLD } from './run-words.ts';
import type { RunsSearch } from './search.ts';

type Open = (kind: ActionKind) => boolean;

/** What a run did, by kind, as the address narrows it down; of each kind as much as was looked at. */
export function useRunActions(run: ConsolidationRun, { kind, agent }: RunsSearch, isOpen: Open) {
  const lists = TOLD.map((each) => {
    const asked = (kind === undefined || kind === each) && (run.counts[each] ?? 0) > 0;
    // The kinds are fixed, so the hooks are always the same and in the same order.
    // oxlint-disable-next-line react/rules-of-hooks
    const list = useList(
      'consolidation.actions',
      {
        runId: run.id,
        kinds: [each],
        limit: 50,
        withTotal: true,
        ...(agent === undefined ? {} : { agentIds: [agent] }),
      },
      { enabled: asked && (isOpen(each) || agent !== undefined) },
    );
    return { kind: each, asked, list };
  });
  const groups = lists.flatMap(({ kind: each, asked, list }): ActionGroup[] => {
    // What an agent has a share in is known once it was counted.
    const count = agent === undefined ? (run.counts[each] ?? 0) : (list.total ?? 0);
    if (!asked || count === 0) return [];
    return [{ kind: each, count, items: list.items, open: isOpen(each), loadMore: list.loadMore }];
  });
  return { groups, error: lists.find(({ list }) => list.error !== null)?.list ?? null };
}
