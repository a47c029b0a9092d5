import type { Job } from '../../../shared/entities/job.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatDuration, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { paceOf } from './pace.ts';
import { ImportReport } from './report.tsx';

const POLL_MS = 400;

type StartedImportProps = {
  jobId: string;
  /** How many messages the preview counted; null where another window looked into the file. */
  messages: number | null;
  onAgain: () => void;
  onClose: () => void;
};

/** An import that was started: how far it is, then what it did. */
export function StartedImport({ jobId, messages, onAgain, onClose }: StartedImportProps) {
  const ended = useRead('maintenance.job', { id: jobId }).data?.state ?? 'running';
  const job = useRead('maintenance.job', { id: jobId }, { refetchEveryMs: ended === 'running' && POLL_MS });
  if (job.error !== null) {
    return (
      <ErrorState message={job.error.message} technical={job.error.code} onRetry={() => void job.refetch()} />
    );
  }
  if (job.data === undefined) return null;
  if (job.data.state === 'running')
    return <Running job={job.data} seenAt={job.dataUpdatedAt} messages={messages} />;
  return <ImportReport job={job.data} onAgain={onAgain} onClose={onClose} />;
}

type RunningProps = { job: Job; seenAt: number; messages: number | null };

function Running({ job, seenAt, messages }: RunningProps) {
  const one = useRead('imports.get', { id: job.subjectId ?? '' }, { enabled: job.subjectId !== null }).data;
  const cancel = useChange('maintenance.cancelJob');
  const cancelling = job.cancelRequested || cancel.isPending || cancel.isSuccess;
  const pace = paceOf(job, seenAt);
  const text = cancelling ? t('imports.cancelling') : describe(pace.messages, messages);
  const speed = [
    ...(pace.rate === null ? [] : [t('imports.rate', { rate: formatNumber(pace.rate) })]),
    ...(pace.left === null ? [] : [t('imports.left', { time: formatDuration(pace.left) })]),
  ];
  return (
    <section className="card" aria-label={one?.name ?? t('imports.status.running')}>
      <div className="card-b">
        <h2 className="clip">{one?.name ?? ''}</h2>
        <p className="flex">
          <span className="grow med tn">{text}</span>
          {cancelling ? null : <span className="meta tn">{speed.join(', ')}</span>}
        </p>
        <Progress label={text} share={cancelling ? null : pace.share} />
      </div>
      <div className="card-f">
        <span className="meta grow">{t('imports.cancelNote')}</span>
        <Button aria-disabled={cancelling} onClick={() => cancelling || cancel.mutate({ id: job.id })}>
          {t('imports.cancel')}
        </Button>
      </div>
    </section>
  );
}

function describe(done: number, total: number | null): string {
  if (done === 0) return t('imports.starting');
  if (total === null) return t('imports.progressOpen', { done: formatNumber(done) });
  return t('imports.progress', { done: formatNumber(done), total: formatNumber(Math.max(total, done)) });
}
