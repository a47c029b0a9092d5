import { z } from 'zod';
import { Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

/** What Mneme asks of other computers, with the person's leave: nothing else leaves this one. */
export const outside = {
  requests: query({
    summary:
      'How many requests went to other computers since the memory was made, and to which, the latest first.',
    input: z.strictObject({}),
    output: z.object({
      total: z.int(),
      items: z.array(z.object({ host: z.string(), count: z.int(), firstAt: Timestamp, lastAt: Timestamp })),
    }),
    doors: OWNER,
  }),
  note: command({
    makesRoom: true,
    summary: 'Count a request that the application made itself, as for a newer version of it.',
    input: z.strictObject({ host: z.string().min(1).max(255) }),
    output: z.object({}),
    doors: ['person'],
  }),
};
