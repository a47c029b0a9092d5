import { setTimeout as wait } from 'node:timers/promises';
import { LONGEST_PAUSE_MS } from './attempt.ts';

/** How pauses between two attempts are made; given by tests. */
export type Patience = Readonly<{
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** From 0 to 1, so that many programs do not ask again at the same moment. */
  random?: () => number;
}>;

const FIRST_PAUSE_MS = 500;

/** How long to wait after so many failures: twice as long each time, and no two programs alike. */
export function backOff({ random = Math.random }: Patience, failed: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failed - 1)) * (0.5 + random() / 2);
}

/** Waits before asking again; throws the reason of the signal. */
export async function pause(
  { sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal }) }: Patience,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  await sleep(milliseconds, signal).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error;
  });
}
