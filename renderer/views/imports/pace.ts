import type { Job } from '../../../shared/entities/job.ts';

/** How far a job is, how fast it goes, and how long it will take. */
export type Pace = Readonly<{
  /** From 0 to 1; null where the job cannot tell. */
  share: number | null;
  /** Messages so far. */
  messages: number;
  /** Messages a second; null until that can be told. */
  rate: number | null;
  /** Seconds; null until that can be told. */
  left: number | null;
}>;

/** Before so much time has passed, what is left would be a guess. */
const SETTLED_MS = 1500;

/** Tells the pace of a running import from what it reported last. */
export function paceOf(job: Job, now: number): Pace {
  const elapsed = now - Date.parse(job.createdAt);
  const messages = job.counts['messages'] ?? 0;
  const share = job.total === null || job.total === 0 ? null : Math.min(1, job.done / job.total);
  const settled = elapsed >= SETTLED_MS && messages > 0;
  return {
    share,
    messages,
    rate: settled ? Math.round((messages * 1000) / elapsed) : null,
    left: settled && share !== null && share > 0 ? Math.ceil((elapsed * (1 - share)) / share / 1000) : null,
  };
}
