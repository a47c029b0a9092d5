import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from '../../../shared/entities/job.ts';
import type { ReadDb } from '../store/database.ts';
import { type RunningJob, runningJobs } from '../store/jobs.ts';

/** A job that gave no sign of life for so long was left behind, even if a process of that number is there. */
export const DEAD_AFTER_MS = 30_000;
const LOOK_AGAIN_MS = 100;

type Where = Readonly<{ read: ReadDb; now: () => number }>;

/** The jobs at work in all processes. */
export function livingJobs({ read, now }: Where): RunningJob[] {
  return runningJobs(read).filter(({ heartbeatAt }) => heartbeatAt > now() - DEAD_AFTER_MS);
}

/** Waits until no job of a kind is at work in any process. */
export async function waitForJobs(kind: Job['kind'], where: Where): Promise<void> {
  while (livingJobs(where).some((job) => job.kind === kind)) await wait(LOOK_AGAIN_MS);
}
