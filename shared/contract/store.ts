import { z } from 'zod';
import { StoreCondition } from '../entities/store-condition.ts';
import { command, OWNER, query } from './define.ts';

/** What works while the memory cannot be opened: how its file is, and what can be done about it. */
export const store = {
  status: query({
    summary: 'How the file of the memory is, and what can be done where something is wrong with it.',
    input: z.strictObject({}),
    output: StoreCondition,
  }),
  retry: command({
    summary: 'Look at the file again at once. Mneme also does so by itself.',
    input: z.strictObject({}),
    output: StoreCondition,
    doors: OWNER,
  }),
  acceptRollback: command({
    summary: 'Go on with a file that is older than it was.',
    input: z.strictObject({}),
    output: StoreCondition,
    doors: OWNER,
  }),
  beginAnew: command({
    summary: 'Begin an empty memory where the file of the old one is gone.',
    input: z.strictObject({}),
    output: StoreCondition,
    doors: OWNER,
  }),
};
