import { useNavigate } from '@tanstack/react-router';
import { CalendarClock, Ellipsis, FileQuestion, MousePointerClick, Trash2, X } from 'lucide-react';
import type { Task } from '../../../shared/entities/task.ts';
import { Who } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { Menu } from '../../components/menu.tsx';
import { Neighbours } from '../../components/neighbours.tsx';
import { Select } from '../../components/select.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { textOfValue } from '../../state/field-save.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { forgetItem } from '../record/forget-item.ts';
import { HistorySection, type HistoryFields } from '../record/history-section.tsx';
import { OriginSection } from '../record/origin-section.tsx';
import { SessionLink } from '../record/session-link.tsx';
import { HiddenSecrets } from '../record/hidden-secrets.tsx';
import { formatDue, isOpen } from './due-text.ts';
import { STATUSES } from './statuses.ts';
import type { Tasks } from './use-tasks.ts';
import { useTaskSave } from './use-task-save.ts';

type TaskInspectorProps = { tasks: Tasks; onDue: () => void; onClose: () => void };

/** The task that is chosen: all of it, how it ended, where it came from, and what it was before. */
export function TaskInspector({ tasks, onDue, onClose }: TaskInspectorProps) {
  const { current } = tasks;
  const shortcutOf = useShortcuts();
  const task = useRead('tasks.get', { id: current ?? '' }, { enabled: current !== null });
  return (
    <aside className="pane pane-inspector" aria-label={t('tasks.inspector')}>
      <div className="pane-head">
        <h2 className="grow">{t('tasks.inspector')}</h2>
        {current === null ? null : (
          <Neighbours
            index={tasks.index}
            loaded={tasks.list.items.length}
            total={tasks.list.total}
            previous={{ label: t('tasks.previous'), shortcut: shortcutOf('previous') }}
            next={{ label: t('tasks.next'), shortcut: shortcutOf('next') }}
            onStep={tasks.step}
          />
        )}
        {current === null ? null : (
          <Menu
            trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
            items={[
              { label: t('tasks.setDue'), icon: CalendarClock, shortcut: shortcutOf('setDue'), run: onDue },
              {
                label: t('action.toTrash'),
                icon: Trash2,
                shortcut: shortcutOf('trash'),
                danger: true,
                separated: true,
                run: () => tasks.trash([current]),
              },
              forgetItem('task', [current]),
            ]}
          />
        )}
        <IconButton icon={X} label={t('tasks.closeInspector')} onClick={onClose} />
      </div>
      <div className="scroll">
        {current === null ? (
          <div className="section">
            <EmptyState icon={MousePointerClick} title={t('tasks.choose')} detail={t('tasks.chooseDetail')} />
          </div>
        ) : task.data !== undefined && task.error?.code !== 'not_found' ? (
          <Sections key={current} task={task.data} tasks={tasks} onDue={onDue} />
        ) : task.error === null ? null : (
          <div className="section">
            {task.error.code === 'not_found' ? (
              <Gone />
            ) : (
              <ErrorState message={task.error.message} onRetry={() => void task.refetch()} />
            )}
          </div>
        )}
      </div>
    </aside>
  );
}

function Sections({ task, tasks, onDue }: { task: Task; tasks: Tasks; onDue: () => void }) {
  return (
    <>
      <div className="section fact-body">
        <TaskText task={task} field="description" className="fact-value" />
      </div>
      <div className="section">
        <dl className="kv">
          <dt>{t('tasks.status')}</dt>
          <dd>
            <Select
              label={t('tasks.status')}
              value={task.status}
              options={STATUSES.map((value) => ({ value, label: t(`tasks.status.${value}`) }))}
              onChange={(status) => tasks.setStatus(task, status)}
            />
          </dd>
          <dt>{t('tasks.due')}</dt>
          <dd>
            <Button kind="ghost" onClick={onDue} title={task.dueAt === null ? '' : formatFull(task.dueAt)}>
              <Icon of={CalendarClock} />
              {task.dueAt === null ? t('tasks.noDate') : formatDue(task.dueAt)}
            </Button>
          </dd>
          <dt>{t('tasks.agent')}</dt>
          <dd>{task.agentName === null ? t('common.you') : <Who name={task.agentName} />}</dd>
          {task.sessionId === null ? null : (
            <>
              <dt>{t('record.session')}</dt>
              <dd className="clip">
                <SessionLink id={task.sessionId} />
              </dd>
            </>
          )}
        </dl>
      </div>
      {isOpen(task.status) && task.result === null ? null : (
        <section className="section" aria-label={t('tasks.result')}>
          <h3>{t('tasks.result')}</h3>
          <TaskText task={task} field="result" className="t2" />
        </section>
      )}
      <HiddenSecrets entity="task" id={task.id} record={task} />
      <OriginSection origin={task.origin} createdAt={task.createdAt} updatedAt={task.updatedAt} />
      <HistorySection entity="task" id={task.id} fields={useHistoryFields(task)} />
    </>
  );
}

type TaskTextProps = { task: Task; field: 'description' | 'result'; className: string };

function TaskText({ task, field, className }: TaskTextProps) {
  const save = useTaskSave(task, field);
  return (
    <InlineEdit
      {...save}
      className={className}
      label={t(`tasks.${field}`)}
      value={task[field] ?? ''}
      version={task.updatedAt}
      placeholder={t('tasks.noResult')}
      required={field === 'description'}
      multiline
    />
  );
}

function useHistoryFields(task: Task): HistoryFields {
  const { mutate } = useChange('tasks.update');
  const { id, updatedAt: expectedUpdatedAt } = task;
  return {
    description: {
      name: t('tasks.description'),
      write: textOfValue,
      current: task.description,
      restore: (value) => mutate({ id, description: textOfValue(value), expectedUpdatedAt }),
    },
    status: {
      name: t('tasks.status'),
      write: (value) => translateName(`tasks.status.${textOfValue(value)}`, textOfValue(value)),
    },
    dueAt: {
      name: t('tasks.due'),
      write: (value) => (typeof value === 'string' ? formatDue(value) : ''),
      current: task.dueAt,
      restore: (value) => mutate({ id, dueAt: typeof value === 'string' ? value : null, expectedUpdatedAt }),
    },
    result: {
      name: t('tasks.result'),
      write: textOfValue,
      current: task.result,
      restore: (value) => mutate({ id, result: typeof value === 'string' ? value : null, expectedUpdatedAt }),
    },
  };
}

function Gone() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={FileQuestion} title={t('tasks.gone')} detail={t('knowledge.goneDetail')}>
      <Button onClick={() => void navigate({ to: '/trash' })}>{t('sessions.goneAction')}</Button>
    </EmptyState>
  );
}
