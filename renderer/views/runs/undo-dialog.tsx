import type { ConsolidationRun } from '../../../shared/entities/run.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange } from '../../state/queries.ts';
import { countActions, sayCounts, uncapitalized } from './run-words.ts';

/** Says what taking a run back means, before it is done. */
export function UndoDialog({ run, onClose }: { run: ConsolidationRun; onClose: () => void }) {
  const undo = useChange('consolidation.undo', {
    onDone: ({ skipped }) => {
      notify({
        kind: 'undone',
        title: t('runs.undone'),
        ...(skipped === 0 ? {} : { detail: t('runs.undoneSkipped', { count: skipped }) }),
      });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('runs.undoTitle')}
      action={t('runs.undo')}
      disabled={undo.isPending}
      onConfirm={() => undo.mutate({ runId: run.id })}
      onClose={onClose}
    >
      <p>
        {t('runs.undoWhat', { count: countActions(run.counts), did: uncapitalized(sayCounts(run.counts)) })}
      </p>
      <ul className="dashes undo-told">
        <li>{t('runs.undoChangedSince')}</li>
        <li>{t('runs.undoNotAgain')}</li>
        {(run.counts.tend ?? 0) + (run.counts.purge ?? 0) === 0 ? null : <li>{t('runs.undoExcept')}</li>}
      </ul>
    </ConfirmDialog>
  );
}
