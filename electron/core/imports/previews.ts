import { AppError } from '../../../shared/errors.ts';

/** The previews that run, by who waits for them. */
export type Previews = Readonly<{
  /** Runs a preview that can be stopped. */
  run<T>(client: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops the previews a client waits for; gives how many. */
  stop(client: string): number;
}>;

/** Makes the keeper of the previews of this process. */
export function createPreviews(): Previews {
  const running = new Map<AbortController, string>();
  return {
    async run(client, work) {
      const abort = new AbortController();
      running.set(abort, client);
      try {
        return await work(abort.signal);
      } finally {
        running.delete(abort);
      }
    },
    stop(client) {
      const own = [...running].filter(([, owner]) => owner === client);
      const cancelled = new AppError('cancelled', 'The preview was stopped. Nothing was changed.');
      for (const [abort] of own) abort.abort(cancelled);
      return own.length;
    },
  };
}
