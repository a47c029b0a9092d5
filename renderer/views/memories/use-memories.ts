import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../i18n/index.ts';
import { stepsThrough } from '../../state/neighbours.ts';
import { useManySelection } from '../../state/many-selection.ts';
import { useChange, useList } from '../../state/queries.ts';
import { nextStaying, whichSelected } from '../../state/selected.ts';
import { useTellMany } from '../../state/tell-many.ts';
import { filtersOf, listInputOf } from './filters.ts';
import type { MemoriesSearch } from './search.ts';

/** The memories that match the filters of the address, and what can be done with them. */
export function useMemories() {
  const search = useSearch({ from: '/memories' });
  const navigate = useNavigate();
  const list = useList('memories.list', listInputOf(search));
  const question = JSON.stringify({ ...search, memory: undefined });
  const selection = useManySelection('memories', list, question);
  const tellMany = useTellMany();
  const remove = useChange('memories.remove', {
    onDone: ({ removed, job }) => tellMany(job, t('memories.trashed', { count: removed }), 'removed'),
  });
  const current = search.memory ?? null;
  const { index, step } = stepsThrough(list, current, open);

  function setSearch(next: MemoriesSearch) {
    void navigate({ to: '/memories', search: next });
  }

  function open(id: string | null) {
    setSearch({ ...search, memory: id ?? undefined });
  }

  /** Moves memories to Trash; when the one that is read goes, the next one is shown. */
  function trash(ids: readonly string[]) {
    if (ids.length === 0) return;
    remove.mutate({ ids: [...ids] });
    leave(new Set(ids));
  }

  /** Moves what is selected to Trash; all that match go in one step for undo. */
  function trashSelected() {
    remove.mutate(whichSelected(selection.selected, filtersOf(search)));
    leave(selection.ids);
  }

  function leave(gone: ReadonlySet<string>) {
    selection.clear();
    if (current !== null && gone.has(current)) open(nextStaying(list.items, index, gone)?.id ?? null);
  }

  return { search, setSearch, list, question, selection, current, index, open, step, trash, trashSelected };
}

export type Memories = ReturnType<typeof useMemories>;
