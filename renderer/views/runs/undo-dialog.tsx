import { useRef } from 'react';
import type { ConsolidationRun } from '../../../shared/entities/run.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange } from '../../state/queries.ts';
import { countActions, sayCounts, uncapitalized } from './run-words.ts';

/** Says what taking a run back means, before it is done. */
export function UndoDialog({ run, onClose }: { run: ConsolidationRun; onClose: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null);
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
    <Dialog
      open
      title={t('runs.undoTitle')}
      first={cancel}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button ref={cancel} kind="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button kind="primary" disabled={undo.isPending} onClick={() => undo.mutate({ runId: run.id })}>
            {t('runs.undo')}
          </Button>
        </>
      }
    >
      <p>
        {t('runs.undoWhat', { count: countActions(run.counts), did: uncapitalized(sayCounts(run.counts)) })}
      </p>
      <ul className="dashes undo-told">
        <li>{t('runs.undoChangedSince')}</li>
        <li>{t('runs.undoNotAgain')}</li>
        {(run.counts.tend ?? 0) + (run.counts.purge ?? 0) === 0 ? null : <li>{t('runs.undoExcept')}</li>}
      </ul>
    </Dialog>
  );
}
