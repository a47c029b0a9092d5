import { z } from 'zod';
import { Id, Ratio } from '../../../shared/primitives.ts';
import { asText } from '../../state/address.ts';

export const FACT_SORTS = ['category', 'key', 'value', 'source', 'confidence', 'updatedAt'] as const;
export type FactSort = (typeof FACT_SORTS)[number];

const words = z.array(z.preprocess(asText, z.string())).min(1).max(50).optional().catch(undefined);

/** What the address of the facts holds: the filters, the order, the fact that is shown beside the table. */
export const knowledgeSearch = z.object({
  categories: words,
  sources: words,
  minConfidence: Ratio.optional().catch(undefined),
  maxConfidence: Ratio.optional().catch(undefined),
  contains: z.preprocess(asText, z.string().trim().min(1).max(500).optional()).catch(undefined),
  importId: Id.optional().catch(undefined),
  sort: z.enum(FACT_SORTS).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  fact: Id.optional().catch(undefined),
});
export type KnowledgeSearch = z.infer<typeof knowledgeSearch>;
