import { Braces, Ellipsis, Milestone, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import type { AgentState } from '../../../shared/entities/agent-state.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { JsonTree } from '../../components/json-tree.tsx';
import { Menu } from '../../components/menu.tsx';
import { formatBytes, formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useReopened } from '../../state/drafts.ts';
import { useChange, useList, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { checkpointName } from './checkpoint-name.ts';
import { Differences } from './differences.tsx';
import { StateEditor } from './state-editor.tsx';
import { newCheckpoint, TakeCheckpoint } from './take-checkpoint.tsx';
import { stateForm } from './use-state-draft.ts';

/** What an agent works with at present, how that differs from the last checkpoint, and changing it. */
export function StateTab({ agent }: { agent: AgentSummary }) {
  const [editing, setEditing] = useState(false);
  const [taking, setTaking] = useState(false);
  useReopened(stateForm(agent.id), () => setEditing(true));
  useReopened(newCheckpoint(agent.id), () => setTaking(true));
  const read = useRead('agentState.get', { agentId: agent.id });
  useCommand('edit', { label: t('agents.editState'), when: !editing, run: () => setEditing(true) });
  useCommand('takeCheckpoint', { run: () => setTaking(true) });
  if (read.error !== null)
    return <ErrorState message={read.error.message} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return null;
  const { state } = read.data;
  return (
    <>
      {editing ? (
        <StateEditor agentId={agent.id} state={state} onEnd={() => setEditing(false)} />
      ) : state === null ? (
        <EmptyState icon={Braces} title={t('agents.noState')} detail={t('agents.noStateDetail')}>
          <Button onClick={() => setEditing(true)}>{t('agents.writeState')}</Button>
        </EmptyState>
      ) : (
        <Present state={state} onEdit={() => setEditing(true)} onCheckpoint={() => setTaking(true)} />
      )}
      <SinceCheckpoint agentId={agent.id} />
      {taking ? <TakeCheckpoint agentId={agent.id} onClose={() => setTaking(false)} /> : null}
    </>
  );
}

type PresentProps = { state: AgentState; onEdit: () => void; onCheckpoint: () => void };

function Present({ state, onEdit, onCheckpoint }: PresentProps) {
  const shortcutOf = useShortcuts();
  const notifyUndoable = useNotifyUndoable();
  const remove = useChange('agentState.remove', {
    onDone: () => notifyUndoable(t('agents.stateRemoved'), 'removed'),
  });
  return (
    <section className="agent-section" aria-label={t('agents.state')}>
      <div className="sec-h">
        <h3>{t('agents.state')}</h3>
        <span className="meta grow" title={formatFull(state.updatedAt)}>
          {t('agents.stateOf', { when: formatRelative(state.updatedAt), size: formatBytes(state.bytes) })}
        </span>
        <Button shortcut={shortcutOf('takeCheckpoint')} onClick={onCheckpoint}>
          <Icon of={Milestone} />
          {t('agents.takeCheckpoint')}
        </Button>
        <Button shortcut={shortcutOf('edit')} onClick={onEdit}>
          <Icon of={PencilLine} />
          {t('agents.editState')}
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
          items={[
            {
              label: t('agents.removeState'),
              icon: Trash2,
              danger: true,
              run: () => remove.mutate({ agentId: state.agentId }),
            },
          ]}
        />
      </div>
      <JsonTree key={state.updatedAt} value={state.state} label={t('agents.state')} />
    </section>
  );
}

/** What is different from the checkpoint that was taken last. */
function SinceCheckpoint({ agentId }: { agentId: string }) {
  const last = useList('checkpoints.list', { agentId, limit: 1 }).items[0];
  if (last === undefined) return null;
  return (
    <section className="agent-section">
      <div className="sec-h">
        <h3 className="anywhere">
          {t('agents.sinceCheckpoint', { label: checkpointName(last), when: formatRelative(last.createdAt) })}
        </h3>
      </div>
      <Differences from={last.id} />
    </section>
  );
}
