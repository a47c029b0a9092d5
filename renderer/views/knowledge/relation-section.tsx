import { ArrowLeft, ArrowRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import type { FactRelation } from '../../../shared/entities/relation.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useReopened } from '../../state/drafts.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { newRelation, RelateDialog } from './relate-dialog.tsx';

type RelationSectionProps = { fact: Knowledge; onOpen: (id: string) => void };

/** The facts this one is related to, in both directions. */
export function RelationSection({ fact, onOpen }: RelationSectionProps) {
  const list = useList('knowledge.relations', { id: fact.id, limit: 50, withTotal: true });
  const [relating, setRelating] = useState(false);
  useReopened(newRelation(fact.id), () => setRelating(true));
  const notifyUndoable = useNotifyUndoable();
  const unrelate = useChange('knowledge.unrelate', {
    onDone: ({ removed }) => notifyUndoable(t('relations.removed', { count: removed }), 'removed'),
  });
  return (
    <section className="section" aria-label={t('relations.title')}>
      <h3>
        {t('relations.title')}
        <span className="num">{list.total === undefined ? '' : formatNumber(list.total)}</span>
        <IconButton icon={Plus} label={t('relations.add')} onClick={() => setRelating(true)} />
      </h3>
      {list.error === null ? null : <ErrorState message={list.error.message} onRetry={() => list.retry()} />}
      {list.total === 0 ? <p className="meta">{t('relations.none')}</p> : null}
      <ul className="relations">
        {list.items.map((relation) => (
          <RelationRow
            key={relation.id}
            relation={relation}
            onOpen={() => onOpen(relation.fact.id)}
            onRemove={() => unrelate.mutate({ ids: [relation.id] })}
          />
        ))}
      </ul>
      {list.hasMore ? (
        <Button kind="ghost" onClick={() => list.loadMore()}>
          {t('relations.more', { count: formatNumber((list.total ?? 0) - list.items.length) })}
        </Button>
      ) : null}
      {relating ? <RelateDialog fact={fact} onClose={() => setRelating(false)} /> : null}
    </section>
  );
}

type RelationRowProps = { relation: FactRelation; onOpen: () => void; onRemove: () => void };

/** What it is, and the fact at its other end; one that leads here is read from that fact on. */
function RelationRow({ relation: { direction, type, fact }, onOpen, onRemove }: RelationRowProps) {
  const name = (
    <button type="button" className="link clip" title={fact.category} onClick={onOpen}>
      {fact.key}
    </button>
  );
  const words = <span className="t2 relation-type">{type}</span>;
  return (
    <li>
      <span className="t3" title={t(`relations.${direction}`)}>
        <Icon of={direction === 'out' ? ArrowRight : ArrowLeft} size="small" />
        <span className="sr">{t(`relations.${direction}`)}</span>
      </span>
      <span className="relation-words">
        {direction === 'out' ? words : name}
        {direction === 'out' ? name : words}
      </span>
      <IconButton
        icon={X}
        iconSize="small"
        label={t('relations.remove', { type, key: fact.key })}
        onClick={onRemove}
      />
    </li>
  );
}
