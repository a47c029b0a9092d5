import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SqlValue } from './database.ts';

/** Packs a text without loss (raw DEFLATE, RFC 1951, of its UTF-8). */
export function packText(text: string): Uint8Array {
  return deflateRawSync(text);
}

/** The text a column holds, packed or not. */
export function unpackText(value: SqlValue): string {
  return value instanceof Uint8Array ? inflateRawSync(value).toString('utf8') : String(value);
}
