import { Circle, CircleCheck, CircleDot, CircleX, type LucideIcon } from 'lucide-react';
import type { TaskStatus } from '../../../shared/entities/task.ts';

/** The order of the groups, and of what a key moves through. */
export const STATUSES = ['in_progress', 'pending', 'completed', 'failed'] as const satisfies TaskStatus[];

const CYCLE: readonly TaskStatus[] = ['pending', 'in_progress', 'completed', 'failed'];

export const STATUS_ICONS: Readonly<Record<TaskStatus, LucideIcon>> = {
  in_progress: CircleDot,
  pending: Circle,
  completed: CircleCheck,
  failed: CircleX,
};

/** The status after one, or before it. */
export function statusAfter(status: TaskStatus, by: 1 | -1): TaskStatus {
  return CYCLE[(CYCLE.indexOf(status) + by + CYCLE.length) % CYCLE.length] ?? status;
}
