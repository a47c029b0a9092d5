import type { Durations } from '../../../shared/entities/metric.ts';

/** Classes of duration for each doubling: neighbours lie 9 % apart, so a class tells a duration to about 5 %. */
const PER_DOUBLING = 8;
/** The shortest and the longest that are told apart, in milliseconds. */
const SHORTEST_MS = 0.02;
const LONGEST_MS = 600_000;

/** The class a duration in milliseconds falls in. */
export function bucketOf(milliseconds: number): number {
  const bounded = Math.min(Math.max(milliseconds, SHORTEST_MS), LONGEST_MS);
  return Math.floor(Math.log2(bounded) * PER_DOUBLING);
}

/** The middle of a class, in milliseconds. */
function middleOf(bucket: number): number {
  return 2 ** ((bucket + 0.5) / PER_DOUBLING);
}

/** Median and 95th percentile of durations that were counted by class. */
export function summariseDurations(
  buckets: readonly Readonly<{ bucket: number; count: number }>[],
): Durations {
  const sorted = buckets.toSorted((first, second) => first.bucket - second.bucket);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const at = (share: number): number => {
    let seen = 0;
    for (const { bucket, count } of sorted) {
      seen += count;
      if (seen >= share * total) return rounded(middleOf(bucket));
    }
    return 0;
  };
  return { count: total, p50: at(0.5), p95: at(0.95) };
}

/** Three digits say as much as a class does. */
function rounded(milliseconds: number): number {
  return Number(milliseconds.toPrecision(3));
}
