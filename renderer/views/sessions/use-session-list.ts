import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../i18n/index.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { filtersOf, listInputOf } from './filters.ts';
import type { SessionsSearch } from './search.ts';
import { useSessionSelection } from './use-session-selection.ts';

/** The sessions that match the filters of the address, and what can be done with them. */
export function useSessionList(current: string | null) {
  const search = useSearch({ from: '/sessions' });
  const navigate = useNavigate();
  const list = useList('sessions.list', listInputOf(search));
  const question = JSON.stringify({ ...search, message: undefined, view: undefined });
  const selection = useSessionSelection(list.items, list.total, question);
  const notifyUndoable = useNotifyUndoable();
  const remove = useChange('sessions.remove', {
    onDone: ({ removed }) => notifyUndoable(t('sessions.trashed', { count: removed }), 'removed'),
  });
  const index = list.items.findIndex((session) => session.id === current);

  function open(id: string) {
    void navigate({
      to: '/sessions/$sessionId',
      params: { sessionId: id },
      search: { ...search, message: undefined },
    });
  }

  /** Shows the session that is open as its steps, or as what was said, there at a message if one is named. */
  function show(view: SessionsSearch['view'], message?: string) {
    if (current === null) return;
    void navigate({
      to: '/sessions/$sessionId',
      params: { sessionId: current },
      search: { ...search, view, message },
    });
  }

  function setSearch(next: SessionsSearch) {
    if (current === null) void navigate({ to: '/sessions', search: next });
    else void navigate({ to: '/sessions/$sessionId', params: { sessionId: current }, search: next });
  }

  function close() {
    void navigate({ to: '/sessions', search: { ...search, message: undefined } });
  }

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
    search,
    setSearch,
    question,
    list,
    selection,
    /** Place of the session that is read among those that match, from 0; -1 if it is not among those loaded. */
    index,
    open,
    show,
    close,
    step,
    trash,
    trashSelected,
    removing: remove.isPending,
  };
}

export type SessionList = ReturnType<typeof useSessionList>;
