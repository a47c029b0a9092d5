import { z } from 'zod';

/**
 * The values of a property among the records that match, each with how many have it; the most frequent first. Counting
 * them goes to the lane of the jobs, so that no list waits for it.
 */
export const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));
