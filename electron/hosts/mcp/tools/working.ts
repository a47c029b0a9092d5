import { z } from 'zod';
import type { Client } from '../../../../shared/client.ts';
import { Decision, DecisionOutcome } from '../../../../shared/entities/decision.ts';
import { TaskStatus } from '../../../../shared/entities/task.ts';
import { AppError } from '../../../../shared/errors.ts';
import { DeepJson } from '../../../../shared/primitives.ts';
import { decisionEntry, taskEntry } from '../entries.ts';
import { entries, why, written } from '../fields.ts';
import { idOf, nameOf } from '../reference.ts';
import { tool } from '../tool.ts';

const page = {
  limit: z.int().min(1).max(50).default(10),
  cursor: z.string().optional(),
};
/** What tools with several actions answer: a list, or the record that was written. */
const listed = z.object({ ...entries.partial().shape, ...written.shape });

/** Tools for what an agent works with: the person's preferences, tasks, decisions, its state. */
export const WORKING_TOOLS = [
  tool({
    name: 'memory_preferences',
    title: 'Preferences',
    description: 'How the person likes things done, as Markdown. With `set`, keep what they told you.',
    operations: ['preferences.preview', 'preferences.save'],
    destructive: true,
    input: z.strictObject({
      set: z.record(z.string(), DeepJson).optional().describe('Values by key.'),
      ...why,
    }),
    output: z.object({
      text: z.string().optional(),
      saved: z.array(z.string()).optional(),
      note: written.shape.note,
    }),
    async run(client, { set, reason }) {
      if (set === undefined) return { text: (await client.preferences.preview({})).text };
      const { items } = await client.preferences.save({ values: set, reason });
      return { saved: items.map(({ key }) => key) };
    },
  }),
  tool({
    name: 'memory_tasks',
    title: 'Tasks',
    description: 'List open tasks (or those of `status`), add one, or update its status and result.',
    operations: ['tasks.list', 'tasks.add', 'tasks.setStatus'],
    input: z.strictObject({
      action: z.enum(['list', 'add', 'update']).default('list'),
      id: z.string().optional(),
      description: z.string().optional(),
      status: TaskStatus.optional(),
      result: z.string().optional(),
      due: z.string().optional().describe('ISO 8601, UTC.'),
      ...page,
      ...why,
    }),
    output: listed,
    run(client, input) {
      if (input.action === 'add') return addTask(client, input);
      return input.action === 'update' ? updateTask(client, input) : listTasks(client, input);
    },
  }),
  tool({
    name: 'memory_decision',
    title: 'Decisions',
    description: 'Log a decision with its grounds, say later how it turned out, or list yours.',
    operations: ['decisions.log', 'decisions.setOutcome', 'decisions.list'],
    input: z.strictObject({
      action: z.enum(['log', 'outcome', 'list']).default('log'),
      id: z.string().optional(),
      summary: z.string().optional(),
      options: z.array(z.string()).optional(),
      chosen: z.string().optional(),
      memories_used: z.array(z.string()).optional(),
      session_id: z.string().optional(),
      outcome: DecisionOutcome.optional(),
      quality: Decision.shape.quality.unwrap().optional(),
      ...page,
      ...why,
    }),
    output: listed,
    run(client, input) {
      if (input.action === 'log') return logDecision(client, input);
      return input.action === 'outcome' ? noteOutcome(client, input) : listDecisions(client, input);
    },
  }),
  tool({
    name: 'memory_state',
    title: 'Working state',
    description:
      'Your working state between sessions: get it, set it (replaces it), or checkpoint it under a label.',
    operations: ['agentState.get', 'agentState.set', 'checkpoints.create'],
    destructive: true,
    input: z.strictObject({
      action: z.enum(['get', 'set', 'checkpoint']).default('get'),
      state: DeepJson.optional().describe('Any JSON.'),
      label: z.string().optional(),
      max_tokens: z.int().min(100).max(1_000_000).optional(),
      ...why,
    }),
    output: z.object({
      state: DeepJson.optional(),
      at: z.string().optional(),
      checkpoint: z.string().optional(),
    }),
    async run(client, { action, state, label, reason }) {
      if (action === 'checkpoint')
        return { checkpoint: (await client.checkpoints.create({ label, reason })).id };
      if (action === 'set') {
        const kept = await client.agentState.set({ state: needed(state, 'state'), reason });
        return { at: kept.updatedAt };
      }
      const { state: current } = await client.agentState.get({});
      return current === null ? {} : { state: current.state, at: current.updatedAt };
    },
  }),
];

type TaskInput = Readonly<{
  id?: string | undefined;
  description?: string | undefined;
  status?: TaskStatus | undefined;
  result?: string | undefined;
  due?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  reason?: string | undefined;
}>;

async function listTasks(client: Client, { status, limit, cursor }: TaskInput) {
  const statuses: TaskStatus[] = status === undefined ? ['pending', 'in_progress'] : [status];
  const { items, next } = await client.tasks.list({ statuses, limit, cursor });
  return { items: items.map(taskEntry), ...(next === null ? {} : { next }) };
}

async function addTask(client: Client, { description, status, due, reason }: TaskInput) {
  const added = await client.tasks.add({
    description: needed(description, 'description'),
    status,
    dueAt: due === undefined ? null : moment(due),
    reason,
  });
  return { id: nameOf('task', added.id) };
}

async function updateTask(client: Client, { id, description, status, result, due, reason }: TaskInput) {
  const wanted = idOf(needed(id, 'id'), 'task');
  if (status !== undefined) await client.tasks.setStatus({ id: wanted, status, result, reason });
  const rest = {
    description,
    ...(status === undefined ? { result } : {}),
    ...(due === undefined ? {} : { dueAt: moment(due) }),
  };
  if (Object.values(rest).some((value) => value !== undefined))
    await client.tasks.update({ id: wanted, ...rest, reason });
  return { id: nameOf('task', wanted) };
}

type DecisionInput = Readonly<{
  id?: string | undefined;
  summary?: string | undefined;
  options?: string[] | undefined;
  chosen?: string | undefined;
  memories_used?: string[] | undefined;
  session_id?: string | undefined;
  outcome?: DecisionOutcome | undefined;
  quality?: number | undefined;
  limit: number;
  cursor?: string | undefined;
  reason?: string | undefined;
}>;

async function logDecision(client: Client, input: DecisionInput) {
  const { summary, options, chosen, memories_used: used, session_id: session, outcome, reason } = input;
  const logged = await client.decisions.log({
    summary: needed(summary, 'summary'),
    options,
    chosen,
    outcome,
    memoriesUsed: used?.map((name) => idOf(name, 'memory')),
    sessionId: session === undefined ? null : idOf(session, 'session'),
    reason,
  });
  return { id: nameOf('decision', logged.id) };
}

async function noteOutcome(client: Client, { id, outcome, quality, reason }: DecisionInput) {
  const wanted = idOf(needed(id, 'id'), 'decision');
  await client.decisions.setOutcome({ id: wanted, outcome: needed(outcome, 'outcome'), quality, reason });
  return { id: nameOf('decision', wanted) };
}

async function listDecisions(client: Client, { outcome, limit, cursor }: DecisionInput) {
  const outcomes = outcome === undefined ? undefined : [outcome];
  const { items, next } = await client.decisions.list({ outcomes, limit, cursor });
  return { items: items.map(decisionEntry), ...(next === null ? {} : { next }) };
}

/** What this action cannot do without. Throws `invalid_input`. */
function needed<T>(value: T | undefined, field: string): T {
  if (value !== undefined) return value;
  throw new AppError('invalid_input', `This action needs ${field}. Nothing was changed.`);
}

/** A moment as agents write it, as the contract takes it. Throws `invalid_input`. */
function moment(text: string): string {
  const time = Date.parse(text);
  if (Number.isFinite(time)) return new Date(time).toISOString();
  throw new AppError(
    'invalid_input',
    `'${text}' is no moment. Write it like 2026-03-01T12:00:00Z. Nothing was changed.`,
  );
}
