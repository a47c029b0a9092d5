import type { WriteQueue } from '../ports.ts';

/** Other processes look for the write lock every millisecond; without a gap now and then they would find it taken. */
const GAP_EVERY_MS = 60;
const GAP_MS = 5;

/**
 * Makes what long work calls between two transactions: short writes of this process go first, then other processes. For as
 * long as nobody was kept from writing before the call, if that is told, there need not be a gap.
 */
export function createBreather(writeQueue: WriteQueue): (freeMs?: number) => Promise<void> {
  const giveWay = createGivingWay(writeQueue);
  let gapAt = performance.now();
  return async (freeMs = 0) => {
    await giveWay();
    if (performance.now() - gapAt < GAP_EVERY_MS) return;
    if (freeMs < GAP_MS) await sleep(GAP_MS - freeMs);
    gapAt = performance.now();
  };
}

/** The same for work that leaves gaps for other processes by itself. */
export function createGivingWay(writeQueue: WriteQueue): () => Promise<void> {
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    while (writeQueue.waiting() > 0) await sleep(1);
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
