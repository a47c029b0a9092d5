import { z } from 'zod';
import { Job } from '../entities/job.ts';
import { MachineSettings } from '../entities/settings.ts';
import { Ratio, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const provider = MachineSettings.shape['embeddings.provider'].unwrap();

const status = z.object({
  provider,
  paused: z.boolean(),
  model: z.string().describe('What is chosen: its name, or its folder.'),
  dimension: z.int().nullable().describe('Of its vectors; null while there is none.'),
  vectors: z.int().describe('Of the model that is chosen.'),
  share: Ratio.describe('How far the memory was looked through for it.'),
  complete: z.boolean().describe('Everything has its vector.'),
  otherVectors: z.int().describe('Of models that were chosen before.'),
  servingModel: z.string().nullable().describe('Whose vectors recall uses now; null: none.'),
  bytes: z.int().describe('About how much of the file all of them take.'),
  job: Job.nullable().describe('What makes them, or did last.'),
  trouble: z
    .object({ reason: z.string(), message: z.string(), at: Timestamp })
    .nullable()
    .describe('Why the model does not answer; recall goes on by words.'),
});

export const embeddings = {
  status: query({
    summary: 'How far the vectors for recall by meaning are, and whether the model answers.',
    input: z.strictObject({}),
    output: status,
    doors: OWNER,
  }),
  test: query({
    summary: 'Ask the model that is set up for one vector, and its server for the models it has.',
    input: z.strictObject({}),
    output: z.object({
      models: z.array(z.string()),
      dimension: z.int().nullable().describe('Null where no model is chosen.'),
      milliseconds: z.number().nullable(),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  pause: command({
    summary: 'Make no more vectors for now, or go on. Recall uses those that are there.',
    input: z.strictObject({ paused: z.boolean() }),
    output: status,
    doors: OWNER,
    lane: 'jobs',
  }),
  remove: command({
    makesRoom: true,
    summary: 'Turn recall by meaning off and delete every vector. They can be made again.',
    input: z.strictObject({}),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
    lane: 'jobs',
  }),
};
