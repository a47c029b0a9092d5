import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { MemoryType } from '../../../shared/entities/memory.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

type ResetDialogProps = { agent: AgentSummary; onClose: () => void };

/** Says what a reset moves where and what stays, before anything moves. */
export function ResetDialog({ agent, onClose }: ResetDialogProps) {
  const preview = useRead('agents.previewReset', { id: agent.id });
  const notifyUndoable = useNotifyUndoable();
  const reset = useChange('agents.reset', {
    onDone: ({ removed }) => {
      notifyUndoable(t('agents.resetDone', { name: agent.name, count: removed }), 'removed');
      onClose();
    },
  });
  const told = preview.data?.agents[0];
  return (
    <ConfirmDialog
      title={t('agents.resetTitle', { name: agent.name })}
      action={t('agents.resetNow')}
      danger
      disabled={told === undefined || reset.isPending}
      note={t('agents.resetUndo')}
      onConfirm={() => reset.mutate({ id: agent.id })}
      onClose={onClose}
    >
      {preview.error === null ? null : (
        <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
      )}
      {told === undefined ? null : <Told told={told} agent={agent} />}
    </ConfirmDialog>
  );
}

type ToldProps = { told: OutputOf<'agents.previewReset'>['agents'][number]; agent: AgentSummary };

function Told({ told, agent }: ToldProps) {
  const count = Object.values(told.memories).reduce((sum, number) => sum + number, 0);
  const types = MemoryType.options.filter((type) => (told.memories[type] ?? 0) > 0);
  const { sessions, decisions, checkpoints } = agent.counts;
  return (
    <div className="reset-told">
      <p className="semi">{t('agents.resetMoves')}</p>
      <ul className="dashes">
        <li>
          {told.stateBytes === 0
            ? t('agents.resetNoState')
            : t('agents.resetState', { size: formatBytes(told.stateBytes) })}
        </li>
        <li>
          {t('agents.resetMemories', { count })}
          {types.length === 0 ? null : (
            <p className="meta">
              {types.map((type, index) => (
                <span key={type} className={index === 0 ? '' : 'sep'}>
                  {t('agents.resetOfType', {
                    type: t(`agents.memory.${type}`),
                    count: formatNumber(told.memories[type] ?? 0),
                  })}
                </span>
              ))}
            </p>
          )}
          {told.seenByOthers === 0 ? null : (
            <p className="meta">{t('agents.resetSeen', { count: told.seenByOthers })}</p>
          )}
        </li>
      </ul>
      <p className="semi">{t('agents.resetStays')}</p>
      <ul className="dashes">
        <li>{t('agents.resetStaysWhat', { sessions, decisions, checkpoints })}</li>
        <li>{t('agents.resetStaysShared')}</li>
        <li>{t('agents.resetStaysAccess')}</li>
      </ul>
    </div>
  );
}
