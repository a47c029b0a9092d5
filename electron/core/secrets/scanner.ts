import { AppError, traceOf } from '../../../shared/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { hasUnscanned, scanStore } from './scan.ts';

/** Looks through what is stored for secrets, beside everything else. */
export type Scanner = Readonly<{
  /** Begins where something is new and it is not under way; nobody waits for it. */
  tick(): void;
  /** Looks through what is new now; joins what is under way, and then looks once more. */
  scan(): Promise<{ records: number; found: number }>;
  /** Stops between two steps. What was looked through is noted; the next time it goes on from there. */
  close(): Promise<void>;
}>;

/** Makes the scanner of one open memory. */
export function createScanner({
  store,
  now,
  breathe,
  log,
}: Readonly<{ store: Store; now: Clock; breathe: () => Promise<void>; log: Logger }>): Scanner {
  let closed = false;
  let underWay: Promise<unknown> | null = null;
  const pause = async (): Promise<void> => {
    await breathe();
    if (closed) throw new AppError('unavailable', 'Mneme was closed before all was looked through.');
  };
  const begin = () => {
    const scanning = scanStore({ store, now, pause });
    underWay = scanning.then(
      () => (underWay = null),
      () => (underWay = null),
    );
    return scanning;
  };
  return {
    tick() {
      if (closed || underWay !== null || !hasUnscanned(store)) return;
      begin().catch((error: unknown) => {
        if (closed) return;
        const fields = { trace: traceOf(error) };
        log({ level: 'warn', module: 'secrets', message: 'texts could not be looked through', fields });
      });
    },
    async scan() {
      // Whoever waits beside us may have begun by then.
      for (let other = underWay; other !== null; other = underWay) await other;
      return await begin();
    },
    async close() {
      closed = true;
      await underWay;
    },
  };
}
