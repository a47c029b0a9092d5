import { z } from 'zod';
import { ClientName, ClientProgram } from '../entities/client-program.ts';
import { command, OWNER, query } from './define.ts';

const which = { client: ClientName };
const lines = z.array(z.string());

/** The programs in which agents run, and their configs. */
export const clients = {
  list: query({
    summary: 'The programs in which agents run: how each is connected, and whether it is.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ClientProgram) }),
    doors: OWNER,
  }),
  preview: query({
    summary: 'What connecting would change in the config of a program, without changing it.',
    input: z.strictObject(which),
    output: z.object({
      file: z.string(),
      exists: z.boolean(),
      version: z.string().describe('Of the text that was looked at: connecting refuses another.'),
      line: z.int().describe('The number of the first of these lines, from 1.'),
      before: lines.describe('Up to three lines that stay, for the eye.'),
      removed: lines,
      added: lines,
      after: lines.describe('Up to three lines that stay, for the eye.'),
    }),
    doors: OWNER,
  }),
  connect: command({
    summary:
      'Write Mneme into the config of a program, beside what is there; the file as it was is kept next to it.',
    input: z.strictObject({ ...which, version: z.string().describe('As the preview gave it.') }),
    output: z.object({
      file: z.string(),
      backup: z.string().nullable().describe('The file as it was; null where there was none.'),
    }),
    doors: OWNER,
  }),
  disconnect: command({
    summary:
      'Take Mneme out of the config of a program. Where nothing else changed since, the file is as it was before.',
    input: z.strictObject(which),
    output: z.object({ file: z.string(), restored: z.boolean().describe('To the byte.') }),
    doors: OWNER,
  }),
};
