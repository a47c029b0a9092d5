import { z } from 'zod';
import { MachineSettings } from '../entities/settings.ts';
import { OWNER, query } from './define.ts';

export const models = {
  list: query({
    summary: 'The models the local server has: asks it, and so tells whether it can be reached.',
    input: z.strictObject({
      baseUrl: MachineSettings.shape['chat.baseUrl']
        .unwrap()
        .optional()
        .describe('The setting chat.baseUrl, if left out.'),
    }),
    output: z.object({
      baseUrl: z.string(),
      models: z.array(z.string()),
      chosen: z.string().describe('The setting chat.model.'),
      found: z.boolean().describe('The one that is chosen is among them.'),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
};
