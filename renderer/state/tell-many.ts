import type { Job } from '../../shared/entities/job.ts';
import { followLargeChange } from './large-changes.ts';
import { useNotifyUndoable } from './undo.ts';

/** Gives a function that tells what a change of many records did: now, or when the job that goes on with it has ended. */
export function useTellMany() {
  const notifyUndoable = useNotifyUndoable();
  return (job: Job | null, title: string, kind: 'done' | 'removed' = 'done') => {
    if (job === null) notifyUndoable(title, kind);
    else followLargeChange(job);
  };
}
