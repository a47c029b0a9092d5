import { z } from 'zod';
import { Timestamp } from '../primitives.ts';

/**
 * Why a backup was made: the person wanted it, it was time, or before something large: a migration of the file, the
 * leaving of old sessions, a restore. `aside`: a memory file that a restored one replaced. `unknown`: put there by others.
 */
export const BackupReason = z.enum([
  'person',
  'schedule',
  'migration',
  'retention',
  'restore',
  'aside',
  'unknown',
]);
export type BackupReason = z.infer<typeof BackupReason>;

/** The name of a backup: that of its file in the folder of backups, without `.db`. */
export const BackupName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._ -]{0,150}$/);

/** A copy of the whole memory at one moment. The folder is the truth: it is listed while no memory can be opened. */
export const Backup = z.object({
  name: BackupName,
  reason: BackupReason,
  createdAt: Timestamp,
  bytes: z.number(),
  state: z
    .enum(['verified', 'unverified', 'damaged'])
    .describe('Verified: it was found whole when it was made, or looked through since.'),
  verifiedAt: Timestamp.nullable(),
  problem: z.string().nullable().describe('What is wrong with a damaged one.'),
  schemaVersion: z.int().nullable(),
  commitSeq: z.int().nullable().describe('How many changes the memory had seen.'),
  counts: z
    .record(z.string(), z.int())
    .nullable()
    .describe('Living records by kind: sessions, messages, memories, knowledge …'),
});
export type Backup = z.infer<typeof Backup>;
