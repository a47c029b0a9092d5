import { z } from 'zod';
import { DecisionOutcome } from '../../../shared/entities/decision.ts';
import { Id } from '../../../shared/primitives.ts';

export const AgentTab = z.enum(['state', 'checkpoints', 'decisions', 'memories', 'access', 'task']);
export type AgentTab = z.infer<typeof AgentTab>;

/** What the address of the agents holds besides the agent: the side that is shown, and which decisions. */
export const agentsSearch = z.object({
  tab: AgentTab.optional().catch(undefined),
  outcome: DecisionOutcome.optional().catch(undefined),
  decision: Id.optional().catch(undefined),
});
export type AgentsSearch = z.infer<typeof agentsSearch>;
