import { z } from 'zod';
import { Import, ImportFormat, ImportPlace, ImportProblem } from '../entities/import.ts';
import { Job } from '../entities/job.ts';
import { Id, listInput, page, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

/** The longest text that is pasted, in UTF-16 units. */
const MAX_PASTED = 5 * 1024 * 1024;

/**
 * A file or a folder of transcripts: handed over by a window (an upload), named by the command line (a path), or one of
 * the places of this machine; or a text that was pasted; or the sample.
 */
const Source = z.union([
  z.strictObject({ upload: Id }),
  z.strictObject({ path: text(4096).min(1).describe('Read against the folder the command was given in.') }),
  z.strictObject({ place: text(1000).min(1).describe('One that `imports.places` gives.') }),
  z.strictObject({ sample: z.literal(true).describe('What a made-up person keeps, to look around in.') }),
  z.strictObject({ text: text(MAX_PASTED).regex(/\S/).describe('A text that was pasted, at most 5 MB.') }),
]);

export const imports = {
  places: query({
    summary: 'What there is to import on this machine; nothing is changed.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ImportPlace) }),
    doors: OWNER,
    lane: 'jobs',
  }),
  detect: query({
    summary: 'What kind of file this is, told from its content.',
    input: z.strictObject({ source: Source }),
    output: z.object({
      format: ImportFormat.nullable().describe('Null: not a format Mneme reads.'),
      fileName: z.string(),
      bytes: z.number(),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  preview: query({
    summary: 'What an import would bring, without changing anything.',
    input: z.strictObject({ source: Source, format: ImportFormat.optional() }),
    output: z.object({
      format: ImportFormat,
      fileName: z.string(),
      bytes: z.number(),
      sessions: z.int(),
      messages: z.int(),
      estimated: z
        .boolean()
        .default(false)
        .describe('A large folder was read in part: messages, facts and problems are more or fewer.'),
      newSessions: z.int(),
      newMessages: z.int(),
      knowledge: z.int().default(0),
      newKnowledge: z.int().default(0),
      relations: z.int().default(0),
      newRelations: z.int().default(0),
      records: z.int().default(0).describe('People, agents, preferences, tasks, views and settings.'),
      newRecords: z.int().default(0),
      damaged: z
        .boolean()
        .default(false)
        .describe('Its checksums do not fit: `run` refuses it without `ignoreDamage`.'),
      inTrash: z.int(),
      firstAt: Timestamp.nullable(),
      lastAt: Timestamp.nullable(),
      examples: z.array(
        z.object({ title: z.string(), messages: z.int(), at: Timestamp.nullable(), known: z.boolean() }),
      ),
      facts: z
        .array(z.object({ category: z.string(), key: z.string(), value: z.string(), known: z.boolean() }))
        .default([])
        .describe('The first facts; long values are cut.'),
      problemCount: z.int(),
      problems: z.array(ImportProblem),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  run: command({
    summary: 'Bring a file in. Answers at once with the job; cancelling it takes everything back.',
    input: z.strictObject({
      source: Source,
      format: ImportFormat.optional(),
      name: text(200).min(1).optional(),
      reviveUndone: z
        .boolean()
        .default(false)
        .describe('Bring back what an undone import of this source held.'),
      ignoreDamage: z
        .boolean()
        .default(false)
        .describe('Of an export of Mneme that is damaged: bring what is whole.'),
      ...reason,
    }),
    output: z.object({ import: Import, job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  stopPreviews: command({
    summary: 'Stop the previews this caller waits for; they fail with `cancelled`.',
    input: z.strictObject({}),
    output: z.object({ stopped: z.int() }),
    doors: OWNER,
    lane: 'jobs',
  }),
  resume: command({
    summary:
      'Go on with an import that stopped on the way. It stays one import: undoing it takes back all of it.',
    input: z.strictObject({ id: Id, ...reason }),
    output: z.object({ import: Import, job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  list: query({
    summary: 'Imports, newest first.',
    input: z.strictObject({ ...listInput, format: ImportFormat.optional() }),
    output: page(Import),
    doors: OWNER,
  }),
  get: query({ summary: 'One import.', input: z.strictObject({ id: Id }), output: Import, doors: OWNER }),
  undo: command({
    makesRoom: true,
    summary: 'Move everything an import brought to Trash. One that follows a place stops following it.',
    input: z.strictObject({ id: Id, ...reason }),
    output: Import,
    doors: OWNER,
    lane: 'jobs',
  }),
};
