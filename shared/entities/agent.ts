import { z } from 'zod';
import { text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

/** A program that writes into the memory and recalls from it. */
export const Agent = z.object({
  ...common,
  name: text(200),
  type: text(100).describe('Free text: research, coding, …'),
  autonomyLevel: z.enum(['manual', 'assisted', 'adaptive', 'autonomous']),
  learningEnabled: z.boolean(),
  paused: z.boolean(),
  lastActive: Timestamp.nullable(),
});
export type Agent = z.infer<typeof Agent>;
