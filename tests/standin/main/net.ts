import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StandinRecord } from '../record.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Electron's `net`: reads file: addresses, and asks this machine; anything else is recorded as leaving the machine and fails. */
export class Net {
  private readonly record: StandinRecord;

  constructor(record: StandinRecord) {
    this.record = record;
  }

  isOnline(): boolean {
    return false;
  }

  /** Asks a server of this machine, by Node; any other is recorded as leaving the machine and fails. */
  request(options: RequestOptions & { session?: object; redirect?: string }): ClientRequest {
    const { session: _session, redirect: _redirect, ...request } = options;
    const host = request.hostname ?? '';
    if (host === '127.0.0.1') return httpRequest(request);
    this.record.egress.push(`net.request ${host}`);
    throw new Error('net::ERR_INTERNET_DISCONNECTED');
  }

  async fetch(input: string | URL | Request): Promise<Response> {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith('file:')) {
      this.record.egress.push(`net.fetch ${url}`);
      throw new Error('net::ERR_INTERNET_DISCONNECTED');
    }
    const file = fileURLToPath(url);
    const type = contentTypes[path.extname(file)] ?? 'application/octet-stream';
    try {
      return new Response(await readFile(file), { headers: { 'Content-Type': type } });
    } catch {
      throw new Error('net::ERR_FILE_NOT_FOUND');
    }
  }
}
