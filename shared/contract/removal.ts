import { z } from 'zod';
import { Id, reason } from '../primitives.ts';

/** What a removal takes: records by their ids, or all that a list with these filters shows, with exceptions. */
export function removalInput<F extends z.ZodRawShape>(filters: F) {
  return z
    .strictObject({
      ids: z.array(Id).min(1).max(10_000).optional(),
      matching: z.strictObject(filters).optional().describe('Everything a list with these filters shows.'),
      except: z.array(Id).max(1000).optional().describe('Of what matches, these stay.'),
      ...reason,
    })
    .refine(({ ids, matching }) => (ids === undefined) !== (matching === undefined), {
      message: 'Give either ids or matching.',
    })
    .refine(({ matching, except }) => except === undefined || matching !== undefined, {
      message: 'Only with matching can some be excepted.',
    });
}
