import { AppError } from '../../../shared/errors.ts';
import type { ModelServer } from '../ports.ts';
import { Attempt, mayPass, refused } from './attempt.ts';
import { readBody } from './body.ts';
import { brokenOff, timedOut } from './failures.ts';
import { type Asked, sendRequest } from './request.ts';

/** `key` is sent as a bearer token where it is given; neither stored nor logged. */
export type Keyed = Readonly<{ key?: string | undefined }>;

/** How much a server may answer, and how long it may take. */
type Limits = Readonly<{ bytes: number; milliseconds: number }>;

/** Asks a server once and gives the whole body. Throws what is wrong in words, or the reason of the signal. */
export async function askOnce(
  keyed: Keyed,
  model: ModelServer,
  asked: Omit<Asked, 'key'>,
  limits: Limits,
  cancelled: AbortSignal,
): Promise<string> {
  return attemptOnce(keyed, model, asked, limits, cancelled).catch((error: unknown) => {
    throw error instanceof Attempt ? error.failure : error;
  });
}

/** The same, but what may be better the next time is thrown as an Attempt. */
export async function attemptOnce(
  { key }: Keyed,
  model: ModelServer,
  asked: Omit<Asked, 'key'>,
  { bytes, milliseconds }: Limits,
  cancelled: AbortSignal,
): Promise<string> {
  const abort = new AbortController();
  const late = setTimeout(
    () => abort.abort(timedOut(milliseconds / 1000, 'the first word', model)),
    milliseconds,
  );
  const signal = AbortSignal.any([abort.signal, cancelled]);
  try {
    const response = await mayPass(sendRequest(model, { ...asked, key }, signal));
    if (response.statusCode !== 200) throw await refused(model, response, false);
    return await readBody(response, bytes);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof AppError || error instanceof Attempt ? error : new Attempt(brokenOff(), 'later');
  } finally {
    clearTimeout(late);
  }
}
