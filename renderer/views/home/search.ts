import { z } from 'zod';

/** From when changes are counted: the mark the person set, or the beginning of a day. */
export const PERIODS = ['seen', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** What the address of Home holds. */
export const homeSearch = z.object({ period: z.enum(PERIODS).optional().catch(undefined) });
