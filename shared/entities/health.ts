import { z } from 'zod';

/** What a person can do about a finding with one button. */
export const HealthAction = z.enum([
  'checkNow',
  'rebuildSearch',
  'optimise',
  'backUp',
  'openBackups',
  'openInbox',
  'openDuplicates',
  'openUnreviewed',
  'openRuns',
  'openErrors',
  'openSpeed',
  'openTrash',
  'consolidate',
  'openConsolidationSettings',
  'openAlertSettings',
  'openImports',
  'testMeaning',
  'openMeaningSettings',
]);
export type HealthAction = z.infer<typeof HealthAction>;

/** What is looked at. */
export const HealthName = z.enum([
  'store',
  'watermark',
  'ending',
  'integrity',
  'search',
  'backup',
  'disk',
  'rescue',
  'location',
  'jobs',
  'speed',
  'errors',
  'consolidation',
  'follow',
  'meaning',
  'clock',
]);
export type HealthName = z.infer<typeof HealthName>;

export const HealthState = z.enum(['ok', 'warn', 'fail']);
export type HealthState = z.infer<typeof HealthState>;

/** One thing that was looked at. */
export const HealthCheck = z.object({
  name: HealthName,
  state: HealthState,
  finding: z.string().describe('What was found, as a word: windows say it in their language.'),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('What belongs to it; `at` is a moment, `bytes` and `milliseconds` are amounts.'),
  message: z.string().describe('What was found.'),
  advice: z.string().nullable().describe('What to do.'),
  action: HealthAction.nullable().describe('What can be done with one button.'),
});
export type HealthCheck = z.infer<typeof HealthCheck>;
