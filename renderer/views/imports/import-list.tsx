import {
  CircleCheck,
  CircleSlash,
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
import { sessionsAddress } from './report.tsx';
import { canUndo, useImportActions } from './use-import-actions.ts';

const STATUS_ICONS: Readonly<Record<Import['status'], LucideIcon>> = {
  running: LoaderCircle,
  following: LoaderCircle,
  done: CircleCheck,
  failed: TriangleAlert,
  cancelled: CircleSlash,
  interrupted: TriangleAlert,
  undone: Undo2,
};

type ImportListProps = { list: PagedList<Import>; onChoose: () => void };

/** What was brought in, newest first. */
export function ImportList({ list, onChoose }: ImportListProps) {
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
          <ImportLine key={one.id} one={one} onChoose={onChoose} />
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

function ImportLine({ one, onChoose }: { one: Import; onChoose: () => void }) {
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
          <span>{t(`imports.format.${one.format}`)}</span>
          <span className="tn">{formatBytes(one.fileBytes)}</span>
          <span className="tn" title={formatFull(one.startedAt)}>
            {formatRelative(one.startedAt)}
          </span>
          {status === 'cancelled' || status === 'running' ? null : (
            <>
              <span className="tn">{t('imports.sessions', { count: counts.addedSessions })}</span>
              <span className="tn">{t('imports.messages', { count: counts.addedMessages })}</span>
            </>
          )}
        </p>
        <Problems
          summary={t('imports.problemsWere', { count: counts.problems })}
          problems={one.problems}
          count={counts.problems}
        />
      </div>
      <ImportActions one={one} onChoose={onChoose} />
    </li>
  );
}

function ImportActions({ one, onChoose }: { one: Import; onChoose: () => void }) {
  const actions = useImportActions();
  const again = one.status === 'failed' || one.status === 'interrupted' || one.status === 'cancelled';
  return (
    <div className="import-actions" role="group" aria-label={t('imports.actions', { name: one.name })}>
      {canUndo(one) ? (
        <>
          <a className="btn ghost" href={sessionsAddress(one)}>
            {t('imports.showSessions')}
          </a>
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
      {again ? (
        <Button kind="ghost" onClick={onChoose}>
          {t('imports.again')}
        </Button>
      ) : null}
    </div>
  );
}
