import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { Memory } from '../../../shared/entities/memory.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { findDifference } from '../../components/text-difference.ts';
import { formatDate, formatPercent, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';
import { MergeDialog } from './merge-dialog.tsx';

/** Memories that share at least so much of their words are shown as nearly the same. */
const NEARLY_THE_SAME = 0.6;

type NearDuplicateProps = { memory: Memory; onOpen: (id: string) => void };

/** Another memory that says nearly the same: what differs, and the way to make one of both. */
export function NearDuplicate({ memory, onOpen }: NearDuplicateProps) {
  const related = useRead('memories.related', { id: memory.id, limit: 10 }).data?.items ?? [];
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState(false);
  const twin = related.find(
    ({ memory: other, why, score }) =>
      why === 'similar' &&
      score >= NEARLY_THE_SAME &&
      other.supersededBy === null &&
      !dismissed.has(other.id),
  );
  if (twin === undefined) return null;
  const other = twin.memory;
  const difference = findDifference(memory.content, other.content);
  return (
    <section className="notice near-duplicate" aria-label={t('memories.nearlyTheSame')}>
      <Icon of={Copy} />
      <div className="grow">
        <p className="med">
          {t('memories.nearlyTheSame')}
          <span className="t3 tn sep">{t('memories.alike', { share: formatPercent(twin.score) })}</span>
        </p>
        <p className="t2">
          {difference.start}
          {difference.before === '' ? null : <del>{difference.before}</del>}
          {difference.after === '' ? null : <ins>{difference.after}</ins>}
          {difference.end}
        </p>
        <p className="meta tn">
          {t('memories.twin', {
            who: writerName(other.origin),
            when: formatDate(other.createdAt),
            confidence: formatRatio(other.confidence),
          })}
        </p>
        <div className="flex">
          <Button onClick={() => setMerging(true)}>{t('memories.mergeInto')}</Button>
          <Button kind="ghost" onClick={() => onOpen(other.id)}>
            {t('memories.openTwin')}
          </Button>
          <Button kind="ghost" onClick={() => setDismissed(new Set([...dismissed, other.id]))}>
            {t('memories.notTheSame')}
          </Button>
        </div>
      </div>
      {merging ? <MergeDialog canonical={memory} other={other} onClose={() => setMerging(false)} /> : null}
    </section>
  );
}
