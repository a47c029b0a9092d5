import { z } from 'zod';
import { Id } from '../primitives.ts';
import { Job } from './job.ts';

/** A task an agent carries out, as it is kept after its end: nothing that was said, only where it lies. */
export const ExecutionResult = z.object({
  agentId: Id,
  sessionId: Id.nullable().describe('The session it was said in; null where none could be made.'),
  answerId: Id.nullable().describe('The message that answers.'),
  decisionId: Id.nullable(),
  memoryId: Id.nullable().describe('The memory of it: `Task: … | Outcome: …`.'),
  memoriesUsed: z.array(Id).describe('The memories the model was given.'),
  model: z.string(),
  tokensIn: z.int().nullable(),
  tokensOut: z.int().nullable(),
  attempts: z.int().describe('How often the model was asked.'),
  problems: z
    .array(
      z.object({
        step: z.enum(['recall', 'conversation', 'session', 'messages', 'decision', 'memory']),
        message: z.string(),
      }),
    )
    .describe('What could not be recalled or kept; the answer stands all the same.'),
});
export type ExecutionResult = z.infer<typeof ExecutionResult>;

/** A task an agent carries out. */
export const Execution = ExecutionResult.extend({
  job: Job,
  phase: z.enum(['recalling', 'asking', 'keeping', 'ended']).describe('How far it is.'),
  task: z.string(),
  answer: z.string().describe('What the model says, as far as it came.'),
  complete: z.boolean().describe('False: the model was cut off at the longest it may write.'),
});
export type Execution = z.infer<typeof Execution>;
