import {
  CircleCheck,
  CircleSlash,
  FolderSync,
  Import as ImportIcon,
  LoaderCircle,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { Import } from '../../../shared/entities/import.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatFull, formatNumber, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { PagedList } from '../../state/queries.ts';
import { Problems } from './problems.tsx';
import { BroughtLinks } from './brought-links.tsx';
import { useFollowing } from './places.ts';
import { canUndo, useImportActions } from './use-import-actions.ts';

const STATUS_ICONS: Readonly<Record<Import['status'], LucideIcon>> = {
  running: LoaderCircle,
  following: FolderSync,
  done: CircleCheck,
  failed: TriangleAlert,
  cancelled: CircleSlash,
  interrupted: TriangleAlert,
  undone: Undo2,
};

type ImportListProps = {
  list: PagedList<Import>;
  onChoose: () => void;
  /** Goes on with an import that stopped on the way. */
  onGoOn: (id: string) => void;
};

/** What was brought in, newest first. */
export function ImportList({ list, onChoose, onGoOn }: ImportListProps) {
  if (list.error !== null && list.items.length === 0) {
    return (
      <ErrorState message={list.error.message} technical={list.error.code} onRetry={() => list.retry()} />
    );
  }
  if (list.loading) return null;
  if (list.items.length === 0) {
    return <EmptyState icon={ImportIcon} title={t('imports.empty')} detail={t('imports.emptyDetail')} />;
  }
  return (
    <section aria-label={t('imports.list')}>
      <h2 className="sec-h">
        {t('imports.list')}
        {list.total === undefined ? null : <span className="num">{formatNumber(list.total)}</span>}
      </h2>
      <ul className="import-list">
        {list.items.map((one) => (
          <ImportLine key={one.id} one={one} onChoose={onChoose} onGoOn={onGoOn} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button kind="ghost" onClick={() => list.loadMore()}>
          {t('imports.more')}
        </Button>
      ) : null}
    </section>
  );
}

type ImportLineProps = Omit<ImportListProps, 'list'> & { one: Import };

function ImportLine({ one, onChoose, onGoOn }: ImportLineProps) {
  const { counts, status } = one;
  const bad = status === 'failed' || status === 'interrupted';
  return (
    <li className="import-line">
      <div className="import-main">
        <p className="import-name">
          <span className="clip">{one.name}</span>
          <span className={bad ? 'import-status bad' : 'import-status'}>
            <Icon of={STATUS_ICONS[status]} size="small" />
            {t(`imports.status.${status}`)}
          </span>
        </p>
        <p className="meta wrap-line">
          {one.format === 'sample' ? null : (
            <>
              <span>{t(`imports.format.${one.format}`)}</span>
              <span className="tn">{formatBytes(one.fileBytes)}</span>
            </>
          )}
          <span className="tn" title={formatFull(one.startedAt)}>
            {formatRelative(one.startedAt)}
          </span>
          {status === 'cancelled' || status === 'running'
            ? null
            : broughtBy(one).map((text) => (
                <span key={text} className="tn">
                  {text}
                </span>
              ))}
        </p>
        <Problems
          summary={t('imports.problemsWere', { count: counts.problems })}
          problems={one.problems}
          count={counts.problems}
        />
      </div>
      <ImportActions one={one} onChoose={onChoose} onGoOn={onGoOn} />
    </li>
  );
}

/** What an import brought, each already written; what a file of this kind does not hold is not spoken of. */
function broughtBy({ counts }: Import): string[] {
  const { addedSessions, addedMessages, addedKnowledge } = counts;
  const talks = counts.sessions > 0 || counts.knowledge === 0;
  return [
    ...(talks ? [t('imports.sessions', { count: addedSessions })] : []),
    ...(talks ? [t('imports.messages', { count: addedMessages })] : []),
    ...(addedKnowledge > 0 || !talks ? [t('imports.factCount', { count: addedKnowledge })] : []),
  ];
}

function ImportActions({ one, onChoose, onGoOn }: ImportLineProps) {
  const actions = useImportActions();
  const following = useFollowing();
  const stopped = one.status === 'failed' || one.status === 'interrupted' || one.status === 'cancelled';
  return (
    <div className="import-actions" role="group" aria-label={t('imports.actions', { name: one.name })}>
      {canUndo(one) ? (
        <>
          <BroughtLinks one={one} className="btn ghost" />
          <Button kind="ghost" aria-disabled={actions.busy} onClick={() => actions.undo(one)}>
            {t('imports.undo')}
          </Button>
        </>
      ) : null}
      {one.status === 'undone' ? (
        <Button kind="ghost" aria-disabled={actions.busy} onClick={() => actions.restore(one)}>
          {t('imports.restore')}
        </Button>
      ) : null}
      {one.status === 'following' ? (
        <Button kind="ghost" onClick={() => following.stop(one)}>
          {t('imports.stopFollowing')}
        </Button>
      ) : null}
      {one.resumable ? <Button onClick={() => onGoOn(one.id)}>{t('imports.goOn')}</Button> : null}
      {stopped && !one.resumable ? (
        <Button kind="ghost" onClick={onChoose}>
          {t('imports.again')}
        </Button>
      ) : null}
    </div>
  );
}
