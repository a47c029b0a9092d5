import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Caller } from '../../../shared/caller.ts';
import { type BackupReason, BackupResult } from '../../../shared/entities/backup.ts';
import { AppError, fromWire, toWire, type Wire } from '../../../shared/errors.ts';
import { createBackup, verifyBackup } from './backups.ts';
import { replaceOpenMemory } from './replace-open-memory.ts';

/** Work on whole files: it takes seconds for a large memory and cannot be cut into pieces. */
export type BackupTask = Readonly<{ home: string; now: number }> &
  Readonly<
    | { kind: 'create'; reason: BackupReason }
    | { kind: 'verify'; name: string }
    | { kind: 'replace'; name: string; caller: Caller; reason: string | undefined; jobId: string }
  >;

/** What a task is at, and the file that grows meanwhile. */
export type TaskStage = Readonly<{
  stage: 'copying' | 'checking' | 'preparing' | 'replacing';
  file: string;
}>;

type TaskReport = TaskStage | Readonly<{ stage: 'ended'; wire: Wire }>;

/** Does a task in this thread. */
async function runBackupTask(task: BackupTask, onStage: (stage: TaskStage) => void): Promise<BackupResult> {
  const tell = (stage: TaskStage['stage'], file: string): void => onStage({ stage, file });
  if (task.kind === 'create') return { backup: createBackup({ ...task, onStage: tell }), snapshot: null };
  if (task.kind === 'verify') {
    tell('checking', '');
    return { backup: verifyBackup(task.home, task.name, task.now), snapshot: null };
  }
  const { restored, snapshot } = await replaceOpenMemory({ ...task, onStage: tell });
  return { backup: restored, snapshot };
}

/** The same for a thread of its own, as reports; it never throws. */
export async function reportBackupTask(
  task: BackupTask,
  report: (message: TaskReport) => void,
): Promise<void> {
  try {
    report({ stage: 'ended', wire: { ok: true, value: await runBackupTask(task, report) } });
  } catch (error) {
    report({ stage: 'ended', wire: toWire(error) });
  }
}

/**
 * Has a task done in a thread of its own, where there is a program for that, else here.
 *
 * Stopped, it fails at once and the thread ends as soon as SQLite lets it; a memory that is being replaced at that moment
 * is, and then this does not fail.
 */
export function carryOutBackupTask(
  program: URL | undefined,
  task: BackupTask,
  { signal, onStage }: Readonly<{ signal: AbortSignal; onStage(stage: TaskStage): void }>,
): Promise<BackupResult> {
  if (program === undefined) return runBackupTask(task, onStage);
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { workerData: task, name: 'mneme backup' });
    let last: TaskStage | undefined;
    const stop = (): void => {
      if (last?.stage === 'replacing') return;
      reject(signal.reason as Error); // the runner of jobs gives an AppError
      const file = last?.file;
      void thread.terminate().then(() => {
        if (file) for (const ending of ['', '-journal']) rmSync(`${file}${ending}`, { force: true });
      });
    };
    thread.on('message', (message: TaskReport) => {
      if (message.stage !== 'ended') {
        last = message;
        onStage(message);
        return;
      }
      try {
        resolve(BackupResult.parse(fromWire(message.wire)));
      } catch (error) {
        reject(error instanceof Error ? error : ended());
      }
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(ended()));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function ended(): AppError {
  return new AppError(
    'unavailable',
    'The part of Mneme that works on backups stopped. Your memory and the other backups are safe. Try again.',
  );
}
