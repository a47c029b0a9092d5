import { z } from 'zod';
import { BackupName } from '../entities/backup.ts';
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

const HeldBackup = z.object({ name: BackupName, createdAt: Timestamp });

/** What remains of what was forgotten: numbers, and a digest that tells nothing to who does not know the ids. */
export const Receipt = z.object({
  id: Id,
  at: Timestamp,
  records: z.int(),
  messages: z.int(),
  historyEntries: z.int().describe('History entries whose content was erased.'),
  rewritten: z
    .boolean()
    .describe(
      'The file was written anew, so that not a byte is left; if not, forgetting anything again tries.',
    ),
  digest: z
    .string()
    .describe('SHA-256 over the sorted lines `kind id` of the records, each with a line feed; in hex.'),
  backups: z.array(HeldBackup).describe('The backups that still hold some of it.'),
  backupsRemoved: z.int().describe('Backups that held it and were removed, once a new one was made.'),
});
export type Receipt = z.infer<typeof Receipt>;

const which = {
  items: z.array(ref).max(10_000).optional().describe('In Trash; an import once it is undone.'),
  inUse: z.boolean().default(false).describe('The items may also be records still in use.'),
  ...matching,
  everything: z.boolean().default(false).describe('Everything in Trash.'),
  withDerived: z
    .boolean()
    .default(false)
    .describe('Also what was made from them: see plan. What is made of a text goes with it anyway.'),
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
  plan: query({
    summary:
      'What forgetting would take along, what was made from it, and where it would still be held. Changes nothing.',
    input: z.strictObject(which),
    output: z.object({
      records: z.int(),
      messages: z.int(),
      historyEntries: z.int().describe('History entries that hold some of its content.'),
      searchRows: z.int(),
      exports: z.int().describe('Finished exports nobody saved yet; they are deleted.'),
      derived: z.object({
        total: z.int(),
        items: z
          .array(z.object({ kind: TrashKind, id: Id, title: z.string(), inTrash: z.boolean() }))
          .describe('The first hundred.'),
      }),
      sources: z
        .array(z.object({ id: Id, title: z.string() }))
        .describe('The conversations the records come from and that stay; the first hundred.'),
      backups: z.array(
        z.object({
          ...HeldBackup.shape,
          records: z.int().nullable().describe('How many of them it holds; null: it cannot be read.'),
        }),
      ),
      setAside: z
        .int()
        .describe('Damaged files in the folder quarantine, which may hold it and are never touched.'),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  purge: command({
    makesRoom: true,
    summary:
      'Forget completely: the records, their history and their search rows leave the file for good, with a receipt.',
    input: z.strictObject({
      ...which,
      andBackups: z
        .boolean()
        .default(false)
        .describe('Make a new backup afterwards, then remove those that still hold it.'),
      ...reason,
    }),
    output: z.object({ receipt: Receipt }),
    doors: OWNER,
    lane: 'jobs',
  }),
  receipts: query({
    summary: 'The receipts of what was forgotten, newest first.',
    input: z.strictObject(listInput),
    output: page(Receipt),
    doors: OWNER,
  }),
};
