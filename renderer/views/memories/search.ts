import { z } from 'zod';
import { MemoryFinding, MemoryType, Tier } from '../../../shared/entities/memory.ts';
import { Id, Ratio, Timestamp } from '../../../shared/primitives.ts';
import { asText } from '../../state/address.ts';

export const MEMORY_SORTS = [
  'createdAt',
  'strength',
  'cooling',
  'importance',
  'lastAccessed',
  'accessCount',
] as const;

const moment = Timestamp.optional().catch(undefined);
const id = Id.optional().catch(undefined);

/** What the address of the memories holds: the filters, the order, the memory that is read. */
export const memoriesSearch = z.object({
  agentIds: z
    .array(z.union([Id, z.literal('shared')]))
    .min(1)
    .optional()
    .catch(undefined),
  types: z.array(MemoryType).min(1).optional().catch(undefined),
  tiers: z.array(Tier).min(1).optional().catch(undefined),
  tags: z.array(z.string()).min(1).optional().catch(undefined),
  importance: z.array(z.int().min(1).max(5)).min(1).optional().catch(undefined),
  pinned: z.boolean().optional().catch(undefined),
  paused: z.boolean().optional().catch(undefined),
  held: z.boolean().optional().catch(undefined),
  superseded: z.boolean().optional().catch(undefined),
  recalled: z.boolean().optional().catch(undefined),
  since: moment,
  until: moment,
  changedSince: moment,
  changedBy: z.enum(['person', 'agent']).optional().catch(undefined),
  mergedSince: moment,
  mergedBy: id,
  recalledSince: moment,
  recalledBy: id,
  usedBy: id,
  usedSince: moment,
  coolsBefore: moment,
  minConfidence: Ratio.optional().catch(undefined),
  belowConfidence: Ratio.optional().catch(undefined),
  findings: z.array(MemoryFinding).min(1).optional().catch(undefined),
  text: z.preprocess(asText, z.string().trim().min(1).max(500).optional()).catch(undefined),
  sort: z.enum(MEMORY_SORTS).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  memory: Id.optional().catch(undefined),
});
export type MemoriesSearch = z.infer<typeof memoriesSearch>;
