import { z } from 'zod';
import type { Door } from '../caller.ts';
import { Json, Timestamp } from '../primitives.ts';
import { command, query } from './define.ts';

/** Nobody but the person at a window: a draft is nothing they said yet. */
const PERSON: readonly Door[] = ['person'];

const form = z.string().min(1).max(200).describe('Which form it is typed in, and of which record.');

/**
 * What the person types and has not saved: kept so that a crash does not take it. No memory, and in no history. Like its
 * steps of undo, a window has drafts of its own, which the next window of its name finds.
 */
export const drafts = {
  list: query({
    summary: 'What was typed in forms of this window and not saved, the latest first.',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          form,
          address: z.string().describe('Where in the window it is.'),
          value: Json,
          at: Timestamp,
        }),
      ),
    }),
    doors: PERSON,
  }),
  keep: command({
    summary: 'Keep what is typed in a form until it is saved or given up.',
    input: z.strictObject({ form, address: z.string().max(2000), value: Json }),
    output: z.object({}),
    doors: PERSON,
  }),
  drop: command({
    makesRoom: true,
    summary: 'Forget what was typed in a form: it was saved, or given up.',
    input: z.strictObject({ form }),
    output: z.object({}),
    doors: PERSON,
  }),
};
