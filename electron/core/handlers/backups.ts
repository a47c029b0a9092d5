import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { backups as domain } from '../../../shared/contract/backups.ts';
import type { Backup, BackupResult } from '../../../shared/entities/backup.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { AppError } from '../../../shared/errors.ts';
import { placeOfBackups, readBackup, removeBackup } from '../files/backup-folder.ts';
import { type BackupTask, carryOutBackupTask, type TaskStage } from '../files/backup-task.ts';
import { listBackups, refuseDamagedBackup } from '../files/backups.ts';
import { databaseBytes, fileBytes, freeBytes } from '../files/disk.ts';
import { makeReadable } from '../files/readable-backup.ts';
import { livingJobs } from '../jobs/living-jobs.ts';
import type { JobControl } from '../jobs/runner.ts';
import { compareWithBackup, openBeside } from '../store/backup-difference.ts';
import { readImport } from '../store/imports.ts';
import { readJob } from '../store/jobs.ts';
import { commitSequence } from '../store/store.ts';
import { toIso } from '../store/table.ts';
import { lastBackup, nextBackupAt, rotateBackups } from './backup-schedule.ts';
import type { Context } from './context.ts';
import { startMerge } from './import-run.ts';

/** How often the growth of a file is looked at, and a wish to cancel. */
const REPORT_MS = 300;
/** So long after it was due a backup is late: one that failed is tried again after an hour. */
const LATE_MS = 3 * 3_600_000;
const STAGES: readonly TaskStage['stage'][] = ['copying', 'checking', 'preparing', 'replacing'];

export const backups: HandlersFor<typeof domain, Context> = {
  list(context) {
    const items = listBackups(context.home);
    const last = lastBackup(items, context.now());
    const next = nextBackupAt(context, items);
    const folder = placeOfBackups(context.home);
    const current = last?.commitSeq === commitSequence(context.store.read);
    return {
      items,
      folder,
      bytes: items.reduce((sum, { bytes }) => sum + bytes, 0),
      freeBytes: freeBytes(context.home),
      lastAt: last?.createdAt ?? null,
      current,
      nextAt: next === null ? null : toIso(next),
      late: next !== null && !current && next < context.now() - LATE_MS,
    };
  },
  create: (context) => ({ job: startBackup(context, 'person') }),
  verify(context, { name }) {
    const { bytes } = present(context, name);
    const { home, now } = context;
    return {
      job: startTask(context, 'verify', bytes, () => ({ kind: 'verify', home, name, now: now() })),
    };
  },
  preview(context, { name }) {
    const backup = present(context, name);
    const readable = makeReadable(context.home, name);
    try {
      const db = openBeside(readable.file, context.store.file);
      try {
        return { backup, kinds: compareWithBackup(db) };
      } finally {
        db.close();
      }
    } finally {
      readable.discard();
    }
  },
  async restore(context, { name, mode, reason }, caller) {
    const { bytes, createdAt } = present(context, name);
    const { home, now } = context;
    if (mode === 'replace') {
      refuseRunningJobs(context);
      const job = startTask(context, 'restore', bytes, ({ id }) => ({
        kind: 'replace',
        home,
        name,
        now: now(),
        caller,
        reason,
        jobId: id,
      }));
      return { job, import: null };
    }
    const merging = {
      name: `Backup of ${createdAt.slice(0, 16).replace('T', ' ')}`,
      reason,
      async before(control: JobControl): Promise<void> {
        refuseDamagedBackup(home, name, now());
        await carryOut(context, { kind: 'create', reason: 'restore', home, now: now() }, control);
      },
    };
    const { importId, jobId } = await startMerge(context, caller, merging, name);
    return { job: jobOf(context, jobId), import: readImport(context.store.read, importId) };
  },
  remove(context, { name }) {
    present(context, name);
    return { removed: removeBackup(context.home, name) ? 1 : 0 };
  },
};

/** Starts the making of a backup; those that are too many go when it is done. */
export function startBackup(context: Context, reason: 'person' | 'schedule'): Job {
  const { home, now, store } = context;
  return startTask(context, 'backup', databaseBytes(store.file), () => ({
    kind: 'create',
    home,
    reason,
    now: now(),
  }));
}

/** Makes the backup that sessions leave the memory after; false where none could be made, and so none must leave. */
export async function saveBeforeRetention(
  context: Context,
  control: Pick<JobControl, 'signal'>,
): Promise<boolean> {
  const task = { kind: 'create', reason: 'retention', home: context.home, now: context.now() } as const;
  try {
    await carryOutBackupTask(context.backupThread, task, { signal: control.signal, onStage: () => {} });
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || control.signal.aborted) throw error;
    const fields = { code: error.code };
    context.log({ level: 'warn', module: 'backups', message: 'no backup before retention', fields });
    return false;
  }
}

function startTask(
  context: Context,
  kind: 'backup' | 'verify' | 'restore',
  bytes: number,
  taskOf: (control: JobControl) => BackupTask,
): Job {
  const jobId = context.jobs.start(
    { kind, total: bytes, unit: 'bytes', subjectId: null },
    async (control) => {
      const result = await carryOut(context, taskOf(control), control);
      if (kind === 'backup') rotateBackups(context);
      return result;
    },
  );
  return jobOf(context, jobId);
}

/** Carries a task out as a part of a job: tells how far it is, and hears a wish to cancel. */
async function carryOut(context: Context, task: BackupTask, control: JobControl): Promise<BackupResult> {
  let at: TaskStage = { stage: 'copying', file: '' };
  const report = (): void => {
    if (at.stage === 'replacing') return; // nobody else can write now
    const done = at.stage === 'copying' && at.file !== '' ? fileBytes(at.file) : 0;
    const counts = { stage: STAGES.indexOf(at.stage) + 1 };
    context.store.writeAside((db) => control.report(db, done, counts));
  };
  const timer = setInterval(() => {
    try {
      report();
    } catch {
      // somebody writes for long: it is told the next time
    }
  }, REPORT_MS);
  const onStage = (stage: TaskStage): void => {
    at = stage;
  };
  try {
    return await carryOutBackupTask(context.backupThread, task, { signal: control.signal, onStage });
  } finally {
    clearInterval(timer);
  }
}

function present({ home }: Context, name: string): Backup {
  const found = readBackup(home, name);
  if (found) return found;
  throw new AppError('not_found', 'This backup is no longer there. Nothing was changed.');
}

function jobOf({ store }: Context, id: string): Job {
  const job = readJob(store.read, id);
  if (!job) throw new Error('A job that was just started is missing');
  return job;
}

/** What runs now would go on in a memory that it knows nothing of. */
function refuseRunningJobs({ store, now }: Context): void {
  if (livingJobs({ read: store.read, now }).length === 0) return;
  throw new AppError(
    'conflict',
    'Something is going on that works on the memory: an import, consolidation or the like. Nothing was changed. Wait ' +
      'until it is done, or stop it, and restore then.',
  );
}
