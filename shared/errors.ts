import { z } from 'zod';

/** Every failure that may cross a process boundary is one of these. */
export const ErrorCode = z.enum([
  'invalid_input',
  'not_found',
  'forbidden',
  'conflict',
  'unavailable',
  'storage_full',
  'newer_version',
  'spooled',
  'held',
  'cancelled',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** A failure that is meant to be read: the message says what happened, what is safe and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** What a program needs beside the message: the current record of a conflict, the invalid fields. */
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** A result or a failure, as data: what crosses IPC, workers and HTTP. */
export type Wire = Readonly<
  { ok: true; value: unknown } | { ok: false; code: ErrorCode; message: string; details?: unknown }
>;

/** Turns anything thrown into data. What was not foreseen is `internal`, without its text: it may hold stored words. */
export function toWire(error: unknown): Wire {
  if (!(error instanceof AppError)) {
    return {
      ok: false,
      code: 'internal',
      message: 'Something unexpected went wrong in Mneme. Your data is safe; nothing was changed. Try again.',
    };
  }
  const failure = { ok: false as const, code: error.code, message: error.message };
  return error.details === undefined ? failure : { ...failure, details: error.details };
}

/** Gives the value of a result, or throws the failure it carries. */
export function fromWire(wire: Wire): unknown {
  if (wire.ok) return wire.value;
  throw new AppError(wire.code, wire.message, wire.details);
}

/** Tells where an unforeseen failure came from, for the log: without its message, which may hold stored words. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { stack = '', message } = error;
  // A message may have lines that look like frames; the frames come after it.
  const after = message === '' ? stack : stack.slice(stack.indexOf(message) + message.length);
  const frames = after.split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.map((line) => line.trim())].join(' ');
}
