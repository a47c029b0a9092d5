import { z } from 'zod';
import { ProgramCall } from '../../../shared/entities/program-call.ts';

/** What the address of the screen holds: which calls are shown. */
export const liveSearch = z.object({
  program: z.string().min(1).optional().catch(undefined),
  kind: ProgramCall.shape.kind.optional().catch(undefined),
});
