import { create } from 'zustand';
import type { Job } from '../../shared/entities/job.ts';

const useLargeChanges = create<{ own: readonly string[] }>(() => ({ own: [] }));

/** The jobs this window began, of which it tells the end. */
export function useOwnLargeChanges(): readonly string[] {
  return useLargeChanges((state) => state.own);
}

/** Shows how far a large change is, and tells its end. */
export function followLargeChange(job: Job): void {
  useLargeChanges.setState(({ own }) => ({ own: own.includes(job.id) ? own : [...own, job.id] }));
}

/** Stops following a job, once its end was told. */
export function forgetLargeChange(id: string): void {
  useLargeChanges.setState(({ own }) => ({ own: own.filter((other) => other !== id) }));
}
