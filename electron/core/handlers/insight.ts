import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { maintenance } from '../../../shared/contract/maintenance.ts';
import { type MetricPoint, OperationClass } from '../../../shared/entities/metric.ts';
import { summariseDurations } from '../insight/histogram.ts';
import { clearErrors, countErrors, listErrors } from '../store/errors.ts';
import { readSamples, type Sample } from '../store/metrics.ts';
import { toIso } from '../store/table.ts';
import { snoozeAlert } from '../store/alerts.ts';
import { lookForAlerts } from './alerts.ts';
import type { Context } from './context.ts';
import { reportMemories } from './memory-report.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long the stretches of a series may be, and how many there are at most. */
const STEPS = [5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY, 30 * DAY];
const MOST_POINTS = 180;

type Insight = Pick<
  typeof maintenance,
  'metrics' | 'errors' | 'clearErrors' | 'alerts' | 'snoozeAlert' | 'report'
>;

/** What Mneme notes of itself: how quick it is, and what went wrong. */
export const insight: HandlersFor<Insight, Context> = {
  metrics(context, { hours }) {
    context.metrics.flush();
    const now = context.now();
    const step = STEPS.find((each) => (hours * HOUR) / each <= MOST_POINTS) ?? 30 * DAY;
    const first = now - hours * HOUR - ((now - hours * HOUR) % step);
    const samples = readSamples(context.store.read, first, step);
    return {
      since: toIso(first),
      stepMinutes: step / MINUTE,
      durations: durationsOf(samples),
      series: seriesOf(samples, first, step, now),
    };
  },
  errors({ errors, store }, { limit }) {
    errors.flush();
    return { items: listErrors(store.read, limit), total: countErrors(store.read) };
  },
  clearErrors(context, { ids }) {
    context.errors.flush();
    return { cleared: context.aside((db) => clearErrors(db, ids)) };
  },
  alerts(context) {
    const { true: items = [], false: snoozed = [] } = Object.groupBy(lookForAlerts(context), (alert) =>
      alert.snoozedUntil === null ? 'true' : 'false',
    );
    return { items, snoozed };
  },
  snoozeAlert: (context, { kind, until }) => ({
    snoozed: context.aside((db) => snoozeAlert(db, kind, until === null ? null : Date.parse(until))),
  }),
  report: (context, { samples }) => reportMemories(context, samples),
};

function seriesOf(samples: readonly Sample[], first: number, step: number, now: number): MetricPoint[] {
  const byTime = Map.groupBy(samples, ({ at }) => Math.max(at, first));
  const points: MetricPoint[] = [];
  for (let at = first; at <= now; at += step)
    points.push({ at: toIso(at), durations: durationsOf(byTime.get(at) ?? []) });
  return points;
}

function durationsOf(samples: readonly Sample[]): MetricPoint['durations'] {
  const byClass = Map.groupBy(samples, ({ operation }) => operation);
  return Object.fromEntries(
    OperationClass.options.flatMap((operation) => {
      const found = byClass.get(operation);
      return found === undefined ? [] : [[operation, summariseDurations(found)]];
    }),
  );
}
