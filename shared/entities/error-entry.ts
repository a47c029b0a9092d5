import { z } from 'zod';
import { ErrorCode } from '../errors.ts';
import { Timestamp } from '../primitives.ts';

/** Something that went wrong, and how often. Never with stored text. */
export const ErrorEntry = z.object({
  id: z.int(),
  code: ErrorCode,
  module: z.string().describe('The part of Mneme that noticed it.'),
  operation: z.string().nullable().describe('What was being done: an operation or a kind of job.'),
  trace: z.string().describe('Where in the program; empty for what was foreseen.'),
  count: z.int(),
  firstAt: Timestamp,
  lastAt: Timestamp,
});
export type ErrorEntry = z.infer<typeof ErrorEntry>;
