import { z } from 'zod';
import { Task, TaskStatus } from '../entities/task.ts';
import { expected, Id, listInput, page, reason, text } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { facet } from './facet.ts';
import { many, manyChanged, manyJob } from './many.ts';

const editable = {
  description: text(20_000).min(1),
  dueAt: Task.shape.dueAt,
  result: Task.shape.result,
};

/** What a list of tasks may be narrowed by. */
export const taskFilters = {
  statuses: z.array(TaskStatus).max(4).optional(),
  sessionIds: z.array(Id).max(50).optional(),
  agentIds: z.array(Id).max(50).optional(),
};

export const tasks = {
  add: command({
    spools: true,
    summary: 'Note something to do.',
    input: z.strictObject({
      description: editable.description,
      status: TaskStatus.default('pending'),
      sessionId: Id.nullable().default(null),
      agent: text(200)
        .min(1)
        .optional()
        .describe('Name of the agent it belongs to; registered if it is new.'),
      dueAt: editable.dueAt.default(null),
      ...reason,
    }),
    output: Task,
  }),
  get: query({ summary: 'One task.', input: z.strictObject({ id: Id }), output: Task }),
  setStatus: command({
    summary: 'Move a task on; completed and failed ones may carry a result.',
    input: z.strictObject({
      id: Id,
      status: TaskStatus,
      result: editable.result.optional(),
      ...expected,
      ...reason,
    }),
    output: Task,
  }),
  update: command({
    summary: 'Change fields of a task.',
    input: z.strictObject({ id: Id, ...z.object(editable).partial().shape, ...expected, ...reason }),
    output: Task,
  }),
  list: query({
    summary: 'Tasks of the statuses asked for: what is due first, then the newest.',
    input: z.strictObject({
      ...listInput,
      ...taskFilters,
    }),
    output: page(Task),
  }),
  facets: query({
    summary: 'Statuses, agents and sessions of the tasks that match, with counts.',
    input: z.strictObject(taskFilters),
    output: z.object({ statuses: facet, agents: facet, sessions: facet }),
    lane: 'jobs',
  }),
  counts: query({
    summary: 'How many tasks have each status.',
    input: z.strictObject({}),
    output: z.record(TaskStatus, z.int()),
  }),
  updateMany: command({
    summary: 'Change the status or the date of tasks: of those named, or of all that match.',
    input: many(taskFilters, {
      status: TaskStatus.optional(),
      dueAt: editable.dueAt.optional(),
    }),
    output: manyChanged,
    doors: OWNER,
  }),
  remove: command({
    makesRoom: true,
    summary: 'Move tasks to Trash: those named, or all that match.',
    input: many(taskFilters, {}),
    output: z.object({ removed: z.int(), ...manyJob }),
    doors: OWNER,
  }),
};
