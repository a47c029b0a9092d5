import { Download, FileOutput, Trash2 } from 'lucide-react';
import type { Export } from '../../../shared/entities/export.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatFull, formatNumber, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useSaveExport } from '../../state/save-export.ts';
import { totalOf } from './counts.ts';
import type { useWaitingExports } from './use-export.ts';

type Waiting = ReturnType<typeof useWaitingExports>;

type WaitingListProps = {
  waiting: Waiting;
  /** The export whose report is shown above the list, if any. */
  shownAbove: string | null;
};

/** The finished exports that wait to be saved, newest first. */
export function WaitingList({ waiting, shownAbove }: WaitingListProps) {
  const { items, error } = waiting;
  if (items === undefined) {
    return error === null ? null : (
      <ErrorState message={error.message} technical={error.code} onRetry={() => void waiting.refresh()} />
    );
  }
  const others = items.filter(({ id }) => id !== shownAbove);
  if (others.length === 0) {
    // What is shown above is not nothing.
    if (others.length < items.length) return null;
    return <EmptyState icon={FileOutput} title={t('exports.empty')} detail={t('exports.emptyDetail')} />;
  }
  return (
    <section aria-label={t('exports.list')}>
      <h2 className="sec-h">
        {t('exports.list')}
        <span className="num">{formatNumber(others.length)}</span>
      </h2>
      <ul>
        {others.map((one) => (
          <WaitingLine key={one.id} one={one} waiting={waiting} />
        ))}
      </ul>
    </section>
  );
}

function WaitingLine({ one, waiting }: { one: Export; waiting: Waiting }) {
  const save = useSaveExport();
  return (
    <li className="export-line">
      <div className="export-main">
        <p className="export-name clip">{one.name}</p>
        <p className="meta export-facts">
          <span>{t(`exports.format.${one.format}`)}</span>
          <span className="tn">{formatBytes(one.bytes)}</span>
          <span className="tn">{t('exports.records', { count: totalOf(one.counts) })}</span>
          <span className="tn" title={formatFull(one.createdAt)}>
            {formatRelative(one.createdAt)}
          </span>
          <span className="tn">{t('exports.keptUntil', { when: formatFull(one.removedAt) })}</span>
        </p>
      </div>
      <div className="export-actions" role="group" aria-label={t('exports.actions', { name: one.name })}>
        <Button
          kind="ghost"
          aria-disabled={save.isPending}
          onClick={() => save.isPending || save.mutate(one)}
        >
          <Icon of={Download} />
          {t('exports.save')}
        </Button>
        <Button
          kind="ghost"
          aria-disabled={waiting.removing}
          onClick={() => waiting.removing || waiting.remove(one)}
        >
          <Icon of={Trash2} />
          {t('action.remove')}
        </Button>
      </div>
    </li>
  );
}
