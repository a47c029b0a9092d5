import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { TrashItem, TrashKind } from '../../../shared/contract/trash.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useChange, useList, useRead } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { inBatches } from './batches.ts';

/** So many items one call takes. */
export const MOST_ITEMS = 1000;

type Blocked = OutputOf<'trash.restore'>['blocked'];
/** A record that could not be put back, and why. */
export type BlockedItem = Readonly<{ title: string; why: string }>;

/** What lies in Trash, and how it is put back. */
export function useTrash() {
  const { kind } = useSearch({ from: '/trash' });
  const navigate = useNavigate({ from: '/trash' });
  const list = useList('trash.list', {
    ...(kind === undefined ? {} : { kinds: [kind] }),
    limit: 100,
    withTotal: true,
  });
  const selection = useSelection('trash');
  const notifyUndoable = useNotifyUndoable();
  const [blocked, setBlocked] = useState<readonly BlockedItem[]>([]);
  const put = useChange('trash.restore');

  async function restore(items: readonly TrashItem[]) {
    if (items.length === 0 || put.isPending) return;
    const stayed: Blocked = [];
    let restored = 0;
    for (const batch of inBatches(items, MOST_ITEMS)) {
      const outcome = await put.mutateAsync({ items: batch.map(({ kind: of, id }) => ({ kind: of, id })) });
      restored += outcome.restored;
      stayed.push(...outcome.blocked);
    }
    selection.clear();
    const titles = new Map(items.map((item) => [item.id, item.title]));
    setBlocked(stayed.map(({ id, why }) => ({ title: titles.get(id) ?? '', why })));
    if (restored > 0) notifyUndoable(t('trash.restored', { count: restored }));
  }

  return {
    kind,
    setKind: (next: TrashKind | undefined) => {
      selection.clear();
      void navigate({ search: { kind: next } });
    },
    list,
    selection,
    /** Those of the loaded items that are selected. */
    chosen: list.items.filter((item) => selection.ids.has(item.id)),
    // A failure is told in a notice.
    restore: (items: readonly TrashItem[]) => void restore(items).catch(() => undefined),
    blocked,
    dismissBlocked: () => setBlocked([]),
  };
}

export type Trash = ReturnType<typeof useTrash>;

/** How many of each kind lie in Trash; undefined until it is known. */
export function useTrashCounts(): Readonly<Record<TrashKind, number | undefined>> {
  return {
    session: useCountOf('session'),
    memory: useCountOf('memory'),
    knowledge: useCountOf('knowledge'),
    relation: useCountOf('relation'),
    preference: useCountOf('preference'),
    task: useCountOf('task'),
    agentState: useCountOf('agentState'),
    checkpoint: useCountOf('checkpoint'),
    decision: useCountOf('decision'),
    import: useCountOf('import'),
  };
}

function useCountOf(kind: TrashKind): number | undefined {
  return useRead('trash.list', { kinds: [kind], limit: 1, withTotal: true }).data?.total;
}
