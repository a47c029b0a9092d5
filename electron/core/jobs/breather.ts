import type { WriteQueue } from '../ports.ts';

/** Other processes poll for the write lock; without a gap now and then they would find it taken for long. */
const GAP_EVERY_MS = 200;
const GAP_MS = 15;

/** Makes what long work calls between two transactions: short writes of this process go first, then other processes. */
export function createBreather(writeQueue: WriteQueue): () => Promise<void> {
  let gapAt = performance.now();
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    while (writeQueue.waiting() > 0) await sleep(1);
    if (performance.now() - gapAt < GAP_EVERY_MS) return;
    await sleep(GAP_MS);
    gapAt = performance.now();
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
