import type { ListData } from '../../components/record-list/list-data.ts';

/**
 * Lists one after the other as one. A list is shown when all before it are complete, so that what is loaded later
 * never comes in above what is read.
 */
export function joinLists<T>(lists: readonly ListData<T>[]): ListData<T> {
  const unfinished = lists.findIndex((list) => list.loading || list.hasMore || list.error !== null);
  const shown = unfinished < 0 ? lists : lists.slice(0, unfinished + 1);
  const last = shown.at(-1);
  const totals = lists.map((list) => list.total);
  return {
    items: shown.flatMap((list) => list.items),
    total: totals.reduce<number | undefined>(
      (sum, total) => (sum === undefined || total === undefined ? undefined : sum + total),
      0,
    ),
    loading: shown.every((list) => list.items.length === 0) && last?.loading === true,
    outdated: shown.some((list) => list.outdated),
    error: last?.error ?? null,
    hasMore: last?.hasMore ?? false,
    loadMore: () => last?.loadMore(),
    retry: () => last?.retry(),
  };
}
