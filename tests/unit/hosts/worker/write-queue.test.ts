import { describe, expect, it } from 'vitest';
import {
  createWriteCounters,
  forgetWrites,
  joinWriteQueue,
} from '../../../../electron/hosts/worker/write-queue.ts';

describe('the write queue', () => {
  it('counts the short writes of both workers', () => {
    const shared = createWriteCounters();
    const interactive = joinWriteQueue(shared, 'interactive');
    const jobs = joinWriteQueue(shared, 'jobs');
    const leave = interactive.enter();
    const leaveToo = jobs.enter();
    expect([interactive.waiting(), jobs.waiting()]).toEqual([2, 2]);
    leave();
    expect(jobs.waiting()).toBe(1);
    leaveToo();
    expect(interactive.waiting()).toBe(0);
  });

  it('forgets the writes of a worker that died, and only those', () => {
    const shared = createWriteCounters();
    const jobs = joinWriteQueue(shared, 'jobs');
    joinWriteQueue(shared, 'interactive').enter();
    jobs.enter();
    forgetWrites(shared, 'interactive');
    expect(jobs.waiting()).toBe(1);
  });
});
