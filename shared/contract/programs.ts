import { z } from 'zod';
import type { Door } from '../caller.ts';
import { command, query } from './define.ts';

/** Only somebody at a window: a program is never told a secret by another one. */
const PERSON: readonly Door[] = ['person'];

const Secrets = z.object({
  script: z
    .string()
    .nullable()
    .describe('What scripts send as `Authorization: Bearer …`; null: none is there.'),
  agent: z.string().nullable().describe('The same for programs in which agents run.'),
  folder: z.string().describe('Where both lie, in the files `api-token` and `agent-token`.'),
});

export const programs = {
  secrets: query({
    summary: 'The secrets that let programs of this machine in over HTTP.',
    input: z.strictObject({}),
    output: Secrets,
    doors: PERSON,
  }),
  renewSecret: command({
    summary: 'Make another secret; programs that still send the one before are refused. It cannot be undone.',
    input: z.strictObject({ of: z.enum(['script', 'agent']) }),
    output: Secrets,
    doors: PERSON,
  }),
};
