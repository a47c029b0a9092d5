import { z } from 'zod';
import { Timestamp } from '../primitives.ts';
import { AppError } from '../errors.ts';

/**
 * How the file of the memory is: `open` is well; `locked`, `replaced`, `missing`, `unreadable`, `readOnly` and `full` go
 * away by themselves once their cause does, and `updating` once a memory of an earlier Mneme is brought up to date;
 * `rolledBack`, `damaged` and `foreign` wait for a decision, `newer` for an update.
 */
export const StoreState = z.enum([
  'open',
  'locked',
  'replaced',
  'missing',
  'unreadable',
  'readOnly',
  'full',
  'rolledBack',
  'damaged',
  'foreign',
  'newer',
  'updating',
]);
export type StoreState = z.infer<typeof StoreState>;

/** What can be done about it, each an operation of the domain `store`. */
export const StoreAction = z.enum([
  'retry',
  'salvage',
  'useBackup',
  'acceptRollback',
  'putBack',
  'beginAnew',
]);
export type StoreAction = z.infer<typeof StoreAction>;

/** The state of the file with everything a person needs to know of it. */
export const StoreCondition = z.object({
  state: StoreState,
  message: z.string().describe('What happened, what is safe and what to do.'),
  reading: z.boolean().describe('Whether what is remembered can still be read.'),
  actions: z.array(StoreAction).describe('What can be done, the most likely first.'),
  file: z.string(),
  technical: z.string().nullable().describe('The code of the engine, to pass on.'),
  missingChanges: z.int().nullable().describe('How many changes a file that was rolled back lacks.'),
  since: Timestamp.nullable(),
  kept: z.int().describe('Writes of agents that wait in the spool.'),
  rejected: z
    .int()
    .describe('Writes of the spool that could not be carried out; they are kept in spool/rejected.jsonl.'),
});
export type StoreCondition = z.infer<typeof StoreCondition>;

const Details = z.object({ condition: StoreCondition });

/** The condition that a failure came from; null where it has another cause. */
export function conditionOf(error: unknown): StoreCondition | null {
  if (!(error instanceof AppError)) return null;
  const parsed = Details.safeParse(error.details);
  return parsed.success ? parsed.data.condition : null;
}
