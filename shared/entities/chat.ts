import { z } from 'zod';
import { AppError } from '../errors.ts';

/** Why a local model gave no answer; goes along with the error as `details.reason`. */
export const ChatReason = z.enum([
  'off',
  'not_consented',
  'not_running',
  'wrong_address',
  'unauthorised',
  'model_missing',
  'busy',
  'too_long',
  'timed_out',
  'broken_off',
  'malformed',
  'failed',
]);
export type ChatReason = z.infer<typeof ChatReason>;

/** The reasons that come after the model began its work; with the others nothing was tried. */
const TRIED: ReadonlySet<ChatReason> = new Set([
  'too_long',
  'timed_out',
  'broken_off',
  'malformed',
  'failed',
]);

const Details = z.object({ reason: ChatReason });

/** Why a model gave no answer; null where something else went wrong. */
export function chatReasonOf(error: unknown): ChatReason | null {
  if (!(error instanceof AppError)) return null;
  return Details.safeParse(error.details).data?.reason ?? null;
}

/** Whether the model worked at what it was asked before it failed. */
export function wasTried(error: unknown): boolean {
  const reason = chatReasonOf(error);
  return reason !== null && TRIED.has(reason);
}
