import { t } from '../../i18n/index.ts';
import { useChange, useList } from '../../state/queries.ts';
import { stepsThrough } from '../../state/neighbours.ts';
import { useManySelection } from '../../state/many-selection.ts';
import { nextStaying, whichSelected } from '../../state/selected.ts';
import { useTellMany } from '../../state/tell-many.ts';
import { filtersOf, listInputOf } from './filters.ts';
import { useSessionAddress } from './use-session-address.ts';

/** What many sessions can be changed to together. */
type SessionFields = Readonly<{ project?: string; importance?: number; addTopics?: string[] }>;

/** The sessions that match the filters of the address, and what can be done with them. */
export function useSessionList(current: string | null) {
  const address = useSessionAddress(current);
  const { search, open, close } = address;
  const list = useList('sessions.list', listInputOf(search));
  const question = JSON.stringify({ ...search, message: undefined, find: undefined, view: undefined });
  const selection = useManySelection('sessions', list, question);
  const changes = useSessionChanges();
  const { index, step } = stepsThrough(list, current, open);

  /** Moves sessions to Trash; when the one that is read goes, the next one is shown. */
  function trash(ids: readonly string[]) {
    if (ids.length === 0) return;
    const gone = new Set(ids);
    changes.remove({ ids: [...ids] });
    leave(gone);
  }

  /** Moves what is selected to Trash; all that match go in one step for undo. */
  function trashSelected() {
    changes.remove(whichSelected(selection.selected, filtersOf(search)));
    leave(selection.ids);
  }

  function changeSelected(fields: SessionFields) {
    changes.update({ ...whichSelected(selection.selected, filtersOf(search)), ...fields });
    selection.clear();
  }

  function leave(gone: ReadonlySet<string>) {
    selection.clear();
    if (current === null || !gone.has(current)) return;
    const next = nextStaying(list.items, index, gone);
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
    changeSelected,
    current,
    removing: changes.removing,
  };
}

/** What is done with many sessions at once; each is told, with the way to take it back. */
function useSessionChanges() {
  const tellMany = useTellMany();
  const remove = useChange('sessions.remove', {
    onDone: ({ removed, job }) => tellMany(job, t('sessions.trashed', { count: removed }), 'removed'),
  });
  const { mutate: update } = useChange('sessions.updateMany', {
    onDone: ({ changed, job }) => tellMany(job, t('sessions.changedMany', { count: changed })),
  });
  return { remove: remove.mutate, removing: remove.isPending, update };
}

export type SessionList = ReturnType<typeof useSessionList>;
