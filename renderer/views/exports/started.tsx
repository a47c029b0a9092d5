import { useEffect, useEffectEvent } from 'react';
import type { Job } from '../../../shared/entities/job.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Figures } from '../../components/figures.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { figuresOf } from './counts.ts';
import { ExportReport, type FinishedExport } from './report.tsx';

const POLL_MS = 400;

type StartedExportProps = {
  jobId: string;
  /** It has ended, one way or another. */
  onEnd: () => void;
  onRemove: (one: FinishedExport) => void;
  onClose: () => void;
};

/** An export that was started: how far it is, then what came of it. */
export function StartedExport({ jobId, onEnd, onRemove, onClose }: StartedExportProps) {
  const state = useRead('maintenance.job', { id: jobId }).data?.state ?? 'running';
  const ended = state !== 'running';
  const job = useRead('maintenance.job', { id: jobId }, { refetchEveryMs: !ended && POLL_MS });
  const tellEnd = useEffectEvent(onEnd);
  useEffect(() => {
    if (ended) tellEnd();
  }, [ended]);
  if (job.error !== null) {
    return (
      <ErrorState message={job.error.message} technical={job.error.code} onRetry={() => void job.refetch()} />
    );
  }
  if (job.data === undefined) return null;
  if (!ended) return <Running job={job.data} />;
  return <ExportReport job={job.data} onRemove={onRemove} onClose={onClose} />;
}

function Running({ job }: { job: Job }) {
  const cancel = useChange('maintenance.cancelJob');
  const cancelling = job.cancelRequested || cancel.isPending || cancel.isSuccess;
  const text = cancelling ? t('exports.cancelling') : describe(job);
  const figures = figuresOf(job.counts);
  return (
    <section className="card" aria-label={t('exports.running')}>
      <div className="card-b">
        <h2>{t('exports.running')}</h2>
        <p className="med tn">{text}</p>
        <Progress label={text} share={cancelling ? null : shareOf(job)} />
        {figures.length === 0 ? null : <Figures figures={figures} />}
      </div>
      <div className="card-f">
        <span className="meta grow">{t('exports.runningNote')}</span>
        <Button aria-disabled={cancelling} onClick={() => cancelling || cancel.mutate({ id: job.id })}>
          {t('exports.cancel')}
        </Button>
      </div>
    </section>
  );
}

function shareOf({ done, total }: Job): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}

function describe({ done, total }: Job): string {
  if (done === 0) return t('exports.starting');
  if (total === null) return t('exports.progressOpen', { done: formatNumber(done) });
  return t('exports.progress', { done: formatNumber(done), total: formatNumber(Math.max(total, done)) });
}
