import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange, useRead } from '../../state/queries.ts';

type UndoAllDialogProps = { agent: AgentSummary; onClose: () => void };

/** Says how much an agent wrote, before all of it is taken back as one. */
export function UndoAllDialog({ agent, onClose }: UndoAllDialogProps) {
  const all = { client: agent.name, actor: 'agent' } as const;
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
    <ConfirmDialog
      title={t('agents.undoAllTitle', { name: agent.name })}
      action={t('agents.undoAllNow')}
      danger
      disabled={told === undefined || told.changes === 0 || take.isPending}
      note={t('agents.resetUndo')}
      onConfirm={undo}
      onClose={onClose}
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
    </ConfirmDialog>
  );
}
