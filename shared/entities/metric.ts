import { z } from 'zod';
import { Timestamp } from '../primitives.ts';

/** What is measured: a recall, a search, a change, and any other question. */
export const OperationClass = z.enum(['recall', 'search', 'write', 'read']);
export type OperationClass = z.infer<typeof OperationClass>;

/** How long calls took. Durations in milliseconds, exact to about 5 %. */
export const Durations = z.object({
  count: z.int(),
  p50: z.number().describe('Half of the calls were at most so slow.'),
  p95: z.number().describe('19 of 20 calls were at most so slow.'),
});
export type Durations = z.infer<typeof Durations>;

/** How long the calls of a stretch of time took; classes without calls are missing. */
export const MetricPoint = z.object({
  at: Timestamp.describe('Where the stretch begins.'),
  durations: z.partialRecord(OperationClass, Durations),
});
export type MetricPoint = z.infer<typeof MetricPoint>;
