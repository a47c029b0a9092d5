import { z } from 'zod';
import { Via } from '../caller.ts';
import { ErrorCode } from '../errors.ts';
import { Id, Timestamp } from '../primitives.ts';

const program = {
  program: z.string().describe('As it calls itself.'),
  agentId: Id.nullable().describe('The agent it is known as; null for scripts and the command line.'),
  via: Via,
};

/** A program that is connected now. */
export const ProgramConnection = z.object({
  id: z.string(),
  ...program,
  since: Timestamp,
  lastCall: Timestamp,
  reads: z.int().describe('Calls that asked, since then.'),
  writes: z.int().describe('Calls that changed something, since then.'),
});
export type ProgramConnection = z.infer<typeof ProgramConnection>;

/** The records a call is told to have read or written. */
export const CalledKind = z.enum([
  'session',
  'message',
  'memory',
  'knowledge',
  'preference',
  'task',
  'decision',
  'proposal',
]);
export type CalledKind = z.infer<typeof CalledKind>;

const CalledRecord = z.object({
  entity: CalledKind,
  id: Id,
  title: z.string().nullable().describe('As it is called now; of a message, its session. Null: it is gone.'),
  sessionId: Id.nullable().describe('Of a message: the session it stands in.'),
});
export type CalledRecord = z.infer<typeof CalledRecord>;

/** One call of a program. */
export const ProgramCall = z.object({
  id: z.string(),
  at: Timestamp,
  milliseconds: z.int().describe('How long it took.'),
  ...program,
  operation: z.string(),
  kind: z.enum(['read', 'write']),
  code: ErrorCode.nullable().describe(
    'Null: it was carried out. `held`: it waits for the person; `forbidden`: refused.',
  ),
  count: z.int().nullable().describe('How many records it gave or changed, counted up to 1,000.'),
  records: z.array(CalledRecord).describe('The first of them.'),
  reason: z.string().nullable().describe('Why, as the program gave it with a write.'),
});
export type ProgramCall = z.infer<typeof ProgramCall>;
