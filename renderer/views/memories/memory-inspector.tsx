import { X } from 'lucide-react';
import type { Memory } from '../../../shared/entities/memory.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatDate, formatFull, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { textOfValue } from '../../state/field-save.ts';
import { useChange, useList, useRead } from '../../state/queries.ts';
import { HistorySection, type HistoryFields } from '../record/history-section.tsx';
import { OriginSection } from '../record/origin-section.tsx';
import { SessionLink } from '../record/session-link.tsx';
import { TypeSign } from './marks.tsx';
import { splitContent } from './statement.ts';

type MemoryInspectorProps = { memory: Memory; onOpen: (id: string) => void; onClose: () => void };

/** Why a memory exists, who used it, what it was before, and what has to do with it. */
export function MemoryInspector({ memory, onOpen, onClose }: MemoryInspectorProps) {
  return (
    <aside className="pane pane-inspector" aria-label={t('memories.provenance')}>
      <div className="pane-head">
        <h2 className="grow">{t('memories.provenance')}</h2>
        <IconButton icon={X} label={t('sessions.closeInspector')} onClick={onClose} />
      </div>
      <div className="scroll">
        <Why memory={memory} />
        <UsedBy memory={memory} />
        <HistorySection entity="memory" id={memory.id} fields={useHistoryFields(memory)} />
        <Related memory={memory} onOpen={onOpen} />
      </div>
    </aside>
  );
}

/** The message it comes from; without one, who wrote it. */
function Why({ memory }: { memory: Memory }) {
  const { messageId, sessionId } = memory.origin;
  const message = useRead('messages.get', { id: messageId ?? '' }, { enabled: messageId !== null }).data;
  return (
    <>
      {message === undefined || sessionId === null ? null : (
        <section className="section" aria-label={t('memories.why')}>
          <h3>{t('memories.why')}</h3>
          <p className="quote memory-quote">{message.text}</p>
          <p className="meta">
            <SessionLink id={sessionId} messageId={messageId} />
          </p>
        </section>
      )}
      <OriginSection origin={memory.origin} createdAt={memory.createdAt} updatedAt={memory.updatedAt} />
    </>
  );
}

/** In which sessions agents recalled it. */
function UsedBy({ memory }: { memory: Memory }) {
  const uses = useList('memories.uses', { id: memory.id, limit: 5, withTotal: true });
  return (
    <section className="section" aria-label={t('memories.usedBy')}>
      <h3>
        {t('memories.usedBy')}
        <span className="num">{t('memories.reads', { count: memory.accessCount })}</span>
      </h3>
      {uses.items.length === 0 ? (
        <p className="t3">{t('memories.neverUsedDetail')}</p>
      ) : (
        uses.items.map(({ agentName, sessionId, at }) => (
          <div key={`${at} ${sessionId} ${agentName}`} className="mini">
            <Avatar name={agentName ?? t('writer.agent')} />
            <p className="grow clip">
              {sessionId === null ? (agentName ?? t('writer.agent')) : <SessionLink id={sessionId} />}
            </p>
            <span className="meta tn" title={formatFull(at)}>
              {formatDate(at)}
            </span>
          </div>
        ))
      )}
      {uses.hasMore ? (
        <Button kind="ghost" onClick={() => uses.loadMore()}>
          {t('history.more', { count: formatNumber((uses.total ?? 0) - uses.items.length) })}
        </Button>
      ) : null}
    </section>
  );
}

/** What it replaced or was linked to, and what says something like it. */
function Related({ memory, onOpen }: { memory: Memory; onOpen: (id: string) => void }) {
  const related = useRead('memories.related', { id: memory.id, limit: 10 }).data?.items ?? [];
  if (related.length === 0) return null;
  return (
    <section className="section" aria-label={t('memories.related')}>
      <h3>
        {t('memories.related')}
        <span className="num">{formatNumber(related.length)}</span>
      </h3>
      {related.map(({ memory: other, why }) => (
        <button key={other.id} type="button" className="mini mini-button" onClick={() => onOpen(other.id)}>
          <TypeSign type={other.type} />
          <span className="grow">
            {splitContent(other.content).statement}
            <span className="meta block">{t(`memories.relation.${why}`)}</span>
          </span>
        </button>
      ))}
    </section>
  );
}

function useHistoryFields(memory: Memory): HistoryFields {
  const { mutate } = useChange('memories.update');
  const base = { id: memory.id, expectedUpdatedAt: memory.updatedAt };
  const field = (
    name: 'type' | 'tier' | 'pinned' | 'paused' | 'supersededBy',
    restore?: (value: unknown) => void,
  ) => ({
    name: t(`memories.field.${name}`),
    write: textOfValue,
    current: memory[name],
    restore,
  });
  const editable = (name: 'content' | 'importance' | 'confidence' | 'emotionalValence' | 'tags') => ({
    name: t(`memories.field.${name}`),
    write: textOfValue,
    current: memory[name],
    restore: (value: unknown) => mutate({ ...base, [name]: value }),
  });
  return {
    content: editable('content'),
    importance: editable('importance'),
    confidence: editable('confidence'),
    emotionalValence: editable('emotionalValence'),
    tags: editable('tags'),
    type: field('type'),
    tier: field('tier'),
    pinned: field('pinned'),
    paused: field('paused'),
    supersededBy: field('supersededBy'),
  };
}
