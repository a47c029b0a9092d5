import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Task, TaskStatus } from '../../../shared/entities/task.ts';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useChange, useList } from '../../state/queries.ts';
import { stepsThrough } from '../../state/neighbours.ts';
import { useManySelection } from '../../state/many-selection.ts';
import { whichSelected } from '../../state/selected.ts';
import { useTellMany } from '../../state/tell-many.ts';
import { filtersOf } from './filters.ts';
import { joinLists } from './joined-lists.ts';
import type { TasksSearch } from './search.ts';
import { STATUSES } from './statuses.ts';

/** The tasks that match the address, by status, and what can be done with them. */
export function useTasks() {
  const search = useSearch({ from: '/tasks' });
  const navigate = useNavigate();
  const { list, totalOf } = useTaskLists(search);
  const question = JSON.stringify({ ...search, task: undefined });
  const selection = useManySelection('tasks', list, question);
  const changes = useTaskChanges();
  const current = search.task ?? null;

  const { index, step } = stepsThrough(list, current, open);

  function open(id: string | null) {
    setSearch({ ...search, task: id ?? undefined });
  }

  function setSearch(wanted: TasksSearch) {
    void navigate({ to: '/tasks', search: wanted });
  }

  /** The selected tasks, as the operations take them. */
  const selected = () => whichSelected(selection.selected, filtersOf(search));

  function trash(ids: readonly string[]) {
    if (ids.length === 0) return;
    changes.remove({ ids: [...ids] });
    leave(new Set(ids));
  }

  function trashSelected() {
    changes.remove(selected());
    leave(selection.ids);
  }

  function leave(gone: ReadonlySet<string>) {
    selection.clear();
    if (current !== null && gone.has(current)) setSearch({ ...search, task: undefined });
  }

  /** Changes what is selected; undo takes all of it back at once. */
  function changeSelected(fields: { status?: TaskStatus; dueAt?: string | null }) {
    changes.update({ ...selected(), ...fields });
    selection.clear();
  }

  return {
    search,
    setSearch,
    list,
    totalOf,
    selection,
    current,
    question,
    /** What is listed, as the operations take it. */
    filter: filtersOf(search),
    trash,
    trashSelected,
    setStatus: changes.setStatus,
    changeSelected,
    open,
    index,
    step,
    /** The selected tasks among those loaded; without a selection, the one named. */
    chosen: (id: string | null): Task[] => {
      const ids = selection.count > 0 ? selection.ids : new Set([id]);
      return list.items.filter((task) => ids.has(task.id));
    },
  };
}

/** What is done with tasks. What is done with several is told, with the way to take all of it back. */
function useTaskChanges() {
  const tellMany = useTellMany();
  const { mutate: remove } = useChange('tasks.remove', {
    onDone: ({ removed, job }) => tellMany(job, t('tasks.trashed', { count: removed }), 'removed'),
  });
  const { mutate: move } = useChange('tasks.setStatus', { handles: isConflict });
  const { mutate: update } = useChange('tasks.updateMany', {
    onDone: ({ changed, job }, { status }) =>
      tellMany(
        job,
        status === undefined
          ? t('tasks.changedMany', { count: changed })
          : t('tasks.moved', { count: changed, status: t(`tasks.status.${status}`) }),
      ),
  });
  const setStatus = (task: Task, status: TaskStatus) => {
    if (task.status !== status) move({ id: task.id, status });
  };
  return { remove, update, setStatus };
}

/** The tasks of each status, one after the other, and how many there are of each. */
function useTaskLists(search: TasksSearch) {
  const byStatus = {
    in_progress: useListOf(search, 'in_progress'),
    pending: useListOf(search, 'pending'),
    completed: useListOf(search, 'completed'),
    failed: useListOf(search, 'failed'),
  };
  const listed = STATUSES.filter((status) => isListed(search, status));
  return {
    list: joinLists<Task>(listed.map((status) => byStatus[status])),
    totalOf: (status: TaskStatus) => byStatus[status].total,
  };
}

function useListOf(search: TasksSearch, status: TaskStatus) {
  const asked = { ...filtersOf(search), statuses: [status], limit: 100, withTotal: true };
  return useList('tasks.list', asked, { enabled: isListed(search, status) });
}

function isListed({ statuses }: TasksSearch, status: TaskStatus): boolean {
  return statuses?.includes(status) ?? true;
}

export type Tasks = ReturnType<typeof useTasks>;
