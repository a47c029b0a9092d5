import type { IncomingMessage } from 'node:http';
import { malformed } from './failures.ts';

/** Reads a whole body; throws where it is larger than `most` bytes. */
export async function readBody(response: IncomingMessage, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(response, most)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The bytes of a body as they come; throws once they are more than `most`. */
export async function* bounded(response: IncomingMessage, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // No encoding is set on it, so it gives bytes.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw malformed('it does not end');
    yield chunk;
  }
}

/** What a body says as JSON; null where it is none. */
export function parseOrNull(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
