import type { ServerResponse } from 'node:http';
import type { Transport } from '../../../shared/client.ts';
import { securityHeaders } from './security-headers.ts';

const HEARTBEAT_MS = 15_000;
const MAX_UNREAD_BYTES = 1024 * 1024;

/**
 * Streams changes until the reader goes: each line is a JSON array of Change. An empty array comes at once and every
 * 15 s, so that the reader knows the stream is alive. A reader that does not read is dropped; it comes back and
 * reads all again.
 */
export function streamChanges(transport: Transport, response: ServerResponse): void {
  response.writeHead(200, {
    ...securityHeaders(),
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  });
  const write = (changes: readonly unknown[]): void => {
    response.write(`${JSON.stringify(changes)}\n`);
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
  };
  const unsubscribe = transport.subscribe(write);
  const heartbeat = setInterval(write, HEARTBEAT_MS, []);
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
  write([]);
}
