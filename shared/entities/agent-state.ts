import { z } from 'zod';
import { DeepJson, Id, text } from '../primitives.ts';
import { common } from './common.ts';

/** How large the state of an agent may be, as JSON in UTF-8. */
export const MAX_STATE_BYTES = 1_048_576;

/** What an agent works with at present: any JSON of up to 1 MB. */
export const AgentState = z.object({ ...common, agentId: Id, state: DeepJson, bytes: z.int() });
export type AgentState = z.infer<typeof AgentState>;

/** A state of an agent that was set aside. */
export const Checkpoint = z.object({
  ...common,
  agentId: Id,
  label: text(200).describe('What the one who took it called it; may be empty.'),
  cause: z
    .enum(['chosen', 'beforeRestore', 'beforeReset'])
    .describe('Taken on purpose, or by Mneme before it replaced the state.'),
  bytes: z.int().describe('How large the state is; 0 where there was none.'),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
