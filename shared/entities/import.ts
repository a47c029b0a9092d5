import { z } from 'zod';
import { Id, Timestamp } from '../primitives.ts';

export const ImportFormat = z.enum([
  'openai-messages',
  'sharegpt',
  'claude-code',
  'codex',
  'chatgpt',
  'claude-ai',
  'server-memory',
  'memory-text',
  'agent-database',
  'memory-database',
  'mneme',
  'sample',
]);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** A record of the source that could not be read; the others were. */
export const ImportProblem = z.object({
  line: z.int().nullable().describe('Line of the source, from 1.'),
  byte: z.int().describe('Offset in the source, in bytes.'),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

/** What an import found and did. */
export const ImportCounts = z.object({
  sessions: z.int().describe('Conversations found.'),
  messages: z.int().describe('Messages found.'),
  addedSessions: z.int(),
  addedMessages: z.int(),
  knownMessages: z.int().describe('Already here, left alone.'),
  knowledge: z.int().default(0).describe('Facts found.'),
  addedKnowledge: z.int().default(0),
  relations: z.int().default(0).describe('Relations between facts found.'),
  addedRelations: z.int().default(0),
  records: z.int().default(0).describe('People, agents, preferences, tasks, views and settings found.'),
  addedRecords: z.int().default(0),
  inTrash: z.int().describe('Sessions and facts left alone because they are in Trash or were forgotten.'),
  problems: z.int().describe('Records that could not be read.'),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** `following`: what appears in a place is brought in, until following it is switched off. */
const ImportStatus = z.enum(['running', 'following', 'done', 'failed', 'cancelled', 'interrupted', 'undone']);

/** One import: what came from one file at one time, and is undone as one. */
export const Import = z.object({
  id: Id,
  name: z.string(),
  format: ImportFormat,
  fileName: z.string(),
  fileBytes: z.number(),
  status: ImportStatus,
  resumable: z
    .boolean()
    .default(false)
    .describe('It stopped on the way and `imports.resume` goes on with it.'),
  place: z.string().nullable().default(null).describe('The place of this machine it came from.'),
  counts: ImportCounts,
  problems: z.array(ImportProblem).describe('The first 100.'),
  startedAt: Timestamp,
  finishedAt: Timestamp.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Import = z.infer<typeof Import>;

/** Where something to import lies on this machine, found without changing anything. Sizes in bytes. */
export const ImportPlace = z.object({
  place: z
    .string()
    .describe(
      'What `source` takes, the same on every call: `claude-code`, `codex`, `download:<file name>` …',
    ),
  format: ImportFormat,
  folder: z.string().describe('The folder, or the file; the home folder is written as ~.'),
  files: z.int(),
  bytes: z.number(),
  sessions: z
    .int()
    .nullable()
    .describe('How many of the files are sessions; null where only reading them tells.'),
  firstAt: Timestamp.nullable().describe('When the file that was changed longest ago was changed.'),
  lastAt: Timestamp.nullable(),
  unreadable: z.int().describe('Files and folders that may not be read.'),
  followable: z.boolean(),
  followed: z.boolean(),
  imported: z
    .object({ importId: Id, at: Timestamp })
    .nullable()
    .describe('The last import of it that stands.'),
});
export type ImportPlace = z.infer<typeof ImportPlace>;
