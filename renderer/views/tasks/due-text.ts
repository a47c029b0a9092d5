import type { Task, TaskStatus } from '../../../shared/entities/task.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { currentLocale, t } from '../../i18n/index.ts';
import { isWholeDay } from './parse-due.ts';

const DAY = 86_400_000;

/** Whether a task should have been done by now. */
export function isOverdue(task: Pick<Task, 'dueAt' | 'status'>, now: number): boolean {
  return task.dueAt !== null && isOpen(task.status) && Date.parse(task.dueAt) < now;
}

/** Whether there is still something to do. */
export function isOpen(status: TaskStatus): boolean {
  return status === 'pending' || status === 'in_progress';
}

/** When something is due, as a list shows it: “tomorrow”, “Fri, 14:00”, “1 Dec”. */
export function formatDue(dueAt: string, now: number = Date.now()): string {
  const due = new Date(dueAt);
  const day = formatDueDay(due, now);
  return isWholeDay(due) ? day : t('tasks.dueAt', { day, time: formatTime(dueAt) });
}

function formatDueDay(due: Date, now: number): string {
  const days = Math.round((startOfDay(due.getTime()) - startOfDay(now)) / DAY);
  const locale = currentLocale();
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(due);
  return formatDate(due.toISOString(), now);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}
