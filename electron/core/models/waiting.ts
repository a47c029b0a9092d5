import type { AppError } from '../../../shared/errors.ts';
import type { ChatModel } from '../ports.ts';
import { timedOut } from './failures.ts';

/** How long an answer is waited for: to its first word, between two words, and to its end. */
export type Waiting = Readonly<{
  /** Aborted with what went wrong in words, or with the reason of the caller's signal. */
  signal: AbortSignal;
  /** Said at each word: from now on the next one is waited for. */
  heard(): void;
  /** Said before asking again: the first word is waited for anew. */
  beginAgain(): void;
  end(): void;
}>;

/** Begins to wait for an answer. */
export function waitForAnswer(
  { totalMs, startMs, stallMs }: Pick<ChatModel, 'totalMs' | 'startMs' | 'stallMs'>,
  cancelled: AbortSignal,
): Waiting {
  const abort = new AbortController();
  const after = (milliseconds: number, error: AppError) => setTimeout(() => abort.abort(error), milliseconds);
  const total = after(totalMs, timedOut(totalMs / 1000, 'the whole'));
  let next = after(startMs, timedOut(startMs / 1000, 'the first word'));
  return {
    signal: AbortSignal.any([abort.signal, cancelled]),
    heard() {
      clearTimeout(next);
      next = after(stallMs, timedOut(stallMs / 1000, 'the next word'));
    },
    beginAgain() {
      clearTimeout(next);
      next = after(startMs, timedOut(startMs / 1000, 'the first word'));
    },
    end() {
      clearTimeout(total);
      clearTimeout(next);
    },
  };
}
