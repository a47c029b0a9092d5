import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { locateExport } from '../../core/index.ts';
import { securityHeaders } from './security-headers.ts';

/** Sends a finished export as a file to be saved. Throws `not_found` where there is none of this id. */
export async function sendExport(response: ServerResponse, home: string, id: string): Promise<void> {
  const { path, name, bytes } = locateExport(home, id);
  response.writeHead(200, {
    ...securityHeaders(),
    'content-type': 'application/octet-stream',
    'content-length': bytes,
    'content-disposition': disposition(name),
    'cache-control': 'no-store',
  });
  await pipeline(createReadStream(path), response).catch(() => response.destroy()); // whoever asked has gone
}

/** The name in plain letters, and as it is for whoever reads RFC 8187. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
