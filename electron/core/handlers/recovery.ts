import type { Caller } from '../../../shared/caller.ts';
import { discardPartialExport } from '../files/exports.ts';
import { readImport, updateImport } from '../store/imports.ts';
import { finishJob, staleJobs } from '../store/jobs.ts';
import type { Context } from './context.ts';

/** A job that gave no sign of life for so long was left behind by a process that died. */
const DEAD_AFTER_MS = 30_000;
const ADVICE = {
  import: 'Import the same file again to go on, or undo it.',
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
    context.change(SYSTEM, 'imports.interrupted', {}, (transaction) =>
      updateImport(transaction, importId, { status: 'interrupted', finishedAt: context.now() }),
    );
  }
}
