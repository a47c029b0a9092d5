import { z } from 'zod';
import { Id, Timestamp } from '../primitives.ts';

export const ExportFormat = z.enum(['bundle', 'markdown', 'csv', 'session']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** How one session is written. */
export const SessionForm = z.enum(['markdown', 'html', 'json']);
export type SessionForm = z.infer<typeof SessionForm>;

/** Whether what looks like a secret goes out hidden, or as it is. */
export const ExportedSecrets = z.enum(['masked', 'plain']);
export type ExportedSecrets = z.infer<typeof ExportedSecrets>;

/** What a file of a format holds of secrets where nobody says otherwise: a bundle is to bring everything back. */
export function usualSecrets(format: ExportFormat): ExportedSecrets {
  return format === 'bundle' ? 'plain' : 'masked';
}

/** A finished export that waits to be saved where the person wants it. */
export const Export = z.object({
  id: Id,
  name: z.string().describe('The name of the file.'),
  format: ExportFormat,
  bytes: z.number(),
  counts: z.record(z.string(), z.int()).describe('Records of each kind in it.'),
  createdAt: Timestamp,
  removedAt: Timestamp.describe('When it is removed by itself: what was saved elsewhere stays.'),
});
export type Export = z.infer<typeof Export>;

/** What the job of an export ends with. */
export const ExportResult = z.object({
  id: Id,
  name: z.string(),
  bytes: z.number(),
  counts: z.record(z.string(), z.int()),
  changedWhileWriting: z.boolean().describe('Something was changed while it was written.'),
  path: z.string().nullable().describe('Where it lies; only for the command line, which named the place.'),
});
export type ExportResult = z.infer<typeof ExportResult>;
