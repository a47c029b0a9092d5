import { z } from 'zod';
import { Backup, BackupName } from '../entities/backup.ts';
import { RescueProgress, SalvageReport } from '../entities/salvage.ts';
import { StoreCondition } from '../entities/store-condition.ts';
import { command, OWNER, query } from './define.ts';

/** What works while the memory cannot be opened: how its file is, and what can be done about it. */
export const store = {
  status: query({
    summary: 'How the file of the memory is, and what can be done where something is wrong with it.',
    input: z.strictObject({}),
    output: StoreCondition,
  }),
  retry: command({
    summary: 'Look at the file again at once. Mneme also does so by itself.',
    input: z.strictObject({}),
    output: StoreCondition,
    doors: OWNER,
  }),
  acceptRollback: command({
    summary: 'Go on with a file that is older than it was.',
    input: z.strictObject({}),
    output: StoreCondition,
    doors: OWNER,
  }),
  beginAnew: command({
    summary: 'Begin an empty memory where the file of the old one is gone.',
    input: z.strictObject({}),
    output: StoreCondition,
    doors: OWNER,
  }),
  salvage: command({
    summary:
      'Save what can be read of a damaged file into a new one; the damaged one is kept. Answers when it is done.',
    input: z.strictObject({}),
    output: SalvageReport,
    doors: OWNER,
    lane: 'jobs',
  }),
  backups: query({
    summary: 'The backups there are, newest first.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Backup) }),
    doors: OWNER,
    lane: 'jobs',
  }),
  useBackup: command({
    summary:
      'Put a backup in the place of a file that is damaged, missing, or older than it was; that one is kept.',
    input: z.strictObject({ name: BackupName }),
    output: StoreCondition,
    doors: OWNER,
    lane: 'jobs',
  }),
  putBack: command({
    summary: 'Write what is still open of a file that was removed to where it was.',
    input: z.strictObject({}),
    output: StoreCondition,
    doors: OWNER,
    lane: 'jobs',
  }),
  progress: query({
    summary: 'How far a salvage is, and how the last one went.',
    input: z.strictObject({}),
    output: RescueProgress,
    doors: OWNER,
    lane: 'jobs',
  }),
};
