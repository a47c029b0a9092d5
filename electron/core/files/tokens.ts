import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { writeDurably } from './durable.ts';

const BYTES = 32;
const WRITTEN = /^[\w-]{43}$/;

/**
 * Who comes over loopback HTTP with which secret: programs in which agents run, and scripts of the person. Each lies in a
 * file of the home that only the person can read.
 */
const FILES = { agent: 'agent-token', script: 'api-token' } as const;
export type TokenKind = keyof typeof FILES;

/** Where a secret lies. */
function tokenFile(home: string, kind: TokenKind): string {
  return path.join(home, FILES[kind]);
}

/**
 * Makes the secrets where there are none; where they cannot be made, that way in stays closed. Whoever removes a file has
 * another made at the next start.
 */
export function ensureTokens(home: string): void {
  for (const kind of ['agent', 'script'] as const) {
    try {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      const file = openSync(tokenFile(home, kind), 'wx', 0o600);
      writeSync(file, newToken());
      fsyncSync(file);
      closeSync(file);
    } catch {
      // It is there already, or nothing can be written here; then the memory itself says so.
    }
  }
}

/** Makes another secret; the one before opens nothing any more. Throws where it cannot be written. */
export function renewToken(home: string, kind: TokenKind): void {
  writeDurably(tokenFile(home, kind), newToken());
}

/** Whether this is the secret of now. It takes the same time however much of it was guessed. */
export function isToken(home: string, kind: TokenKind, given: string): boolean {
  const kept = readToken(home, kind);
  return kept !== null && timingSafeEqual(digestOf(kept), digestOf(given));
}

/** Gives a secret; null where there is none. */
export function readToken(home: string, kind: TokenKind): string | null {
  try {
    const text = readFileSync(tokenFile(home, kind), 'utf8').trim();
    return WRITTEN.test(text) ? text : null;
  } catch {
    return null; // no secret, no way in
  }
}

function newToken(): string {
  return `${randomBytes(BYTES).toString('base64url')}\n`;
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
