import { t } from '../../i18n/index.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { useNow } from '../tasks/use-now.ts';

type Status = OutputOf<'consolidation.status'>;

/** When the next run is due, or why none is, and the way to change that. */
export function Schedule() {
  const status = useRead('consolidation.status', {}).data;
  const now = useNow();
  if (status === undefined) return null;
  return (
    <>
      <span className="t2">{saySchedule(status, now)}</span>
      <span className="grow" />
      <a className="link" href="#/settings?group=consolidation">
        {t(status.rules['consolidation.enabled'] ? 'runs.change' : 'runs.turnOn')}
      </a>
    </>
  );
}

/** When the next run is due, in words. */
export function saySchedule(
  { running, nextAt, rules }: Pick<Status, 'running' | 'nextAt' | 'rules'>,
  now: number,
): string {
  if (running !== null) return t('runs.status.running');
  if (!rules['consolidation.enabled']) return t('runs.off');
  const count = rules['consolidation.intervalHours'];
  if (nextAt === null || count === 0) return t('runs.onDemand');
  const every = t('runs.every', { count });
  const at = Date.parse(nextAt);
  if (at <= now) return t('runs.nextDue', { every });
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const when = today
    ? formatTime(nextAt)
    : t('runs.when', { day: formatDate(nextAt, now), time: formatTime(nextAt) });
  return t('runs.next.at', { when, every });
}
