import { z } from 'zod';
import { SettingKey, Settings } from '../entities/settings.ts';
import { reason } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const current = z.object({
  values: Settings,
  modified: z.array(SettingKey).describe('The keys that differ from their default.'),
});

/** Every setting, optional and without its default: what a change may name. */
const patch = z.strictObject(
  Object.fromEntries(
    Object.entries(Settings.shape).map(([key, schema]) => [key, schema.unwrap().optional()]),
  ) as {
    [K in keyof typeof Settings.shape]: z.ZodOptional<ReturnType<(typeof Settings.shape)[K]['unwrap']>>;
  }, // fromEntries forgets keys
);

export const settings = {
  get: query({ summary: 'All settings.', input: z.strictObject({}), output: current, doors: OWNER }),
  set: command({
    makesRoom: true,
    summary: 'Change settings.',
    input: z.strictObject({ values: patch, ...reason }),
    output: current,
    doors: OWNER,
  }),
  reset: command({
    makesRoom: true,
    summary: 'Put settings back to their defaults: those named, or all.',
    input: z.strictObject({ keys: z.array(SettingKey).optional(), ...reason }),
    output: current,
    doors: OWNER,
  }),
};
