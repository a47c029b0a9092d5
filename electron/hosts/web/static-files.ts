import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { securityHeaders } from './security-headers.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** An answer to a request for a file. */
export type FileAnswer = Readonly<{
  status: 200 | 404;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}>;

/**
 * Reads a file of the built window. An address without a file extension is a screen of the window, and so answered
 * with its page.
 */
export async function readStaticFile(folder: string, pathname: string): Promise<FileAnswer> {
  const name = locate(pathname);
  const body = name === undefined ? undefined : await readIfThere(path.join(folder, name));
  if (name === undefined || body === undefined) return missing(name);
  const headers = {
    ...securityHeaders(),
    'content-type': MEDIA_TYPES[path.extname(name)] ?? 'application/octet-stream',
    'cache-control': isHashed(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  return { status: 200, headers, body };
}

/** The name of a file below the folder; undefined for an address that is none or would lead out of it. */
function locate(pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined; // Not an encoding of UTF-8.
  }
  if (/[\\\0:]/.test(decoded) || !decoded.startsWith('/')) return undefined;
  const segments = decoded.slice(1).split('/');
  if (segments.some((segment) => segment.startsWith('.'))) return undefined;
  if (path.posix.extname(decoded) === '') return 'index.html';
  return segments.includes('') ? undefined : segments.join('/');
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined; // Missing, or a folder.
  }
}

/** The bundler puts the hash of the content into the name of everything in `assets`. */
function isHashed(name: string): boolean {
  return name.startsWith('assets/');
}

function missing(name: string | undefined): FileAnswer {
  const text =
    name === 'index.html'
      ? 'The window of Mneme is not built. Your memory is safe. Run npm start and try again.'
      : 'There is no such file.';
  const headers = {
    ...securityHeaders(),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  };
  return { status: 404, headers, body: new TextEncoder().encode(text) };
}
