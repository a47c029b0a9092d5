import { t } from '../../i18n/index.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { filtersOf, listInputOf } from './filters.ts';
import { useSessionAddress } from './use-session-address.ts';
import { useSessionSelection } from './use-session-selection.ts';

/** The sessions that match the filters of the address, and what can be done with them. */
export function useSessionList(current: string | null) {
  const address = useSessionAddress(current);
  const { search, open, close } = address;
  const list = useList('sessions.list', listInputOf(search));
  const question = JSON.stringify({ ...search, message: undefined, view: undefined });
  const selection = useSessionSelection(list.items, list.total, question);
  const notifyUndoable = useNotifyUndoable();
  const remove = useChange('sessions.remove', {
    onDone: ({ removed }) => notifyUndoable(t('sessions.trashed', { count: removed }), 'removed'),
  });
  const index = list.items.findIndex((session) => session.id === current);

  function step(by: 1 | -1) {
    const target = list.items[index + by];
    if (index + by >= list.items.length - 1) list.loadMore();
    if (target !== undefined) open(target.id);
  }

  /** Moves sessions to Trash; when the one that is read goes, the next one is shown. */
  function trash(ids: readonly string[]) {
    if (ids.length === 0) return;
    const gone = new Set(ids);
    remove.mutate({ ids: [...ids] });
    leave(gone);
  }

  /** Moves what is selected to Trash; all that match go at once, in one step for undo. */
  function trashSelected() {
    const { selected } = selection;
    if (selected.kind === 'some') {
      trash([...selected.ids]);
      return;
    }
    remove.mutate({ matching: filtersOf(search), except: [...selected.except] });
    leave(selection.ids);
  }

  function leave(gone: ReadonlySet<string>) {
    selection.clear();
    if (current === null || !gone.has(current)) return;
    const stays = [...list.items.slice(index + 1), ...list.items.slice(0, Math.max(0, index)).toReversed()];
    const next = stays.find((session) => !gone.has(session.id));
    if (next === undefined) close();
    else open(next.id);
  }

  return {
    ...address,
    question,
    list,
    selection,
    /** Place of the session that is read among those that match, from 0; -1 if it is not among those loaded. */
    index,
    step,
    trash,
    trashSelected,
    removing: remove.isPending,
  };
}

export type SessionList = ReturnType<typeof useSessionList>;
