import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';
import type { ModelServer } from '../ports.ts';
import { readBody } from './body.ts';
import { brokenOff, readRefusal } from './failures.ts';

const LONGEST_REFUSAL_BYTES = 64 * 1024;
export const LONGEST_PAUSE_MS = 30_000;

/** An attempt that failed, and whether asking again may help; `plain`: asked without a stream. */
export class Attempt extends Error {
  readonly failure: Error;
  readonly again: 'later' | 'plain' | 'never';
  readonly pauseMs: number | null;

  constructor(failure: Error, again: Attempt['again'], pauseMs: number | null = null) {
    super();
    this.failure = failure;
    this.again = again;
    this.pauseMs = pauseMs;
  }
}

/** A connection that is reset before anything was answered may do better the next time. */
export async function mayPass(sent: Promise<IncomingMessage>): Promise<IncomingMessage> {
  return sent.catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw new Attempt(brokenOff(), 'later');
  });
}

/** The refusal a response is. `stream`: a stream was asked for. */
export async function refused(
  model: ModelServer,
  response: IncomingMessage,
  stream: boolean,
): Promise<Attempt> {
  const status = response.statusCode ?? 0;
  const body = await readBody(response, LONGEST_REFUSAL_BYTES).catch(() => '');
  const { error, again } = readRefusal(model, { status, body });
  if (stream && (status === 400 || status === 422) && /\bstream/i.test(body))
    return new Attempt(error, 'plain');
  return new Attempt(error, again ? 'later' : 'never', pauseAskedFor(response));
}

/** What `Retry-After` asks for, in seconds or as a date (RFC 9110, section 10.2.3); never longer than half a minute. */
function pauseAskedFor({ headers }: IncomingMessage): number | null {
  const asked = headers['retry-after'];
  if (asked === undefined) return null;
  const milliseconds = /^\d+$/.test(asked)
    ? Number(asked) * 1000
    : Date.parse(asked) - Date.parse(headers.date ?? '');
  return Number.isFinite(milliseconds) ? Math.min(LONGEST_PAUSE_MS, Math.max(0, milliseconds)) : null;
}
