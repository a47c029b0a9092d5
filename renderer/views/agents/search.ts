import { z } from 'zod';
import { DecisionOutcome } from '../../../shared/entities/decision.ts';
import { Id, Timestamp } from '../../../shared/primitives.ts';

export const AgentTab = z.enum(['state', 'checkpoints', 'decisions', 'memories', 'access', 'task']);
export type AgentTab = z.infer<typeof AgentTab>;

/** What the address of the agents holds besides the agent: the side that is shown, and which decisions. */
export const agentsSearch = z.object({
  tab: AgentTab.optional().catch(undefined),
  /** Of the decisions: how they turned out; `judged`: those of which that is known. */
  outcome: DecisionOutcome.or(z.literal('judged')).optional().catch(undefined),
  /** Of the decisions: those that rest on memories, or those that do not. */
  memories: z.boolean().optional().catch(undefined),
  /** From when decisions are listed, and calls are counted. */
  since: Timestamp.optional().catch(undefined),
  decision: Id.optional().catch(undefined),
});
export type AgentsSearch = z.infer<typeof agentsSearch>;

/** The outcomes an address means; undefined: any. */
export function outcomesOf(outcome: AgentsSearch['outcome']): DecisionOutcome[] | undefined {
  if (outcome === undefined) return undefined;
  return outcome === 'judged' ? ['success', 'failure'] : [outcome];
}
