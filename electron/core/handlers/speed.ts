import type { Durations, OperationClass } from '../../../shared/entities/metric.ts';
import type { Settings } from '../../../shared/entities/settings.ts';
import { summariseDurations } from '../insight/histogram.ts';
import { readSamples } from '../store/metrics.ts';
import type { Context } from './context.ts';
import { currentSettings } from './settings.ts';

const DAY = 86_400_000;
/** Fewer calls than this say little. */
const TELLING_CALLS = 20;

const THRESHOLDS = { recall: 'alerts.recallMs', search: 'alerts.searchMs', write: 'alerts.writeMs' } as const;
export type TimedClass = keyof typeof THRESHOLDS;

/** How long the calls of each class took within a day, where there were enough to say so. */
export function measuredSpeed({ store, metrics, now }: Context): Partial<Record<OperationClass, Durations>> {
  metrics.flush();
  const byClass = Map.groupBy(readSamples(store.read, now() - DAY, DAY), ({ operation }) => operation);
  const told = [...byClass].map(([operation, samples]) => [operation, summariseDurations(samples)] as const);
  return Object.fromEntries(told.filter(([, { count }]) => count >= TELLING_CALLS));
}

/** The classes that are slower than the person wants them, and whether enough was measured to say so. */
export function slowest(context: Context): {
  slow: { operation: TimedClass; p95: number; threshold: number }[];
  known: boolean;
} {
  const measured = measuredSpeed(context);
  const { values } = currentSettings(context);
  const timed = Object.keys(THRESHOLDS) as TimedClass[]; // the object's keys are the classes
  const slow = timed.flatMap((operation) => {
    const threshold = thresholdOf(values, operation);
    const p95 = measured[operation]?.p95 ?? 0;
    return threshold > 0 && p95 > threshold ? [{ operation, p95, threshold }] : [];
  });
  return { slow, known: timed.some((operation) => measured[operation] !== undefined) };
}

function thresholdOf(values: Settings, operation: TimedClass): number {
  return values[THRESHOLDS[operation]];
}
