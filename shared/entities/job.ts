import { z } from 'zod';
import { ErrorCode } from '../errors.ts';
import { Id, Json, Timestamp } from '../primitives.ts';

export const JobState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']);
export type JobState = z.infer<typeof JobState>;

/** Something that takes a while: its progress and its result. */
export const Job = z.object({
  id: Id,
  kind: z.enum([
    'import',
    'export',
    'purge',
    'bulk',
    'consolidation',
    'execute',
    'backup',
    'verify',
    'restore',
    'check',
    'reindex',
    'optimize',
    'embed',
  ]),
  state: JobState,
  done: z.number().describe('How much is done, in `unit`.'),
  total: z.number().nullable(),
  unit: z.enum(['bytes', 'items']),
  counts: z.record(z.string(), z.number()).describe('What was counted on the way, e.g. messages.'),
  subjectId: Id.nullable().describe('The record it works on, e.g. the import.'),
  operation: z
    .string()
    .nullable()
    .describe('What it does to memory, where it is undone as one: e.g. `tasks.remove`.'),
  result: Json.nullable(),
  error: z.object({ code: ErrorCode, message: z.string() }).nullable(),
  cancelRequested: z.boolean(),
  createdAt: Timestamp,
  finishedAt: Timestamp.nullable(),
});
export type Job = z.infer<typeof Job>;
