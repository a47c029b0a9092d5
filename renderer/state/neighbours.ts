import type { PagedList } from './queries.ts';

type Steps = Readonly<{
  /** Place of the record that is open among those that match, from 0; -1 if it is not among those loaded. */
  index: number;
  /** Opens the record after it, or before it; never one that does not match. */
  step: (by: 1 | -1) => void;
}>;

/** The place of the record that is open in its list, and the way to those beside it. */
export function stepsThrough(
  list: Pick<PagedList<{ id: string }>, 'items' | 'loadMore'>,
  current: string | null,
  open: (id: string) => void,
): Steps {
  const index = list.items.findIndex(({ id }) => id === current);
  return {
    index,
    step(by) {
      const target = index < 0 ? undefined : list.items[index + by];
      if (index + by >= list.items.length - 1) list.loadMore();
      if (target !== undefined) open(target.id);
    },
  };
}
