import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, type ErrorCode, toWire, type Wire } from '../../../shared/errors.ts';
import { securityHeaders } from './security-headers.ts';

const MAX_JSON_BYTES = 32 * 1024 * 1024;
const READ_PAST_MS = 2000;
const BODY_MS = 30_000;

const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  cancelled: 409,
  unavailable: 503,
  newer_version: 503,
  spooled: 202,
  held: 202,
  storage_full: 507,
  internal: 500,
};

/** A refusal whose HTTP status says more than its code: too large, a wrong method, a missing token. */
export class HttpRefusal extends AppError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message);
    this.status = status;
    this.headers = headers;
  }
}

/** Answers with a result or a failure. The status follows the code unless another is given. */
export function sendWire(
  response: ServerResponse,
  wire: Wire,
  status: number = wire.ok ? 200 : STATUS[wire.code],
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, wire, status, headers);
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify(value);
  response
    .writeHead(status, {
      ...securityHeaders(),
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      ...headers,
    })
    .end(body);
}

/** Answers with a text of a media type. */
export function sendText(response: ServerResponse, text: string, type: string): void {
  response
    .writeHead(200, {
      ...securityHeaders(),
      'content-type': type,
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
    })
    .end(text);
}

/** Answers with what went wrong. A body that still comes is read past for a moment, so that the sender hears it. */
export function sendFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof HttpRefusal) sendWire(response, toWire(error), error.status, error.headers);
  else sendWire(response, toWire(error));
  request.resume();
  setTimeout(() => request.complete || request.destroy(), READ_PAST_MS).unref();
}

/** Refuses every method but the one given. */
export function requireMethod(request: IncomingMessage, method: string): void {
  if (request.method === method) return;
  throw new HttpRefusal(405, 'invalid_input', `Ask with ${method}. Nothing was changed.`, { allow: method });
}

/** Reads a JSON body of at most 32 MiB, which has to be there within half a minute. */
export async function readJson(request: IncomingMessage, patienceMs = BODY_MS): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'invalid_input', 'Send application/json. Nothing was changed.');
  }
  const chunks: Uint8Array[] = [];
  const body = readBody(request, MAX_JSON_BYTES);
  const late = rejectAfter(patienceMs);
  try {
    for (;;) {
      const next = await Promise.race([body.next(), late.promise]);
      if (next.done) break;
      chunks.push(next.value);
    }
  } finally {
    late.stop();
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new AppError('invalid_input', 'The body is not JSON. Nothing was changed.');
  }
}

/** Streams a body; ends with 413 once it is larger than allowed, announced or not. */
export async function* readBody(request: IncomingMessage, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  // Leaving the loop early must not destroy the connection: the refusal still has to go out on it.
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>; // no encoding is set on it
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function rejectAfter(milliseconds: number): { promise: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const message = 'The body did not arrive in time. Nothing was changed. Send it again.';
  const timer = setTimeout(() => reject(new HttpRefusal(408, 'invalid_input', message)), milliseconds);
  return { promise, stop: () => clearTimeout(timer) };
}

function tooLarge(maxBytes: number): HttpRefusal {
  const message = `This is larger than ${maxBytes / 1024 / 1024} MiB. Nothing was changed. Send less at once.`;
  return new HttpRefusal(413, 'invalid_input', message);
}
