import { CopyPlus, Ellipsis, Milestone, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import type { Checkpoint } from '../../../shared/entities/agent-state.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { formatBytes, formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useReopened } from '../../state/drafts.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { writerName } from '../../state/writer.ts';
import { checkpointName } from './checkpoint-name.ts';
import { compareWith, inOrder } from './compared.ts';
import { Differences } from './differences.tsx';
import { RestoreAsNew } from './restore-as-new.tsx';
import { newCheckpoint, TakeCheckpoint } from './take-checkpoint.tsx';

type CheckpointsTabProps = { agent: AgentSummary; onOpenAgent: (id: string) => void };

/** The states that were set aside, newest first: to be compared, and brought back. */
export function CheckpointsTab({ agent, onOpenAgent }: CheckpointsTabProps) {
  const list = useList('checkpoints.list', { agentId: agent.id, limit: 50 });
  const shortcutOf = useShortcuts();
  const [taking, setTaking] = useState(false);
  useReopened(newCheckpoint(agent.id), () => setTaking(true));
  const [copied, setCopied] = useState<Checkpoint | null>(null);
  const [compared, setCompared] = useState<readonly string[]>([]);
  useCommand('takeCheckpoint', { run: () => setTaking(true) });
  if (list.error !== null) return <ErrorState message={list.error.message} onRetry={() => list.retry()} />;
  if (list.loading) return null;
  const take = (
    <Button shortcut={shortcutOf('takeCheckpoint')} onClick={() => setTaking(true)}>
      <Icon of={Milestone} />
      {t('agents.takeCheckpoint')}
    </Button>
  );
  return (
    <>
      {list.items.length === 0 ? (
        <EmptyState
          icon={Milestone}
          title={t('agents.noCheckpoints')}
          detail={t('agents.noCheckpointsDetail')}
        >
          {take}
        </EmptyState>
      ) : (
        <div className="agent-section checkpoints">
          <div className="sec-h">
            <p className="meta grow">{t('agents.compareHint')}</p>
            {take}
          </div>
          <Compared chosen={inOrder(list.items, compared)} />
          <ol className="rail">
            {list.items.map((checkpoint) => (
              <CheckpointItem
                key={checkpoint.id}
                checkpoint={checkpoint}
                compared={compared.includes(checkpoint.id)}
                onCompare={() => setCompared(compareWith(compared, checkpoint.id))}
                onCopy={() => setCopied(checkpoint)}
              />
            ))}
          </ol>
          {list.hasMore ? (
            <Button kind="ghost" onClick={() => list.loadMore()}>
              {t('agents.showMore')}
            </Button>
          ) : null}
        </div>
      )}
      {taking ? <TakeCheckpoint agentId={agent.id} onClose={() => setTaking(false)} /> : null}
      {copied === null ? null : (
        <RestoreAsNew
          checkpoint={copied}
          agentName={agent.name}
          onDone={onOpenAgent}
          onClose={() => setCopied(null)}
        />
      )}
    </>
  );
}

/** Where the chosen checkpoint differs from the present, or the older of two from the newer. */
function Compared({ chosen: [from, to] }: { chosen: readonly Checkpoint[] }) {
  if (from === undefined) return null;
  const names = {
    from: checkpointName(from),
    to: to === undefined ? t('agents.present') : checkpointName(to),
  };
  return (
    <section className="card compared" aria-label={t('agents.compare')} aria-live="polite">
      <div className="card-b">
        <h3 className="anywhere">{t('agents.compared', names)}</h3>
        <Differences from={from.id} to={to?.id} />
      </div>
    </section>
  );
}

type CheckpointItemProps = {
  checkpoint: Checkpoint;
  compared: boolean;
  onCompare: () => void;
  onCopy: () => void;
};

function CheckpointItem({ checkpoint, compared, onCompare, onCopy }: CheckpointItemProps) {
  const notifyUndoable = useNotifyUndoable();
  const restore = useChange('checkpoints.restore', { onDone: () => notifyUndoable(t('agents.restored')) });
  const remove = useChange('checkpoints.remove', {
    onDone: () => notifyUndoable(t('agents.checkpointRemoved'), 'removed'),
  });
  const { id, createdAt, bytes, origin } = checkpoint;
  const label = checkpointName(checkpoint);
  return (
    <li className={compared ? 'now' : ''} data-checkpoint={id}>
      <div className="checkpoint">
        <div className="grow">
          <p className="med anywhere">{label}</p>
          <p className="meta" title={formatFull(createdAt)}>
            {formatRelative(createdAt)}
            <span className="sep">{bytes === 0 ? t('agents.emptyCheckpoint') : formatBytes(bytes)}</span>
            <span className="sep">{writerName(origin)}</span>
          </p>
        </div>
        <Button aria-pressed={compared} kind={compared ? 'primary' : 'plain'} onClick={onCompare}>
          {t('agents.compare')}
        </Button>
        <Button
          aria-label={t('agents.restoreNamed', { label })}
          disabled={restore.isPending}
          onClick={() => restore.mutate({ id })}
        >
          <Icon of={RotateCcw} />
          {t('agents.restore')}
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('agents.checkpointActions', { label })} />}
          items={[
            { label: t('agents.restoreAsNew'), icon: CopyPlus, run: onCopy },
            {
              label: t('agents.removeCheckpoint'),
              icon: Trash2,
              danger: true,
              separated: true,
              run: () => remove.mutate({ ids: [id] }),
            },
          ]}
        />
      </div>
    </li>
  );
}
