import type { Job } from '../../../shared/entities/job.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { formatDuration, formatFull, formatPercent, formatRelative } from '../../i18n/format.ts';
import { t, tell } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

const SHOWN = 10;
const POLL_MS = 1000;

/** What ran in the background, newest first. */
export function RecentJobs() {
  const seen = useRead('maintenance.jobs', { limit: SHOWN }).data?.items ?? [];
  const running = seen.some(({ state }) => state === 'running');
  const jobs = useRead('maintenance.jobs', { limit: SHOWN }, { refetchEveryMs: running && POLL_MS });
  if (jobs.error !== null) {
    return <ErrorState message={jobs.error.message} technical={jobs.error.code} />;
  }
  if (jobs.data === undefined) return null;
  if (jobs.data.items.length === 0) return <p className="t2">{t('settings.jobs.empty')}</p>;
  return (
    <ul className="checks">
      {jobs.data.items.map((job) => (
        <li key={job.id} className="job-line">
          <span className="med">{t(`settings.jobs.kind.${job.kind}`)}</span>
          <span className={job.state === 'failed' ? 'job-state bad' : 'job-state'}>{stateOf(job)}</span>
          <span className="grow t2 tn">{amountOf(job)}</span>
          <span className="meta tn" title={formatFull(job.createdAt)}>
            {formatRelative(job.createdAt)}
          </span>
          {job.error === null ? null : <p className="t2 job-error">{tell(job.error.message)}</p>}
        </li>
      ))}
    </ul>
  );
}

function stateOf(job: Job): string {
  const state = t(`settings.jobs.state.${job.state}`);
  if (job.state !== 'running' || !job.total) return state;
  return `${state} · ${formatPercent(job.done / job.total)}`;
}

function amountOf({ counts, createdAt, finishedAt }: Job): string {
  const messages = counts['messages'];
  const took =
    finishedAt === null
      ? []
      : [
          t('settings.jobs.took', {
            time: formatDuration((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000),
          }),
        ];
  const vectors = counts['vectors'];
  const amount = [
    ...(messages === undefined ? [] : [t('settings.jobs.messages', { count: messages })]),
    ...(vectors === undefined ? [] : [t('settings.jobs.vectors', { count: vectors })]),
  ];
  return [...amount, ...took].join(' ');
}
