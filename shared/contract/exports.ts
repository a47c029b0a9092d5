import { z } from 'zod';
import { Export, ExportedSecrets, ExportFormat, SessionForm } from '../entities/export.ts';
import { Job } from '../entities/job.ts';
import { Id, text } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { knowledgeFilters } from './knowledge.ts';
import { memoryFilters } from './memories.ts';
import { sessionFilters } from './sessions.ts';
import { taskFilters } from './tasks.ts';

/** Records of a kind: those named, or those a list shows with these filters but for some. `{ filter: {} }` is all. */
function some<F extends z.ZodRawShape>(filters: F) {
  return z
    .union([
      z.strictObject({ ids: z.array(Id).min(1).max(10_000) }),
      z.strictObject({ filter: z.strictObject(filters), except: z.array(Id).max(1000).optional() }),
    ])
    .optional();
}

const Selection = z.strictObject({
  sessions: some(sessionFilters).describe('With all their messages.'),
  memories: some(memoryFilters),
  knowledge: some(knowledgeFilters),
  preferences: some({}),
  tasks: some(taskFilters),
});
export type ExportSelection = z.output<typeof Selection>;

export const exports = {
  run: command({
    summary: 'Write records into a file. Answers at once with the job, whose result names the file.',
    input: z.strictObject({
      format: ExportFormat,
      scope: z.union([z.literal('everything'), Selection]).default('everything'),
      form: SessionForm.default('markdown').describe('With the format `session`: how it is written.'),
      includeTrash: z.boolean().default(false).describe('In a bundle: also what lies in Trash.'),
      secrets: ExportedSecrets.optional().describe(
        'What looks like a secret, and was not said to be none: hidden, or as it is. Left out: as it is in a bundle, which brings everything back; hidden in what is made to be read.',
      ),
      to: text(4096)
        .min(1)
        .optional()
        .describe(
          'Only from the command line: the file or folder to write to, read against where it was given.',
        ),
    }),
    output: z.object({ id: Id, name: z.string(), job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  list: query({
    summary: 'Finished exports that wait to be saved, newest first.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Export) }),
    doors: OWNER,
  }),
  remove: command({
    makesRoom: true,
    summary: 'Remove a finished export from here; what was saved elsewhere stays.',
    input: z.strictObject({ id: Id }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
};
