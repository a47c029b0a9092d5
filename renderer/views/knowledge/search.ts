import { z } from 'zod';
import { Id, Ratio } from '../../../shared/primitives.ts';

export const FACT_SORTS = ['category', 'key', 'value', 'source', 'confidence', 'updatedAt'] as const;
export type FactSort = (typeof FACT_SORTS)[number];

/** What the address of the facts holds: the filters, the order, the fact that is shown beside the table. */
export const knowledgeSearch = z.object({
  categories: z.array(z.string()).min(1).optional().catch(undefined),
  minConfidence: Ratio.optional().catch(undefined),
  maxConfidence: Ratio.optional().catch(undefined),
  // The router reads what looks like a number or a word of JSON as one.
  contains: z.preprocess(asText, z.string().trim().min(1).max(500).optional()).catch(undefined),
  importId: Id.optional().catch(undefined),
  sort: z.enum(FACT_SORTS).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  fact: Id.optional().catch(undefined),
});
export type KnowledgeSearch = z.infer<typeof knowledgeSearch>;

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
