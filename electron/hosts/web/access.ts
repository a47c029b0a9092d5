import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const CODE_VALID_MS = 60_000;
const CODE_BYTES = 16;
const TOKEN_BYTES = 32;
/** A window that was given its token needs a moment to open its stream of changes. */
const OPENING_MS = 10_000;
const FREE_FAILURES = 20;
const FAILURE_WINDOW_MS = 60_000;
const FAILURE_DELAY_MS = 1000;

/** Who may talk to the web host: one-time codes, the tokens they are exchanged for, and how often it went wrong. */
export type Access = Readonly<{
  /** Makes a code that works once, within 60 s; the code before it works no more. */
  newCode(): string;
  /** Gives a token for the code, or undefined. */
  exchange(code: string): string | undefined;
  /** Gives the client a token belongs to, or undefined. */
  clientOf(token: string): string | undefined;
  /** Notes that a window of a client is open; gives back the function that ends it. */
  hold(client: string): () => void;
  /** Notes a wrong code or token; gives the milliseconds to wait before answering. */
  noteFailure(): number;
}>;

/** Makes the access of one run of the host. `clock` is in milliseconds. */
export function createAccess(clock: () => number): Access {
  const tokens: { digest: Buffer; client: string; since: number }[] = [];
  const held = new Map<string, number>();
  let code: { digest: Buffer; expiresAt: number } | undefined;
  let failures: number[] = [];
  const isTaken = (client: string): boolean =>
    (held.get(client) ?? 0) > 0 ||
    tokens.some((known) => known.client === client && clock() - known.since < OPENING_MS);

  return {
    newCode() {
      const text = randomBytes(CODE_BYTES).toString('base64url');
      code = { digest: digestOf(text), expiresAt: clock() + CODE_VALID_MS };
      return text;
    },
    exchange(text) {
      if (code === undefined || !timingSafeEqual(code.digest, digestOf(text))) return undefined;
      const expired = clock() > code.expiresAt;
      code = undefined;
      if (expired) return undefined;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      tokens.push({ digest: digestOf(token), client: firstFree(isTaken), since: clock() });
      return token;
    },
    clientOf(token) {
      const digest = digestOf(token);
      return tokens.find((known) => timingSafeEqual(known.digest, digest))?.client;
    },
    hold(client) {
      held.set(client, (held.get(client) ?? 0) + 1);
      return () => void held.set(client, (held.get(client) ?? 1) - 1);
    },
    noteFailure() {
      const now = clock();
      failures = failures.filter((at) => now - at < FAILURE_WINDOW_MS);
      failures.push(now);
      if (failures.length > FREE_FAILURES * 2) failures.shift();
      return failures.length > FREE_FAILURES ? FAILURE_DELAY_MS : 0;
    },
  };
}

/**
 * The names of windows are given out again: the first window after a restart is the same client as the first one before,
 * and can go on undoing what that one did.
 */
function firstFree(isTaken: (client: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const client = number === 1 ? 'web' : `web:${number}`;
    if (!isTaken(client)) return client;
  }
}

/** Comparing digests takes the same time however much of a secret was guessed. */
function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
