import type { OperationClass } from '../../../shared/entities/metric.ts';
import type { ReadDb, WriteDb } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How finely calls are counted, and for how long, in milliseconds: what is older goes into the next, and at last away. */
const SPANS = [
  { span: 5 * MINUTE, kept: 2 * DAY },
  { span: HOUR, kept: 60 * DAY },
  { span: DAY, kept: 3 * 365 * DAY },
] as const;

/** How many calls of a class fell into a class of duration. `at` in milliseconds since 1970. */
export type Sample = Readonly<{ at: number; operation: OperationClass; bucket: number; count: number }>;

/** The beginning of the finest stretch of time a moment lies in: calls are counted by these. */
export function sampleSlot(at: number): number {
  return at - (at % SPANS[0].span);
}

/** Adds to what was counted, by this process or another one. */
export function addSamples(db: WriteDb, samples: Iterable<Sample>): void {
  for (const { at, operation, bucket, count } of samples) {
    db.run(
      `INSERT INTO metric_samples (span, slot, operation, bucket, count) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count`,
      SPANS[0].span,
      sampleSlot(at),
      operation,
      bucket,
      count,
    );
  }
}

/** Lets what is older be kept less finely, and forgets what is oldest. */
export function rollUpSamples(db: WriteDb, now: number): void {
  for (const [index, { span, kept }] of SPANS.entries()) {
    const coarser = SPANS[index + 1]?.span;
    // Whole stretches of the coarser kind only, so that none is begun twice.
    const before = coarser === undefined ? now - kept : now - kept - ((now - kept) % coarser);
    if (coarser !== undefined) {
      db.run(
        `INSERT INTO metric_samples (span, slot, operation, bucket, count)
         SELECT @coarser, slot - slot % @coarser, operation, bucket, sum(count) FROM metric_samples
         WHERE span = @span AND slot < @before GROUP BY 2, 3, 4
         ON CONFLICT DO UPDATE SET count = count + excluded.count`,
        { coarser, span, before },
      );
    }
    db.run('DELETE FROM metric_samples WHERE span = ? AND slot < ?', span, before);
  }
}

/** What was counted since a moment, gathered into stretches of `step` milliseconds; `at` is where a stretch begins. */
export function readSamples(db: ReadDb, since: number, step: number): Sample[] {
  return db.all<Sample>(
    `SELECT slot - slot % @step AS at, operation, bucket, sum(count) AS count FROM metric_samples
     WHERE slot + span > @since GROUP BY 1, 2, 3 ORDER BY 1`,
    { since, step },
  );
}
