import { z } from 'zod';
import { Backup, BackupName, RestoreKind, RestoreMode } from '../entities/backup.ts';
import { Import } from '../entities/import.ts';
import { Job } from '../entities/job.ts';
import { reason, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

export const backups = {
  list: query({
    summary: 'The backups in the folder of backups, newest first.',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(Backup),
      folder: z.string().describe('Where they lie.'),
      bytes: z.number().describe('What all of them take.'),
      freeBytes: z.number().describe('Room left on that disk.'),
      lastAt: Timestamp.nullable().describe('When the newest verified one was made.'),
      current: z.boolean().describe('Nothing was changed since then.'),
      nextAt: Timestamp.nullable().describe('When the next one is due; null: none is made by itself.'),
      late: z.boolean().describe('The next one is due for hours.'),
    }),
    doors: OWNER,
  }),
  create: command({
    summary: 'Copy the whole memory into a backup and verify it. Answers at once with the job.',
    input: z.strictObject({}),
    output: z.object({ job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  verify: command({
    summary: 'Look through a backup: whether it is what was made, and whole. Answers at once with the job.',
    input: z.strictObject({ name: BackupName }),
    output: z.object({ job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  preview: query({
    summary: 'What restoring a backup would bring back, change and take away, without changing anything.',
    input: z.strictObject({ name: BackupName }),
    output: z.object({ backup: Backup, kinds: z.array(RestoreKind) }),
    doors: OWNER,
    lane: 'jobs',
  }),
  restore: command({
    summary:
      'Restore a backup, after one of what is here was made. `merge` brings back what is missing and leaves all that is ' +
      'here; it is an import, and undone as one. `replace` puts the backup in the place of everything.',
    input: z.strictObject({ name: BackupName, mode: RestoreMode, ...reason }),
    output: z.object({ job: Job, import: Import.nullable().describe('What a merge is.') }),
    doors: OWNER,
    lane: 'jobs',
  }),
  remove: command({
    makesRoom: true,
    summary: 'Delete a backup for good. The last verified one stays.',
    input: z.strictObject({ name: BackupName }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
    lane: 'jobs',
  }),
};
