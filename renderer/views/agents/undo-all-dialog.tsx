import { useRef } from 'react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange, useRead } from '../../state/queries.ts';

type UndoAllDialogProps = { agent: AgentSummary; onClose: () => void };

/** Says how much an agent wrote, before all of it is taken back as one. */
export function UndoAllDialog({ agent, onClose }: UndoAllDialogProps) {
  const all = { client: agent.name, actor: 'agent' } as const;
  const cancel = useRef<HTMLButtonElement>(null);
  const take = useChange('history.undoActor');
  const preview = useRead('agents.written', { id: agent.id }, { askAnew: true });
  const redo = useChange('history.undo');
  const undo = () =>
    take.mutate(all, {
      onSuccess: ({ result, change }) => {
        notify({
          kind: 'removed',
          title: t('agents.undoAllDone', { name: agent.name, count: result.restored.length }),
          ...(change === null
            ? {}
            : { action: { label: t('action.undo'), run: () => redo.mutate({ tx: change }) } }),
        });
        onClose();
      },
    });
  const told = preview.data;
  return (
    <Dialog
      open
      title={t('agents.undoAllTitle', { name: agent.name })}
      first={cancel}
      onClose={onClose}
      footer={
        <>
          <span className="grow t2">{t('agents.resetUndo')}</span>
          <Button ref={cancel} kind="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            kind="danger"
            disabled={told === undefined || told.changes === 0 || take.isPending}
            onClick={undo}
          >
            {t('agents.undoAllNow')}
          </Button>
        </>
      }
    >
      {preview.error === null ? null : (
        <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
      )}
      {told === undefined ? null : (
        <div className="reset-told">
          <p>{t('agents.undoAllWhat', { count: told.changes })}</p>
          <p className="t2">{t('agents.undoAllStays')}</p>
        </div>
      )}
    </Dialog>
  );
}
