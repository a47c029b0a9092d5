import { z } from 'zod';
import { LearningPattern, PatternType } from '../entities/pattern.ts';
import { Id, listInput, page, reason } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

export const patterns = {
  list: query({
    summary: 'What was said or done again and again, the most frequent first.',
    input: z.strictObject({
      ...listInput,
      types: z.array(PatternType).max(PatternType.options.length).optional(),
    }),
    output: page(LearningPattern),
  }),
  get: query({ summary: 'One pattern.', input: z.strictObject({ id: Id }), output: LearningPattern }),
  remove: command({
    summary: 'Move patterns to Trash; they are not found again.',
    input: z.strictObject({ ids: z.array(Id).min(1).max(1000), ...reason }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
};
