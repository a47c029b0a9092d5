import { useNavigate, useSearch } from '@tanstack/react-router';
import { pickSet } from '../../state/address.ts';
import { useList } from '../../state/queries.ts';
import { EVERYONE, type RunsSearch, type RunsSide } from './search.ts';

/** Which of the runs are listed. */
export function runFilters(search: RunsSearch) {
  return pickSet(search, ['since', 'did', 'undone']);
}

/** The runs of consolidation, and where among them the person is. */
export function useRuns() {
  const search = useSearch({ from: '/runs' });
  const navigate = useNavigate();
  const side = search.side ?? 'runs';
  const filters = runFilters(search);
  const list = useList(
    'consolidation.runs',
    { ...filters, limit: 50, withTotal: true },
    { enabled: side === 'runs' },
  );
  const index = list.items.findIndex(({ id }) => id === search.run);

  function show(next: RunsSearch) {
    void navigate({ to: '/runs', search: next });
  }

  function open(id: string | null) {
    show(id === null ? filters : { ...filters, run: id });
  }

  function step(by: 1 | -1) {
    const target = list.items[index + by];
    if (index + by >= list.items.length - 1) list.loadMore();
    if (target !== undefined) open(target.id);
  }

  return {
    search,
    side,
    list,
    index,
    open,
    step,
    /** Changes what of the address is named; the rest stays. */
    narrow: (part: RunsSearch) => show({ ...search, ...part }),
    showSide: (next: RunsSide) => show(next === 'runs' ? {} : { side: next }),
    preview: (agentId: string | null) => show({ preview: agentId ?? EVERYONE }),
  };
}

export type Runs = ReturnType<typeof useRuns>;
