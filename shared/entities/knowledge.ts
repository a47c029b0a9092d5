import { z } from 'zod';
import { Ratio, text } from '../primitives.ts';
import { common } from './common.ts';

/** One fact: a value under a category and a key, unique among the living. */
export const Knowledge = z.object({
  ...common,
  category: text(200),
  key: text(500),
  value: text(1_000_000),
  source: text(2000).nullable(),
  confidence: Ratio,
});
export type Knowledge = z.infer<typeof Knowledge>;
