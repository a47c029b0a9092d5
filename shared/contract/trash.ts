import { z } from 'zod';
import { Id, listInput, page, reason, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { manyJob } from './many.ts';

export const TrashKind = z.enum([
  'session',
  'memory',
  'knowledge',
  'relation',
  'preference',
  'task',
  'agentState',
  'checkpoint',
  'decision',
  'pattern',
  'import',
]);
export type TrashKind = z.infer<typeof TrashKind>;

const TrashItem = z.object({
  kind: TrashKind,
  id: Id,
  title: z.string(),
  detail: z.string().nullable().describe('The value of a fact, the number of messages of a session, …'),
  deletedAt: Timestamp,
  purgeAt: Timestamp.nullable().describe('When it would be purged, if purging is on.'),
});
export type TrashItem = z.infer<typeof TrashItem>;

const ref = z.object({ kind: TrashKind, id: Id });

const matching = {
  matching: z
    .strictObject({ kinds: z.array(TrashKind).max(5).optional() })
    .optional()
    .describe('Instead of items: everything a list of these kinds shows.'),
  except: z.array(ref).max(1000).optional().describe('Of those that match, these stay in Trash.'),
};

export const trash = {
  list: query({
    summary: 'What was removed, newest first.',
    input: z.strictObject({
      ...listInput,
      kinds: z.array(TrashKind).max(TrashKind.options.length).optional(),
    }),
    output: page(TrashItem),
    doors: OWNER,
  }),
  restore: command({
    summary:
      'Put records back where they were: those named, or all of some kinds. One whose key is taken meanwhile stays, and is listed.',
    input: z.strictObject({
      items: z.array(ref).min(1).max(10_000).optional(),
      ...matching,
      ...reason,
    }),
    output: z.object({
      restored: z.int(),
      blocked: z.array(z.object({ ...ref.shape, why: z.string() })),
      ...manyJob,
    }),
    doors: OWNER,
  }),
  purge: command({
    summary: 'Forget completely: the records, their history and their search rows leave the file for good.',
    input: z.strictObject({
      items: z.array(ref).max(10_000).optional(),
      ...matching,
      everything: z.boolean().default(false),
      ...reason,
    }),
    output: z.object({
      receipt: z.object({
        at: Timestamp,
        records: z.int(),
        messages: z.int(),
        historyEntries: z.int().describe('History entries whose content was erased.'),
        rewritten: z
          .boolean()
          .describe(
            'The file was written anew, so that not a byte is left; if not, forgetting anything again tries.',
          ),
      }),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
};
