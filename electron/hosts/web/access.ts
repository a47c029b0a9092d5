import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const CODE_VALID_MS = 60_000;
const CODE_BYTES = 16;
const TOKEN_BYTES = 32;
const CLIENT_BYTES = 8;
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
  /** Notes a wrong code or token; gives the milliseconds to wait before answering. */
  noteFailure(): number;
}>;

/** Makes the access of one run of the host. `clock` is in milliseconds. */
export function createAccess(clock: () => number): Access {
  const tokens: { digest: Buffer; client: string }[] = [];
  let code: { digest: Buffer; expiresAt: number } | undefined;
  let failures: number[] = [];

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
      tokens.push({ digest: digestOf(token), client: `web:${randomBytes(CLIENT_BYTES).toString('hex')}` });
      return token;
    },
    clientOf(token) {
      const digest = digestOf(token);
      return tokens.find((known) => timingSafeEqual(known.digest, digest))?.client;
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

/** Comparing digests takes the same time however much of a secret was guessed. */
function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
