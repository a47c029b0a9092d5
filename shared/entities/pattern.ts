import { z } from 'zod';
import { Id, Ratio, text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

export const PatternType = z.enum(['preference', 'workflow', 'decision']);
export type PatternType = z.infer<typeof PatternType>;

/** Where a pattern showed itself. */
export const PatternExample = z.object({
  messageId: Id.nullable().describe('It may be absent.'),
  sessionId: Id.nullable(),
  text: text(500),
});
export type PatternExample = z.infer<typeof PatternExample>;

/** Something that was said or done again and again. */
export const LearningPattern = z.object({
  ...common,
  type: PatternType,
  description: text(1000),
  frequency: z.int().min(1).describe('How often it was found.'),
  confidence: Ratio,
  examples: z.array(PatternExample).max(10),
  discoveredAt: Timestamp,
  key: z.string().max(200).describe('Tells the same pattern from another.'),
});
export type LearningPattern = z.infer<typeof LearningPattern>;
