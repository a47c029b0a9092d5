import { z } from 'zod';
import { Timestamp } from '../primitives.ts';
import { HealthAction } from './health.ts';

/** What a threshold can be set for: the settings `alerts.*`. */
export const AlertKind = z.enum([
  'storeMb',
  'backupDays',
  'unreviewedPercent',
  'duplicates',
  'recallMs',
  'searchMs',
  'writeMs',
  'diskFreeMb',
  'failedRuns',
]);
export type AlertKind = z.infer<typeof AlertKind>;

/** A threshold that is passed now. The kind names the unit. */
export const Alert = z.object({
  kind: AlertKind,
  value: z.number(),
  threshold: z.number(),
  since: Timestamp.describe('When it was first seen.'),
  action: HealthAction.nullable().describe('What can be done with one button.'),
  snoozedUntil: Timestamp.nullable(),
});
export type Alert = z.infer<typeof Alert>;
