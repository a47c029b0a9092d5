import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { TrashItem, TrashKind } from '../../../shared/contract/trash.ts';
import { t } from '../../i18n/index.ts';
import type { InputOf, OutputOf } from '../../state/operations.ts';
import { useChange, useList, useRead } from '../../state/queries.ts';
import { useManySelection } from '../../state/many-selection.ts';
import { useTellMany } from '../../state/tell-many.ts';

/** Which things in Trash are meant: some by name, or all of some kinds. */
export type TrashWhich = Pick<InputOf<'trash.restore'>, 'items' | 'matching' | 'except'>;

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
  const selection = useManySelection('trash', list, kind ?? '');
  const tellMany = useTellMany();
  const [blocked, setBlocked] = useState<readonly BlockedItem[]>([]);
  const put = useChange('trash.restore', {
    onDone: ({ restored, blocked: stayed, job }) => {
      const titles = new Map(list.items.map((item) => [item.id, item.title]));
      setBlocked(stayed.map(({ id, why }) => ({ title: titles.get(id) ?? '', why })));
      if (job !== null || restored > 0) tellMany(job, t('trash.restored', { count: restored }));
    },
  });
  const chosen = list.items.filter((item) => selection.ids.has(item.id));

  /** What is selected, as the operations take it. */
  function selectedItems(): TrashWhich {
    const { selected } = selection;
    if (selected.kind === 'some') return { items: chosen.map(refOf) };
    const matching = kind === undefined ? {} : { kinds: [kind] };
    return {
      matching,
      except: list.items.filter((item) => selected.except.has(item.id)).map(refOf),
    };
  }

  function restore(which: TrashWhich) {
    if (put.isPending) return;
    put.mutate(which);
    selection.clear();
  }

  return {
    kind,
    setKind: (next: TrashKind | undefined) => {
      selection.clear();
      void navigate({ search: { kind: next } });
    },
    list,
    selection,
    selectedItems,
    restore: (item: TrashItem) => restore({ items: [refOf(item)] }),
    restoreSelected: () => restore(selectedItems()),
    blocked,
    dismissBlocked: () => setBlocked([]),
  };
}

/** What was forgotten, for the person to keep. */
export type Receipt = OutputOf<'trash.purge'>['receipt'];

/** What names a thing in Trash. */
export function refOf({ kind, id }: TrashItem) {
  return { kind, id };
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
    pattern: useCountOf('pattern'),
    import: useCountOf('import'),
  };
}

function useCountOf(kind: TrashKind): number | undefined {
  return useRead('trash.list', { kinds: [kind], limit: 1, withTotal: true }).data?.total;
}
