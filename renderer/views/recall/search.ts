import { z } from 'zod';
import { RecallKind } from '../../../shared/contract/recall.ts';
import { Id, Ratio } from '../../../shared/primitives.ts';
import { asText } from '../../state/address.ts';

/** A record that is switched off: its kind and id. */
const Off = z.strictObject({ kind: RecallKind, id: Id });

/** What the address of a recall that is tried holds: the task, for whom, how much, and what is switched off. */
export const recallSearch = z.object({
  task: z.preprocess(asText, z.string().max(20_000).optional()).catch(undefined),
  agentId: Id.optional().catch(undefined),
  threshold: Ratio.optional().catch(undefined),
  budget: z.int().min(50).max(100_000).optional().catch(undefined),
  off: z.array(Off).min(1).max(200).optional().catch(undefined),
});
export type RecallSearch = z.infer<typeof recallSearch>;
