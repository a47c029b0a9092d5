import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX, TriangleAlert, Undo2, X, type LucideIcon } from 'lucide-react';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { BackupResult } from '../../../shared/entities/backup.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t, tell } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import type { BackupWork } from './use-backups.ts';
import { doingOf, shareOf } from './work-words.ts';

const POLL_MS = 400;

type StartedWorkProps = { work: BackupWork; onEnd: () => void; onClose: () => void };

/** Something that is done with a backup: how far it is, then what came of it. */
export function StartedWork({ work, onEnd, onClose }: StartedWorkProps) {
  const state = useRead('maintenance.job', { id: work.jobId }).data?.state ?? 'running';
  const ended = state !== 'running';
  const job = useRead('maintenance.job', { id: work.jobId }, { refetchEveryMs: !ended && POLL_MS });
  const tellEnd = useEffectEvent(onEnd);
  useEffect(() => {
    if (ended) tellEnd();
  }, [ended]);
  if (job.data === undefined) {
    return job.error === null ? null : (
      <ErrorState message={job.error.message} technical={job.error.code} onRetry={() => void job.refetch()} />
    );
  }
  return ended ? (
    <Outcome work={work} job={job.data} onClose={onClose} />
  ) : (
    <Running work={work} job={job.data} />
  );
}

function Running({ work, job }: { work: BackupWork; job: Job }) {
  const cancel = useChange('maintenance.cancelJob');
  const cancelling = job.cancelRequested || cancel.isPending || cancel.isSuccess;
  const doing = doingOf(work.kind, job);
  const text = cancelling ? t('backups.job.cancelling') : t(`backups.job.${doing}`);
  const replacing = doing === 'replacing';
  const restores = work.kind === 'restore' || work.kind === 'merge';
  const note = replacing ? 'replacingNote' : restores ? 'restoreNote' : 'note';
  return (
    <section className="card" aria-label={text}>
      <div className="card-b">
        <p className="med" role="status">
          {text}
        </p>
        <Progress label={text} share={cancelling ? null : shareOf(doing, job)} />
      </div>
      <div className="card-f">
        <span className="meta grow">{t(`backups.job.${note}`)}</span>
        <Button
          aria-disabled={cancelling || replacing}
          onClick={() => cancelling || replacing || cancel.mutate({ id: job.id })}
        >
          {t('action.cancel')}
        </Button>
      </div>
    </section>
  );
}

type OutcomeProps = { work: BackupWork; job: Job; onClose: () => void };

function Outcome({ work, job, onClose }: OutcomeProps) {
  const failure = work.kind === 'merge' ? 'restore' : work.kind;
  if (job.state === 'cancelled') return <Told icon={Undo2} title={t('backups.stopped')} onClose={onClose} />;
  if (job.state !== 'done') {
    return (
      <Told icon={CircleX} tone="bad" title={t(`backups.failed.${failure}`)} onClose={onClose}>
        <p className="t2">{tell(job.error?.message ?? '')}</p>
      </Told>
    );
  }
  if (work.kind === 'merge') return <Merged importId={work.importId} onClose={onClose} />;
  const { data } = BackupResult.safeParse(job.result);
  if (work.kind === 'verify' && data?.backup.state === 'damaged') {
    return (
      <Told icon={TriangleAlert} tone="bad" title={t('backups.damaged.verify')} onClose={onClose}>
        <p className="t2 anywhere">{data.backup.problem}</p>
      </Told>
    );
  }
  return (
    <Told icon={CircleCheck} title={t(`backups.done.${work.kind}`)} onClose={onClose}>
      {work.kind === 'restore' && data !== undefined ? (
        <p className="t2">{t('backups.done.restoreDetail', { when: formatFull(data.backup.createdAt) })}</p>
      ) : null}
    </Told>
  );
}

/** What a merge brought back, with the way to take it back again. */
function Merged({ importId, onClose }: { importId: string | null; onClose: () => void }) {
  const one = useRead('imports.get', { id: importId ?? '' }, { enabled: importId !== null }).data;
  const undo = useChange('imports.undo');
  if (one === undefined || importId === null) return null;
  const { addedSessions, addedMessages, addedKnowledge, addedRelations, addedRecords } = one.counts;
  const count = addedSessions + addedMessages + addedKnowledge + addedRelations + addedRecords;
  if (count === 0)
    return <Told icon={CircleCheck} title={t('backups.done.mergeNothing')} onClose={onClose} />;
  if (one.status === 'undone') return <Told icon={Undo2} title={t('backups.stopped')} onClose={onClose} />;
  return (
    <Told icon={CircleCheck} title={t('backups.done.merge')} onClose={onClose}>
      <p className="t2 tn">{t('backups.done.mergeCounts', { count })}</p>
      <p className="flex notice-actions">
        <Button
          aria-disabled={undo.isPending}
          onClick={() => undo.isPending || undo.mutate({ id: importId })}
        >
          <Icon of={Undo2} />
          {t('backups.undoMerge')}
        </Button>
        <Link className="btn ghost" to="/imports">
          {t('backups.merged')}
        </Link>
      </p>
    </Told>
  );
}

type ToldProps = {
  icon: LucideIcon;
  tone?: 'good' | 'bad';
  title: string;
  onClose: () => void;
  children?: ReactNode;
};

function Told({ icon, tone = 'good', title, onClose, children }: ToldProps) {
  return (
    <section className={`card backup-told ${tone}`} role="status">
      <Icon of={icon} />
      <div className="grow">
        <p className="med">{title}</p>
        {children}
      </div>
      <IconButton icon={X} label={t('action.dismiss')} onClick={onClose} />
    </section>
  );
}
