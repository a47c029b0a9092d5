import { Brain, Share2 } from 'lucide-react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { shareWith } from './sharing.ts';

const NAMED = 60;

type MemoriesTabProps = { agent: AgentSummary; others: readonly AgentSummary[] };

/** What an agent remembers of its own, and who else sees it. */
export function MemoriesTab({ agent, others }: MemoriesTabProps) {
  const list = useList('agents.memory', { id: agent.id, limit: 50 });
  if (list.error !== null) return <ErrorState message={list.error.message} onRetry={() => list.retry()} />;
  if (list.loading) return null;
  if (list.items.length === 0)
    return <EmptyState icon={Brain} title={t('agents.noMemories')} detail={t('agents.noMemoriesDetail')} />;
  return (
    <div className="agent-section">
      <ul className="decisions">
        {list.items.map((memory) => (
          <MemoryItem key={memory.id} memory={memory} others={others} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button kind="ghost" onClick={() => list.loadMore()}>
          {t('agents.showMore')}
        </Button>
      ) : null}
    </div>
  );
}

function MemoryItem({ memory, others }: { memory: Memory; others: readonly AgentSummary[] }) {
  const notifyUndoable = useNotifyUndoable();
  const share = useChange('agents.share', { onDone: () => notifyUndoable(t('agents.shared')) });
  const { id, content, type, sharedWith, createdAt, held } = memory;
  const items: MenuItem[] = [
    { label: t('agents.shareAll'), run: () => share.mutate({ memoryId: id, with: 'all' }) },
    ...others.map((other, index) => ({
      label: t('agents.shareWith', { name: other.name }),
      checked: sharedWith.includes(other.id),
      separated: index === 0,
      run: () => share.mutate({ memoryId: id, with: shareWith(sharedWith, other.id) }),
    })),
  ];
  return (
    <li className="decision">
      <div className="decision-head">
        <a className="link memory-link grow" href={`#/memories?memory=${id}`}>
          {content}
        </a>
        <Menu
          trigger={
            <IconButton icon={Share2} label={t('agents.shareOf', { text: content.slice(0, NAMED) })} />
          }
          items={items}
        />
      </div>
      <p className="meta decision-meta">
        <span>{t(`agents.memory.${type}`)}</span>
        <span className="sep" title={formatFull(createdAt)}>
          {formatRelative(createdAt)}
        </span>
        {sharedWith.length === 0 ? null : (
          <span className="sep">{t('agents.seenBy', { count: sharedWith.length })}</span>
        )}
        {held ? <span className="sep">{t('agents.held')}</span> : null}
      </p>
    </li>
  );
}
