import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBreather } from '../../../../electron/core/jobs/breather.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How long it waits, in milliseconds, when it is told how long nobody was kept from writing. */
async function gapAfter(freeMs?: number): Promise<number> {
  const breathe = createBreather({ enter: () => () => undefined, waiting: () => 0 });
  vi.advanceTimersByTime(60);
  const startedAt = performance.now();
  const breathed = breathe(freeMs);
  await vi.runAllTimersAsync();
  await breathed;
  return performance.now() - startedAt;
}

it('other processes find a gap of five milliseconds now and then, what was free already counted in', async () => {
  expect(await gapAfter()).toBe(5);
  expect(await gapAfter(2)).toBe(3);
  expect(await gapAfter(8)).toBe(0);
});
