import { z } from 'zod';
import { Id } from '../../../shared/primitives.ts';

/** What the address of the tasks holds: which are listed, and the one that is shown beside them. */
export const tasksSearch = z.object({
  show: z.literal('open').optional().catch(undefined),
  agentId: Id.optional().catch(undefined),
  sessionId: Id.optional().catch(undefined),
  task: Id.optional().catch(undefined),
});
export type TasksSearch = z.infer<typeof tasksSearch>;
