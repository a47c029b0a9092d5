import type { Caller } from '../../../shared/caller.ts';
import { discardPartialExport } from '../files/exports.ts';
import { NO_COUNTS, readImport, updateImport } from '../store/imports.ts';
import { finishJob, readJob, staleJobs } from '../store/jobs.ts';
import type { Context } from './context.ts';

/** A job that gave no sign of life for so long was left behind by a process that died. */
const DEAD_AFTER_MS = 30_000;
const ADVICE = {
  import: 'Go on with it, or undo it.',
  export: 'Nothing was written. Start the export again.',
  purge: 'Start it again.',
} as const;
const SYSTEM: Caller = { actor: 'person', door: 'script', client: 'mneme' };

/** Marks what a process that died left running as interrupted, so that it can be undone or gone on with. */
export function recoverJobs(context: Context): void {
  for (const job of staleJobs(context.store.read, context.now() - DEAD_AFTER_MS)) {
    if (job.kind === 'export' && job.subjectId !== null) discardPartialExport(context.home, job.subjectId);
    const message = `Mneme was stopped before this was done. ${ADVICE[job.kind]}`;
    context.store.writeAside((db) =>
      finishJob(db, job.id, { state: 'interrupted', error: { code: 'unavailable', message } }, context.now()),
    );
    const importId = job.kind === 'import' ? job.subjectId : null;
    if (importId === null || readImport(context.store.read, importId).status !== 'running') continue;
    // Its progress was noted in the transactions that wrote what it counts.
    const counts = { ...NO_COUNTS, ...readJob(context.store.read, job.id)?.counts };
    context.change(SYSTEM, 'imports.interrupted', {}, (transaction) =>
      updateImport(transaction, importId, { status: 'interrupted', counts, finishedAt: context.now() }),
    );
  }
}
