import { CalendarClock, TriangleAlert } from 'lucide-react';
import type { Task } from '../../../shared/entities/task.ts';
import { Who } from '../../components/avatar.tsx';
import { Icon } from '../../components/icon.tsx';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { SessionLink } from '../record/session-link.tsx';
import { formatDue, isOpen, isOverdue } from './due-text.ts';
import { STATUS_ICONS } from './statuses.ts';
import { useTaskSave } from './use-task-save.ts';

type TaskRowProps = {
  task: Task;
  now: number;
  editing: boolean;
  onEditing: (editing: boolean) => void;
  onStatus: (status: Task['status']) => void;
};

/** One task: its status to press, what is to do, whose it is, and when it is due. */
export function TaskRow({ task, now, editing, onEditing, onStatus }: TaskRowProps) {
  const done = !isOpen(task.status);
  return (
    <>
      <span role="gridcell">
        <button
          type="button"
          className={`task-status ${task.status}`}
          tabIndex={-1}
          aria-label={t(done ? 'tasks.reopen' : 'tasks.complete', { task: task.description })}
          title={t(`tasks.status.${task.status}`)}
          onClick={(event) => {
            event.stopPropagation();
            onStatus(done ? 'pending' : 'completed');
          }}
        >
          <Icon of={STATUS_ICONS[task.status]} />
        </button>
      </span>
      <div className="lines" role="gridcell">
        <div className="l1">
          {editing ? (
            <Description task={task} onEditing={onEditing} />
          ) : (
            // Double click edits; the key for it is e.
            <span
              className={done ? 'clip grow t2' : 'clip grow'}
              title={task.description.slice(0, 600)}
              onDoubleClick={() => onEditing(true)}
            >
              {task.description}
            </span>
          )}
          <span className="end task-due">
            <When task={task} now={now} />
          </span>
        </div>
        <div className="l2">
          {task.agentName === null ? null : <Who name={task.agentName} />}
          {task.result === null ? null : (
            <span className="clip task-result" title={task.result.slice(0, 600)}>
              {task.result}
            </span>
          )}
          {task.sessionId === null ? null : <SessionLink id={task.sessionId} />}
          {task.agentName === null && task.result === null && task.sessionId === null ? (
            <span title={formatFull(task.createdAt)}>
              {t('tasks.noted', { when: formatRelative(task.createdAt, now) })}
            </span>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Description({ task, onEditing }: { task: Task; onEditing: (editing: boolean) => void }) {
  const save = useTaskSave(task, 'description');
  return (
    <InlineEdit
      {...save}
      label={t('tasks.description')}
      value={task.description}
      version={task.updatedAt}
      required
      multiline
      editing
      onEditingChange={onEditing}
    />
  );
}

/** When it is due, or when it was over. */
function When({ task, now }: { task: Task; now: number }) {
  if (task.completedAt !== null && !isOpen(task.status))
    return (
      <span className="meta tn" title={formatFull(task.completedAt)}>
        {formatRelative(task.completedAt, now)}
      </span>
    );
  if (task.dueAt === null) return null;
  const overdue = isOverdue(task, now);
  const due = formatDue(task.dueAt, now);
  return (
    <span className={overdue ? 'due overdue' : 'due'} title={formatFull(task.dueAt)}>
      <Icon of={overdue ? TriangleAlert : CalendarClock} size="small" />
      {overdue ? t('tasks.overdue', { due }) : due}
    </span>
  );
}
