import { useEffect, useEffectEvent } from 'react';
import type { Job } from '../../../shared/entities/job.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { forgetLargeChange, useOwnLargeChanges } from '../../state/large-changes.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useTellLargeChange } from './use-tell-large-change.ts';

const POLL_MS = 300;

/** How far every large change is, this window's and those of others, with the way to cancel it. */
export function LargeChanges() {
  const own = useOwnLargeChanges();
  const running = useRead('maintenance.jobs', { states: ['running'], limit: 20 }).data?.items ?? [];
  const others = running.filter(({ id, kind }) => kind === 'bulk' && !own.includes(id));
  const ids = [...own, ...others.map(({ id }) => id)];
  if (ids.length === 0) return null;
  return (
    <div className="large-changes">
      {ids.map((id) => (
        <LargeChange key={id} id={id} own={own.includes(id)} />
      ))}
    </div>
  );
}

function LargeChange({ id, own }: { id: string; own: boolean }) {
  const state = useRead('maintenance.job', { id }).data?.state ?? 'running';
  const ended = state !== 'running';
  const job = useRead('maintenance.job', { id }, { refetchEveryMs: !ended && POLL_MS }).data;
  const tell = useTellLargeChange();
  const tellEnd = useEffectEvent(() => {
    if (!own || job === undefined) return;
    tell(job);
    forgetLargeChange(id);
  });
  useEffect(() => {
    if (ended) tellEnd();
  }, [ended]);
  return job === undefined || ended ? null : <Running job={job} />;
}

function Running({ job }: { job: Job }) {
  const cancel = useChange('maintenance.cancelJob');
  const cancelling = job.cancelRequested || cancel.isPending || cancel.isSuccess;
  const doing = translateName(`doing.${job.operation ?? ''}`, t('doing.other'));
  const total = job.total ?? 0;
  return (
    <section className="large-change" aria-label={doing}>
      <span className="clip">{cancelling ? t('doing.takingBack') : doing}</span>
      <Progress label={doing} share={cancelling || total === 0 ? null : Math.min(1, job.done / total)} />
      <span className="tn t2">
        {t('common.countOf', { count: formatNumber(job.done), total: formatNumber(total) })}
      </span>
      <Button
        kind="ghost"
        title={t('doing.cancelHint')}
        aria-disabled={cancelling}
        onClick={() => cancelling || cancel.mutate({ id: job.id })}
      >
        {t('action.cancel')}
      </Button>
    </section>
  );
}
