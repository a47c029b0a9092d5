import type { LaneName } from './messages.ts';

const SLOTS: Readonly<Record<LaneName, number>> = { interactive: 0, jobs: 1 };

/** Makes the memory both workers count their short writes in. */
export function createWriteCounters(): SharedArrayBuffer {
  return new SharedArrayBuffer(Object.keys(SLOTS).length * Int32Array.BYTES_PER_ELEMENT);
}

/** Lets a worker announce its short writes and see those of both. */
export function joinWriteQueue(shared: SharedArrayBuffer, lane: LaneName) {
  const counters = new Int32Array(shared);
  return {
    enter(): () => void {
      Atomics.add(counters, SLOTS[lane], 1);
      return () => void Atomics.sub(counters, SLOTS[lane], 1);
    },
    waiting(): number {
      return Object.values(SLOTS).reduce((sum, slot) => sum + Atomics.load(counters, slot), 0);
    },
  };
}

/** Forgets the writes of a worker that died: it cannot end them any more, and jobs would wait for ever. */
export function forgetWrites(shared: SharedArrayBuffer, lane: LaneName): void {
  Atomics.store(new Int32Array(shared), SLOTS[lane], 0);
}
