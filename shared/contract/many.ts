import { z } from 'zod';
import { Job } from '../entities/job.ts';
import { Id, reason } from '../primitives.ts';

type Which = { ids?: unknown; matching?: unknown; except?: unknown };

/**
 * What a change of many records takes: which ones, named or by the filters of their list, and what is to be done.
 * @param filters what a list of these records may be narrowed by
 * @param change the fields that say what is done
 */
export function many<F extends z.ZodRawShape, C extends z.ZodRawShape>(filters: F, change: C) {
  return z
    .strictObject({
      ids: z.array(Id).min(1).max(10_000).optional(),
      matching: z.strictObject(filters).optional().describe('Every record a list with these filters shows.'),
      except: z.array(Id).max(1000).optional().describe('Of those that match, these stay as they are.'),
      ...change,
      ...reason,
    })
    .refine((input: Which) => (input.ids === undefined) !== (input.matching === undefined), {
      message: 'Give either ids or matching.',
    })
    .refine((input: Which) => input.except === undefined || input.matching !== undefined, {
      message: 'Only with matching can some be excepted.',
    });
}

/** What a change of many answers beside the number it changed. */
export const manyJob = {
  job: Job.nullable().describe(
    'Where there are many: the job that changes them. It is undone as one; cancelling it takes back what it did.',
  ),
};

/** What a change of fields of many records answers. */
export const manyChanged = z.object({ changed: z.int(), ...manyJob });
