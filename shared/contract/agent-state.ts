import { z } from 'zod';
import { Agent } from '../entities/agent.ts';
import { AgentState, Checkpoint } from '../entities/agent-state.ts';
import { DeepJson, expected, Id, listInput, page, reason, text } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const agentId = Id.optional().describe('Whose; an agent always means itself.');

export const agentState = {
  get: query({
    summary: 'What an agent works with at present; null where it has set nothing.',
    input: z.strictObject({ agentId }),
    output: z.object({ state: AgentState.nullable() }),
    own: 'agentId',
  }),
  set: command({
    summary: 'Replace the state of an agent. What it was before is kept in history.',
    input: z.strictObject({
      agentId,
      state: AgentState.shape.state.describe('Any JSON of up to 1 MB.'),
      ...expected,
      ...reason,
    }),
    output: AgentState,
    own: 'agentId',
  }),
  remove: command({
    summary: 'Move the state of an agent to Trash.',
    input: z.strictObject({ agentId: Id, ...reason }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
};

const JsonChange = z.object({
  path: z.array(z.union([z.string(), z.int()])),
  before: DeepJson.optional().describe('Left out where it was not there.'),
  after: DeepJson.optional().describe('Left out where it is not there any more.'),
});

export const checkpoints = {
  create: command({
    summary: 'Set the present state of an agent aside under a label.',
    input: z.strictObject({ agentId, label: Checkpoint.shape.label.default(''), ...reason }),
    output: Checkpoint,
    own: 'agentId',
  }),
  list: query({
    summary: 'The checkpoints of an agent, newest first, without their states.',
    input: z.strictObject({ ...listInput, agentId }),
    output: page(Checkpoint),
    own: 'agentId',
  }),
  get: query({
    summary: 'One checkpoint with its state; null where there was none.',
    input: z.strictObject({ id: Id, agentId }),
    output: Checkpoint.extend({ state: DeepJson }),
    own: 'agentId',
  }),
  diff: query({
    summary: 'Where two checkpoints differ, or one and the present state.',
    input: z.strictObject({
      from: Id.describe('The checkpoint that counts as before.'),
      to: Id.optional().describe('The one that counts as after; the present state if left out.'),
      agentId,
    }),
    output: z.object({
      changes: z.array(JsonChange),
      more: z.boolean().describe('There are more differences than are named.'),
    }),
    own: 'agentId',
  }),
  restore: command({
    summary:
      'Make a checkpoint the state again; the present one is set aside first. `asNew` gives it to a new agent instead.',
    input: z.strictObject({
      id: Id,
      asNew: z
        .strictObject({ name: text(200).min(1), type: Agent.shape.type.optional() })
        .optional()
        .describe('Register an agent that begins with this state; the one it is of stays as it is.'),
      ...reason,
    }),
    output: z.object({
      agent: Agent.describe('Whose state it is now.'),
      before: Checkpoint.nullable().describe('What was set aside; null with `asNew`.'),
    }),
    doors: OWNER,
  }),
  remove: command({
    summary: 'Move checkpoints to Trash.',
    input: z.strictObject({ ids: z.array(Id).min(1).max(1000), ...reason }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
};
