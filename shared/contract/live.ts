import { z } from 'zod';
import { ProgramCall, ProgramConnection } from '../entities/program-call.ts';
import { listInput, page } from '../primitives.ts';
import { OWNER, query } from './define.ts';

/** What programs do with the memory, as it happens. */
export const live = {
  programs: query({
    summary:
      'The programs that are connected now: those whose process runs, and those that called over HTTP within five minutes.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ProgramConnection) }),
    doors: OWNER,
  }),
  calls: query({
    summary: 'What programs called, the latest first; the last 5,000 calls are kept.',
    input: z.strictObject({
      ...listInput,
      program: z.string().optional(),
      kind: ProgramCall.shape.kind.optional(),
    }),
    output: page(ProgramCall),
    doors: OWNER,
  }),
};
