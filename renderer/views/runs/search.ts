import { z } from 'zod';
import { PatternType } from '../../../shared/entities/pattern.ts';
import { ActionKind, ConsolidationStep } from '../../../shared/entities/run.ts';
import { Id, Timestamp } from '../../../shared/primitives.ts';

/** What is listed: runs, or what they found. */
export const RunsSide = z.enum(['runs', 'patterns', 'clusters']);
export type RunsSide = z.infer<typeof RunsSide>;

/** What stands for all agents in the address. */
export const EVERYONE = 'all';

/** What the address of the runs holds: what is listed, what is looked at, and which of its changes. */
export const runsSearch = z.object({
  side: RunsSide.optional().catch(undefined),
  run: Id.optional().catch(undefined),
  /** Of the runs: those begun since, those that did any of this, those that were taken back or were not. */
  since: Timestamp.optional().catch(undefined),
  did: z.array(ActionKind).min(1).optional().catch(undefined),
  undone: z.boolean().optional().catch(undefined),
  /** A preview: for one agent or for all. */
  preview: z
    .union([Id, z.literal(EVERYONE)])
    .optional()
    .catch(undefined),
  /** The steps the preview leaves out. */
  without: z.array(ConsolidationStep).min(1).optional().catch(undefined),
  kind: ActionKind.optional().catch(undefined),
  agent: z
    .union([Id, z.literal('shared')])
    .optional()
    .catch(undefined),
  pattern: Id.optional().catch(undefined),
  types: z.array(PatternType).min(1).optional().catch(undefined),
  cluster: Id.optional().catch(undefined),
});
export type RunsSearch = z.infer<typeof runsSearch>;
