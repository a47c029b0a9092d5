import { z } from 'zod';
import { TaskStatus } from '../../../shared/entities/task.ts';
import { Id } from '../../../shared/primitives.ts';

const ids = z.array(Id).min(1).max(50).optional().catch(undefined);

/** What the address of the tasks holds: which are listed, and the one that is shown beside them. */
export const tasksSearch = z.object({
  statuses: z.array(TaskStatus).min(1).max(4).optional().catch(undefined),
  agentIds: ids,
  sessionIds: ids,
  task: Id.optional().catch(undefined),
});
export type TasksSearch = z.infer<typeof tasksSearch>;
