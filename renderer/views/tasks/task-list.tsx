import { Milestone, SearchX } from 'lucide-react';
import { useState, type MouseEvent } from 'react';
import type { Task, TaskStatus } from '../../../shared/entities/task.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ContextMenu, type MenuItem } from '../../components/menu.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import type { CommandId } from '../../state/command-catalogue.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { runCommand } from '../../state/commands.ts';
import { countFilters, withoutFilters } from './filters.ts';
import { STATUS_ICONS, STATUSES } from './statuses.ts';
import { TaskRow } from './task-row.tsx';
import { useNow } from './use-now.ts';
import type { Tasks } from './use-tasks.ts';

type TaskListProps = {
  tasks: Tasks;
  /** The task whose words are edited in the list. */
  edited: string | null;
  onEdit: (id: string | null) => void;
  onOpen: (task: Task) => void;
  /** Asks when one task is due; null: all that are selected. */
  onDue: (task: Task | null) => void;
};

/** The tasks by status, with a menu behind the right button. */
export function TaskList({ tasks, edited, onEdit, onOpen, onDue }: TaskListProps) {
  const { list, selection } = tasks;
  const now = useNow();
  const shortcutOf = useShortcuts();
  const [pointed, setPointed] = useState<string | null>(null);

  function onContextMenuCapture(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest<HTMLElement>('[data-id]') ?? null;
    setPointed(row?.dataset['id'] ?? null);
    // Fields have the menu of the system, with Paste.
    if (row === null || target?.closest('textarea, input') !== null) event.stopPropagation();
  }

  const many = pointed !== null && selection.count > 1 && selection.ids.has(pointed);
  const one = list.items.find(({ id }) => id === pointed);
  return (
    <ContextMenu
      items={
        many
          ? selectedActions(tasks, onDue, shortcutOf)
          : one === undefined
            ? []
            : taskActions(tasks, one, onDue, shortcutOf)
      }
      trigger={
        <div className="task-list" onContextMenuCapture={onContextMenuCapture}>
          <RecordList
            label={t('shell.tasks')}
            list={list}
            question={tasks.question}
            rowHeight={useRowHeight()}
            current={tasks.current}
            selected={selection.ids}
            onSelect={selection.set}
            onSelectAll={selection.selectAll}
            onOpen={onOpen}
            groupOf={(task) => groupName(task.status, tasks.totalOf(task.status))}
            renderRow={(task) => (
              <TaskRow
                task={task}
                now={now}
                editing={edited === task.id}
                onEditing={(on) => onEdit(on ? task.id : null)}
                onStatus={(status) => tasks.setStatus(task, status)}
              />
            )}
            empty={<Empty tasks={tasks} />}
          />
        </div>
      }
    />
  );
}

function groupName(status: TaskStatus, total: number | undefined): string {
  const name = t(`tasks.group.${status}`);
  return total === undefined ? name : t('tasks.groupCount', { name, count: formatNumber(total) });
}

type OnDue = TaskListProps['onDue'];
type ShortcutOf = (id: CommandId) => string | undefined;

/** What can be done with one task. */
function taskActions(tasks: Tasks, task: Task, onDue: OnDue, shortcutOf: ShortcutOf): readonly MenuItem[] {
  return [
    ...statusActions((status) => tasks.setStatus(task, status), task.status),
    {
      label: t('tasks.setDue'),
      shortcut: shortcutOf('setDue'),
      separated: true,
      run: () => onDue(task),
    },
    {
      label: t('action.toTrash'),
      shortcut: shortcutOf('trash'),
      danger: true,
      run: () => tasks.trash([task.id]),
    },
  ];
}

/** What can be done with all that is selected. */
function selectedActions(tasks: Tasks, onDue: OnDue, shortcutOf: ShortcutOf): readonly MenuItem[] {
  return [
    ...statusActions((status) => tasks.changeSelected({ status })),
    {
      label: t('tasks.setDue'),
      shortcut: shortcutOf('setDue'),
      separated: true,
      run: () => onDue(null),
    },
    {
      label: t('common.trashMany', { count: formatNumber(tasks.selection.count) }),
      shortcut: shortcutOf('trash'),
      danger: true,
      run: tasks.trashSelected,
    },
  ];
}

/** The statuses tasks can be moved to. */
export function statusActions(move: (status: TaskStatus) => void, present?: TaskStatus): readonly MenuItem[] {
  return STATUSES.map((status) => ({
    label: t(`tasks.status.${status}`),
    icon: STATUS_ICONS[status],
    disabled: status === present,
    run: () => move(status),
  }));
}

function Empty({ tasks }: { tasks: Tasks }) {
  const shortcutOf = useShortcuts();
  const { search, setSearch } = tasks;
  if (countFilters(search) > 0) {
    return (
      <EmptyState icon={SearchX} title={t('tasks.noMatch')} detail={t('tasks.noMatchDetail')}>
        <Button kind="primary" onClick={() => setSearch(withoutFilters(search))}>
          {t('action.clearFilters')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Milestone} title={t('tasks.empty')} detail={t('tasks.emptyDetail')}>
      <Button kind="primary" shortcut={shortcutOf('add')} onClick={() => runCommand('add')}>
        {t('tasks.add')}
      </Button>
    </EmptyState>
  );
}
