import { describe, expect, it } from 'vitest';
import { bucketOf, summariseDurations } from '../../../../electron/core/insight/histogram.ts';

/** Counts durations by class, as the recorder does. */
function counted(durations: readonly number[]) {
  const buckets = new Map<number, number>();
  for (const each of durations) buckets.set(bucketOf(each), (buckets.get(bucketOf(each)) ?? 0) + 1);
  return [...buckets].map(([bucket, count]) => ({ bucket, count }));
}

describe('durations counted by class', () => {
  it('give the median and the 95th percentile to 5 %', () => {
    const durations = Array.from({ length: 1000 }, (_, index) => 0.1 * 1.01 ** index);
    const { count, p50, p95 } = summariseDurations(counted(durations.toReversed()));
    expect(count).toBe(1000);
    expect(Math.abs(p50 / (durations[499] ?? 0) - 1)).toBeLessThan(0.05);
    expect(Math.abs(p95 / (durations[949] ?? 0) - 1)).toBeLessThan(0.05);
  });

  it('of one call are that call; of none nothing', () => {
    const { p50, p95 } = summariseDurations(counted([40]));
    expect(p50).toBe(p95);
    expect(Math.abs(p50 / 40 - 1)).toBeLessThan(0.05);
    expect(summariseDurations([])).toEqual({ count: 0, p50: 0, p95: 0 });
  });

  it('too short or too long to be told apart count all the same', () => {
    expect(summariseDurations(counted([0, -1, 1e12])).count).toBe(3);
    expect(bucketOf(1e12)).toBe(bucketOf(600_000));
  });
});
