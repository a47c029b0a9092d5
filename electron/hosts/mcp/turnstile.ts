import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../shared/errors.ts';

/** Lets calls through one at a time, each in a turn of its own, so that the end of a connection is heard between them. */
export type Turnstile = Readonly<{
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** From now on nothing is let through; what waits is refused. Resolves when nothing is on its way any more. */
  close(): Promise<void>;
}>;

/** Makes a turnstile that is open. */
export function createTurnstile(): Turnstile {
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const pass = async <T>(before: Promise<unknown>, work: () => Promise<T>): Promise<T> => {
    await before;
    await nextTurn();
    if (closed) throw new AppError('cancelled', 'Mneme is ending. Nothing was changed.');
    return work();
  };
  return {
    pass(work) {
      const passing = pass(last, work);
      last = passing.catch(() => undefined);
      return passing;
    },
    async close() {
      closed = true;
      await last;
    },
  };
}
