import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';

const BYTES = 32;
const WRITTEN = /^[\w-]{43}$/;

/** Where the secret lies that lets programs of this machine call as agents, over loopback HTTP. */
function agentTokenFile(home: string): string {
  return path.join(home, 'agent-token');
}

/**
 * Makes the secret where there is none; where it cannot be made, that way in stays closed. Whoever removes the file has
 * another made at the next start.
 */
export function ensureAgentToken(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const file = openSync(agentTokenFile(home), 'wx', 0o600);
    writeSync(file, `${randomBytes(BYTES).toString('base64url')}\n`);
    fsyncSync(file);
    closeSync(file);
  } catch {
    // It is there already, or nothing can be written here; then the memory itself says so.
  }
}

/** Whether this is the secret of now. It takes the same time however much of it was guessed. */
export function isAgentToken(home: string, given: string): boolean {
  const kept = readToken(home);
  return kept !== null && timingSafeEqual(digestOf(kept), digestOf(given));
}

function readToken(home: string): string | null {
  try {
    const text = readFileSync(agentTokenFile(home), 'utf8').trim();
    return WRITTEN.test(text) ? text : null;
  } catch {
    return null; // no secret, no way in
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
