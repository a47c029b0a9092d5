import { hash } from 'node:crypto';

/** The longest id of a source that is taken as it is. */
const MAX_ID = 200;

/** Writes a parsed value the same way whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return value.some(isObject) ? `[${value.map(canonicalJson).join(',')}]` : JSON.stringify(value);
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([first], [second]) => (first < second ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A short fingerprint of a text: 64 bits of SHA-256, in hexadecimal. */
export function fingerprint(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

/** An id as a source gives it, as text; null where it has none. */
export function explicitId(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.length <= MAX_ID ? value.toWellFormed().replaceAll('\0', '') : `sha256:${fingerprint(value)}`;
}

/**
 * Gives the conversations of one file their ids.
 *
 * A conversation is known again by how it begins (all up to its first user message), not by its place in the file
 * nor by its length, so that it may move and grow. Equal beginnings are told apart by counting them. Ids of sources
 * are often mere numbers that another file has too: they are joined with the beginning, and one that comes again
 * with the same beginning is the same conversation.
 */
export function createSessionIds(): (id: string | null, beginning: string) => string {
  const seen = new Map<string, number>();
  return (id, beginning) => {
    const begins = fingerprint(beginning);
    if (id !== null) return `${id}:${begins}`;
    const count = (seen.get(begins) ?? 0) + 1;
    seen.set(begins, count);
    return count === 1 ? begins : `${begins}#${count}`;
  };
}
