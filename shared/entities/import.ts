import { z } from 'zod';
import { Id, Timestamp } from '../primitives.ts';

export const ImportFormat = z.enum([
  'openai-messages',
  'sharegpt',
  'claude-code',
  'codex',
  'chatgpt',
  'claude-ai',
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
  records: z.int().default(0).describe('People, agents, preferences, tasks, views and settings found.'),
  addedRecords: z.int().default(0),
  inTrash: z.int().describe('Sessions and facts left alone because they are in Trash or were forgotten.'),
  problems: z.int().describe('Records that could not be read.'),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** One import: what came from one file at one time, and is undone as one. */
export const Import = z.object({
  id: Id,
  name: z.string(),
  format: ImportFormat,
  fileName: z.string(),
  fileBytes: z.number(),
  status: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted', 'undone']),
  counts: ImportCounts,
  problems: z.array(ImportProblem).describe('The first 100.'),
  startedAt: Timestamp,
  finishedAt: Timestamp.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Import = z.infer<typeof Import>;
