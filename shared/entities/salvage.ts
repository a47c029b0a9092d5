import { z } from 'zod';
import { Timestamp } from '../primitives.ts';

/** What was saved of a damaged memory, and what was not. */
export const SalvageReport = z.object({
  at: Timestamp,
  pages: z.int().describe('Pages of the damaged file.'),
  pagesLost: z.int().describe('Pages that cannot be read; what was on them is lost.'),
  saved: z.record(z.string(), z.int()).describe('Rows that were read and are in the new file, by table.'),
  unreadable: z.int().describe('Rows on pages that can be read that could not be.'),
  standIns: z
    .int()
    .describe('Rows made in the place of lost ones that others refer to, e.g. a conversation of messages.'),
  dropped: z.int().describe('Rows left out because they are nothing without what was lost.'),
  quarantine: z.string().describe('The folder the damaged file was moved to, as it was.'),
});
export type SalvageReport = z.infer<typeof SalvageReport>;

/** What is being done about the file now, and how the last salvage went. */
export const RescueProgress = z.object({
  work: z
    .object({ kind: z.enum(['salvage', 'useBackup', 'putBack']), done: z.int(), total: z.int() })
    .nullable()
    .describe('Pages that were gone through; a total of 0: nobody knows.'),
  report: SalvageReport.nullable(),
});
export type RescueProgress = z.infer<typeof RescueProgress>;
