import type { Operation } from '../../../shared/contract/define.ts';
import type { OperationClass } from '../../../shared/entities/metric.ts';
import type { WriteDb } from '../store/database.ts';
import { addSamples, rollUpSamples, type Sample, sampleSlot } from '../store/metrics.ts';
import { bucketOf } from './histogram.ts';

/** Counts how long calls take. It is written down now and then, so that a call costs nothing for it. */
export type MetricsRecorder = Readonly<{
  /** Notes a call that was answered. */
  note(call: Readonly<{ name: string; operation: Operation; milliseconds: number; at: number }>): void;
  /** Writes down what is not yet; what cannot be written waits. */
  flush(): void;
}>;

/** How long counts wait in memory, and how often what is old is gathered, in milliseconds. */
const WAIT_MS = 60_000;
const ROLL_UP_MS = 3_600_000;
/** Where nothing can be written for long, further stretches of time are not counted. */
const MOST_WAITING = 5000;

/** What the recorder writes with, and where it says that it could not. */
type World = Readonly<{ aside(work: (db: WriteDb) => void): void; onError(error: unknown): void }>;

/** Makes the recorder of one open memory. */
export function createMetrics({ aside, onError }: World): MetricsRecorder {
  const waiting = new Map<string, Sample>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rolledUpAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const now = Math.max(...[...waiting.values()].map(({ at }) => at));
    const rollsUp = Math.abs(now - rolledUpAt) >= ROLL_UP_MS;
    try {
      aside((db) => {
        addSamples(db, waiting.values());
        if (rollsUp) rollUpSamples(db, now);
      });
      waiting.clear();
      if (rollsUp) rolledUpAt = now;
    } catch (error) {
      onError(error);
    }
  };
  return {
    note({ name, operation, milliseconds, at }) {
      const measured = classOf(name, operation);
      if (measured === null) return;
      const bucket = bucketOf(milliseconds);
      const key = `${sampleSlot(at)} ${measured} ${bucket}`;
      const count = (waiting.get(key)?.count ?? 0) + 1;
      if (count > 1 || waiting.size < MOST_WAITING)
        waiting.set(key, { at: sampleSlot(at), operation: measured, bucket, count });
      timer ??= setTimeout(flush, WAIT_MS).unref();
    },
    flush,
  };
}

/** As what a call is measured; null: not at all, for it is long work, or Mneme looking at itself. */
function classOf(name: string, { kind, lane }: Operation): OperationClass | null {
  if (lane === 'jobs' || name.startsWith('maintenance.')) return null;
  if (name === 'recall.run') return 'recall';
  if (name.endsWith('.search') || name === 'search.run') return 'search';
  return kind === 'command' ? 'write' : 'read';
}
