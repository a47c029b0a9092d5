import type { Caller } from '../../../shared/caller.ts';
import type { ImportCounts } from '../../../shared/entities/import.ts';
import { discardPartialExport } from '../files/exports.ts';
import { DEAD_AFTER_MS } from '../jobs/living-jobs.ts';
import { isProcessGone } from '../jobs/process-name.ts';
import { countBrought, NO_COUNTS, readImport, updateImport } from '../store/imports.ts';
import { finishJob, readJob, type RunningJob, runningJobs } from '../store/jobs.ts';
import { endDeadRun } from './consolidation.ts';
import type { Context } from './context.ts';

const ADVICE = {
  import: 'Go on with it, or undo it.',
  export: 'Nothing was written. Start the export again.',
  purge: 'Start it again.',
  bulk: 'What was done until then stays; undo takes all of it back.',
  execute: 'Nothing of it was kept. Give the task again.',
  backup: 'What was begun is gone. Back up again.',
  verify: 'Verify it again.',
  restore: 'The memory is as it was before. Restore again.',
  check: 'Nothing was changed. Start it again.',
  reindex: 'It goes on by itself.',
  embed: 'It goes on by itself.',
  optimize: 'What was done until then stays. Start it again.',
  consolidation: 'It goes on with the next run. What it did can be undone.',
} as const;
const SYSTEM: Caller = { actor: 'person', door: 'script', client: 'mneme' };

/** Marks what a process that died left running as interrupted, so that it can be undone or gone on with. */
export function recoverJobs(context: Context): void {
  for (const job of runningJobs(context.store.read)) {
    if (!isLeftBehind(job, context.now())) continue;
    if (job.kind === 'export' && job.subjectId !== null) discardPartialExport(context.home, job.subjectId);
    const message = `Mneme was stopped before this was done. ${ADVICE[job.kind]}`;
    context.store.writeAside((db) =>
      finishJob(db, job.id, { state: 'interrupted', error: { code: 'unavailable', message } }, context.now()),
    );
    if (job.kind === 'consolidation' && job.subjectId !== null) endDeadRun(context, job.subjectId);
    const importId = job.kind === 'import' ? job.subjectId : null;
    if (importId === null || readImport(context.store.read, importId).status !== 'running') continue;
    const counts = countsOfKilled(context, importId, job.id);
    context.change(SYSTEM, 'imports.interrupted', {}, (transaction) =>
      updateImport(transaction, importId, { status: 'interrupted', counts, finishedAt: context.now() }),
    );
  }
}

function isLeftBehind({ owner, heartbeatAt }: RunningJob, now: number): boolean {
  return heartbeatAt < now - DEAD_AFTER_MS || (owner !== null && isProcessGone(owner));
}

/** What was found was noted with the progress; what is here tells the store, for a cancel may have been under way. */
function countsOfKilled({ store }: Context, importId: string, jobId: string): ImportCounts {
  const noted = { ...NO_COUNTS, ...readJob(store.read, jobId)?.counts };
  const { sessions, messages, knowledge, relations, records } = countBrought(store.read, importId);
  return {
    ...noted,
    addedSessions: sessions,
    addedMessages: messages,
    addedKnowledge: knowledge,
    addedRelations: relations,
    addedRecords: noted.records === 0 ? 0 : records,
  };
}
