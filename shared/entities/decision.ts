import { z } from 'zod';
import { Actor } from '../caller.ts';
import { DeepJson, Id, Ratio, text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

export const DecisionOutcome = z.enum(['unknown', 'success', 'failure']);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** What an agent decided, on what grounds, and how it turned out. */
export const Decision = z.object({
  ...common,
  agentId: Id,
  agentName: z.string().describe('The name of the agent, for lists.'),
  sessionId: Id.nullable(),
  summary: text(2000),
  inputs: DeepJson.describe('What it was decided on.'),
  options: z.array(text(2000)).max(50).describe('What there was to choose from.'),
  chosen: text(2000).nullable(),
  memoriesUsed: z.array(Id).max(200),
  outcome: DecisionOutcome,
  outcomeBy: Actor.nullable().describe('Who said how it turned out. What the person said stays.'),
  quality: Ratio.nullable().describe('How good it was.'),
  decidedAt: Timestamp,
});
export type Decision = z.infer<typeof Decision>;
