import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Task, TaskStatus } from '../../../shared/entities/task.ts';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { joinLists } from './joined-lists.ts';
import type { TasksSearch } from './search.ts';
import { useManyStatuses } from './use-many-statuses.ts';

/** The tasks that match the address, by status, and what can be done with them. */
export function useTasks() {
  const search = useSearch({ from: '/tasks' });
  const navigate = useNavigate();
  const { list, totals } = useTaskLists(search);
  const selection = useSelection('tasks');
  const notifyUndoable = useNotifyUndoable();
  const remove = useChange('tasks.remove', {
    onDone: ({ removed }) => notifyUndoable(t('tasks.trashed', { count: removed }), 'removed'),
  });
  const { mutate: mutateStatus } = useChange('tasks.setStatus', { handles: isConflict });
  const setMany = useManyStatuses();
  const current = search.task ?? null;

  function setSearch(wanted: TasksSearch) {
    void navigate({ to: '/tasks', search: wanted });
  }

  function trash(ids: readonly string[]) {
    if (ids.length === 0) return;
    remove.mutate({ ids: [...ids] });
    selection.clear();
    if (current !== null && ids.includes(current)) setSearch({ ...search, task: undefined });
  }

  /** Moves tasks on. Several are told of, with one button that takes all of it back. */
  function setStatus(tasks: readonly Task[], status: TaskStatus) {
    const [only, ...more] = tasks.filter((task) => task.status !== status);
    if (only === undefined) return;
    if (more.length === 0) mutateStatus({ id: only.id, status });
    else void setMany([only, ...more], status);
    if (selection.ids.size > 0) selection.clear();
  }

  return {
    search,
    setSearch,
    list,
    totals,
    selection,
    current,
    trash,
    setStatus,
    open: (id: string | null) => setSearch({ ...search, task: id ?? undefined }),
    /** The selected tasks among those loaded; without a selection, the one named. */
    chosen: (id: string | null): Task[] => {
      const ids = selection.ids.size > 0 ? selection.ids : new Set([id]);
      return list.items.filter((task) => ids.has(task.id));
    },
  };
}

/** The tasks of each status, one after the other, and how many there are of each. */
function useTaskLists(search: TasksSearch) {
  const { agentId, sessionId } = search;
  const asked = {
    ...(agentId === undefined ? {} : { agentId }),
    ...(sessionId === undefined ? {} : { sessionId }),
    limit: 100,
    withTotal: true,
  };
  const all = search.show !== 'open';
  const now = useList('tasks.list', { ...asked, statuses: ['in_progress'] });
  const next = useList('tasks.list', { ...asked, statuses: ['pending'] });
  const done = useList('tasks.list', { ...asked, statuses: ['completed'] }, { enabled: all });
  const failed = useList('tasks.list', { ...asked, statuses: ['failed'] }, { enabled: all });
  const list = joinLists<Task>(all ? [now, next, done, failed] : [now, next]);
  const totals: Record<TaskStatus, number | undefined> = {
    in_progress: now.total,
    pending: next.total,
    completed: done.total,
    failed: failed.total,
  };
  return { list, totals };
}

export type Tasks = ReturnType<typeof useTasks>;
