import { z } from 'zod';
import { Decision, DecisionOutcome } from '../entities/decision.ts';
import { Id, listInput, page, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const agentId = Id.optional().describe('Whose; an agent always means itself.');

/** What a list of decisions may be narrowed by. */
const decisionFilters = {
  sessionId: Id.optional(),
  outcomes: z.array(DecisionOutcome).max(3).optional(),
  withMemories: z
    .boolean()
    .optional()
    .describe('Those that name memories they rest on, or those that name none.'),
  since: Timestamp.optional().describe('Decided at or after.'),
  contains: text(500).optional().describe('Words it holds.'),
};

export const decisions = {
  log: command({
    spools: true,
    summary: 'Note what an agent decided, on what grounds, and out of what.',
    input: z.strictObject({
      agentId,
      summary: Decision.shape.summary.min(1),
      inputs: Decision.shape.inputs.default(null),
      options: Decision.shape.options.default([]),
      chosen: Decision.shape.chosen.default(null),
      memoriesUsed: Decision.shape.memoriesUsed.default([]),
      sessionId: Id.nullable().default(null),
      outcome: DecisionOutcome.default('unknown'),
      decidedAt: Timestamp.optional().describe('Now, if left out.'),
      ...reason,
    }),
    output: Decision,
    own: 'agentId',
  }),
  get: query({
    summary: 'One decision.',
    input: z.strictObject({ id: Id, agentId }),
    output: Decision,
    own: 'agentId',
  }),
  list: query({
    summary: 'Decisions, the latest first.',
    input: z.strictObject({ ...listInput, agentId, ...decisionFilters }),
    output: page(Decision),
    own: 'agentId',
  }),
  setOutcome: command({
    summary: 'Note how a decision turned out, and how good it was. What the person said stays.',
    input: z.strictObject({
      id: Id,
      agentId,
      outcome: DecisionOutcome,
      quality: Decision.shape.quality.optional(),
      ...reason,
    }),
    output: Decision,
    own: 'agentId',
  }),
  remove: command({
    summary: 'Move decisions to Trash.',
    input: z.strictObject({ ids: z.array(Id).min(1).max(1000), ...reason }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
};
