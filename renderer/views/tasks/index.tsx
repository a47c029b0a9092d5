import { CalendarClock, CircleCheck, FileOutput, PanelRight, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Task } from '../../../shared/entities/task.ts';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { useFocusedRow } from '../../components/record-list/use-focused-row.ts';
import { Screen } from '../../components/screen.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useReopenedRow } from '../../state/drafts.ts';
import { askExport } from '../../state/export-request.ts';
import { useInspector } from '../../state/inspector.ts';
import { copyLink } from '../../state/links.ts';
import { useRead } from '../../state/queries.ts';
import { SaveView } from '../lists/save-view.tsx';
import { DueDialog } from './due-dialog.tsx';
import { taskOffers } from './export-offers.ts';
import { QuickAdd } from './quick-add.tsx';
import { statusAfter } from './statuses.ts';
import { TaskFilters } from './task-filters.tsx';
import { TaskInspector } from './task-inspector.tsx';
import { statusActions, TaskList } from './task-list.tsx';
import { useTasks, type Tasks } from './use-tasks.ts';

/** What agents and the person mean to do: by status, with a line to add to it. */
export function TasksView() {
  const tasks = useTasks();
  const shortcutOf = useShortcuts();
  const inspector = useInspector();
  const { frame, focusedId, onFocusCapture } = useFocusedRow(tasks.list.items);
  const [edited, setEdited] = useState<string | null>(null);
  useReopenedRow('tasks', ['description'], ({ id }) => {
    if (!inspector.open || tasks.current !== id) setEdited(id);
  });
  /** The task that is given a date; `selected`: all that are. */
  const [dating, setDating] = useState<Task | 'selected' | null>(null);
  const acted = focusedId ?? tasks.current;
  useTaskCommands(tasks, acted, {
    edit: () => setEdited(acted),
    setDue: () => setDating(tasks.selection.count > 0 ? 'selected' : (tasks.chosen(acted)[0] ?? null)),
    toggleInspector: inspector.toggle,
  });
  return (
    <div className="split" data-screen="tasks" ref={frame} onFocusCapture={onFocusCapture}>
      <Screen
        title={t('shell.tasks')}
        count={useCount()}
        filters={<TaskFilters search={tasks.search} onChange={tasks.setSearch} />}
        actions={
          <>
            <SaveView suggestion={t('shell.tasks')} />
            <IconButton
              icon={FileOutput}
              label={t('exports.ask')}
              shortcut={shortcutOf('export')}
              onClick={() => askExport(taskOffers(tasks))}
            />
            <IconButton
              icon={PanelRight}
              label={t('command.inspector')}
              shortcut={shortcutOf('inspector')}
              aria-pressed={inspector.open}
              onClick={inspector.toggle}
            />
          </>
        }
      >
        <QuickAdd />
        <TaskList
          tasks={tasks}
          edited={edited}
          onEdit={setEdited}
          onDue={(task) => setDating(task ?? 'selected')}
          onOpen={(task) => {
            if (task.id === tasks.current) inspector.show();
            else tasks.open(task.id);
          }}
        />
        <TaskBulkBar tasks={tasks} onDue={() => setDating('selected')} />
      </Screen>
      {inspector.open && (tasks.current !== null || tasks.list.items.length > 0) ? (
        <TaskInspector
          tasks={tasks}
          onDue={() => setDating(tasks.list.items.find(({ id }) => id === tasks.current) ?? null)}
          onClose={inspector.toggle}
        />
      ) : null}
      {dating === null ? null : (
        <DueDialog
          task={dating === 'selected' ? null : dating}
          onDue={(dueAt) => tasks.changeSelected({ dueAt })}
          onClose={() => setDating(null)}
        />
      )}
    </div>
  );
}

type Actions = Readonly<{ edit: () => void; setDue: () => void; toggleInspector: () => void }>;

function useTaskCommands(tasks: Tasks, acted: string | null, actions: Actions) {
  const move = (by: 1 | -1) => {
    const [first] = tasks.chosen(acted);
    if (first === undefined) return;
    const status = statusAfter(first.status, by);
    if (tasks.selection.count > 0) tasks.changeSelected({ status });
    else tasks.setStatus(first, status);
  };
  useCommand('edit', { run: actions.edit });
  useCommand('previous', { label: t('tasks.previous'), run: () => tasks.step(-1) });
  useCommand('next', { label: t('tasks.next'), run: () => tasks.step(1) });
  useCommand('nextStatus', { run: () => move(1) });
  useCommand('previousStatus', { run: () => move(-1) });
  useCommand('setDue', { run: actions.setDue });
  useCommand('export', { run: () => askExport(taskOffers(tasks)) });
  useCommand('inspector', { run: actions.toggleInspector });
  useCommand('copyLink', {
    when: acted !== null,
    run: () => copyLink({ kind: 'task', id: acted ?? '' }),
  });
  useCommand('trash', {
    run: () => {
      if (tasks.selection.count > 0) tasks.trashSelected();
      else if (acted !== null) tasks.trash([acted]);
    },
  });
}

/** What can be done with the selected tasks. */
function TaskBulkBar({ tasks, onDue }: { tasks: Tasks; onDue: () => void }) {
  const { selection, list } = tasks;
  return (
    <BulkBar
      count={selection.count}
      total={list.total}
      onSelectAll={selection.selectAll}
      onClear={selection.clear}
    >
      <Menu
        trigger={
          <Button>
            <Icon of={CircleCheck} />
            {t('tasks.status')}
          </Button>
        }
        items={statusActions((status) => tasks.changeSelected({ status }))}
      />
      <Button onClick={onDue}>
        <Icon of={CalendarClock} />
        {t('tasks.due')}
      </Button>
      <Button onClick={() => askExport(taskOffers(tasks))}>
        <Icon of={FileOutput} />
        {t('exports.ask')}
      </Button>
      <Button onClick={tasks.trashSelected}>
        <Icon of={Trash2} />
        {t('action.toTrash')}
      </Button>
    </BulkBar>
  );
}

/** How many there are still to do. */
function useCount(): string {
  const counts = useRead('tasks.counts', {}).data;
  if (counts === undefined) return '';
  return t('tasks.openCount', { count: formatNumber((counts.pending ?? 0) + (counts.in_progress ?? 0)) });
}
