import { z } from 'zod';
import { Id, text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

export const TaskStatus = z.enum(['pending', 'in_progress', 'completed', 'failed']);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** Something an agent or the person means to do. */
export const Task = z.object({
  ...common,
  sessionId: Id.nullable(),
  agentId: Id.nullable(),
  agentName: z.string().nullable().describe('The name of the agent, for lists.'),
  description: text(20_000),
  status: TaskStatus,
  dueAt: Timestamp.nullable(),
  completedAt: Timestamp.nullable(),
  result: text(100_000).nullable(),
});
export type Task = z.infer<typeof Task>;
