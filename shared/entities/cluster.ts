import { z } from 'zod';
import { Id, Ratio, text } from '../primitives.ts';
import { common } from './common.ts';

/** Facts and semantic memories that speak of the same things. */
export const KnowledgeCluster = z.object({
  ...common,
  name: text(200),
  description: text(1000).describe('The member that stands for the others best.'),
  memberIds: z.array(Id).max(1000).describe('Facts and memories; they may be absent.'),
  confidence: Ratio.describe('How alike its members are.'),
  importanceScore: Ratio,
  topics: z.array(text(100)).max(20),
});
export type KnowledgeCluster = z.infer<typeof KnowledgeCluster>;
