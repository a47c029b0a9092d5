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

/** What restoring a backup would do to one kind of record; living records only. */
export const RestoreKind = z.object({
  kind: z.string().describe('sessions, messages, memories, knowledge …'),
  inBackup: z.int(),
  here: z.int(),
  comingBack: z.int().describe('In the backup and no longer here: either way of restoring brings them back.'),
  forgotten: z
    .int()
    .describe('Forgotten completely here: merging keeps them away, replacing brings them back.'),
  inTrash: z.int().describe('In Trash here: merging leaves them there.'),
  newerHere: z
    .int()
    .describe('Changed here since: merging leaves them, replacing brings the older ones back.'),
  newerThere: z.int().describe('Here as they were before the backup.'),
  onlyHere: z.int().describe('Not in the backup: merging leaves them, replacing takes them away.'),
});
export type RestoreKind = z.infer<typeof RestoreKind>;

/** How a backup is restored: what is missing comes back, or all of it takes the place of what is here. */
export const RestoreMode = z.enum(['merge', 'replace']);
export type RestoreMode = z.infer<typeof RestoreMode>;

/** What work on a backup ends with: the backup, and the one that was made first. */
export const BackupResult = z.object({ backup: Backup, snapshot: Backup.nullable() });
export type BackupResult = z.infer<typeof BackupResult>;
