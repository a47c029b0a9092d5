import { z } from 'zod';
import type { Job } from '../../../shared/entities/job.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../i18n/index.ts';
import { notify, notifyError } from '../../state/notices.ts';
import { useNotifyUndoable, useTellUndo } from '../../state/undo.ts';

const TakenBack = z.object({ operation: z.string(), skipped: z.number() });

/** Gives a function that tells how a large change has ended, with the way to take it back. */
export function useTellLargeChange() {
  const notifyUndoable = useNotifyUndoable();
  const tellUndo = useTellUndo();
  return (job: Job) => {
    if (job.state === 'cancelled') notify({ kind: 'undone', title: t('doing.cancelled') });
    else if (job.state !== 'done')
      notifyError(new AppError(job.error?.code ?? 'internal', job.error?.message ?? t('error.safe')));
    else {
      const taken = TakenBack.safeParse(job.result);
      if (taken.success && job.operation === 'history.redo') tellUndo.redone(taken.data);
      else if (taken.success) tellUndo.undone(taken.data);
      else
        notifyUndoable(describe(job), job.operation?.endsWith('.remove') ? 'removed' : 'done', leftOf(job));
    }
  };
}

function describe({ operation, counts }: Job): string {
  const count = counts['changed'] ?? 0;
  switch (operation) {
    case 'sessions.remove':
      return t('sessions.trashed', { count });
    case 'sessions.updateMany':
      return t('sessions.changedMany', { count });
    case 'knowledge.remove':
      return t('knowledge.trashed', { count });
    case 'knowledge.updateMany':
      return t('knowledge.changedMany', { count });
    case 'tasks.remove':
      return t('tasks.trashed', { count });
    case 'tasks.updateMany':
      return t('tasks.changedMany', { count });
    case 'trash.restore':
      return t('trash.restored', { count });
    default:
      return t('doing.done', { count });
  }
}

/** How many stayed as they were: they were so already, are gone, or another has their place. */
function leftOf({ counts }: Job): string | undefined {
  const count = counts['left'] ?? 0;
  return count === 0 ? undefined : t('doing.left', { count });
}
