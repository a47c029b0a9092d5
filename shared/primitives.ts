import { z } from 'zod';

/** A record's identifier: UUIDv7 (RFC 9562), so that ids sort by the time they were made. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** A moment: ISO-8601, UTC, milliseconds. */
export const Timestamp = z.iso.datetime({ precision: 3 });
export type Timestamp = z.infer<typeof Timestamp>;

/** Where the next page of a list begins. Opaque: pass it back exactly as it came. */
export const Cursor = z.string().max(20_000);
export type Cursor = z.infer<typeof Cursor>;

/** A share between 0 and 1: importance, confidence. */
export const Ratio = z.number().min(0).max(1);

/** Any value JSON can carry. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** How many lists and objects may lie within one another in a value of `DeepJson`. */
const MAX_DEPTH = 100;

/** Any value JSON can carry, as it came, whatever its keys; nested at most 100 deep. */
export const DeepJson = z.custom<Json>(isShallowJson, {
  message: `This must be JSON with at most ${MAX_DEPTH} lists and objects within one another.`,
});

/** One page of a list; `next` is null on the last one, `total` counts every match where it was asked for. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: Cursor.nullable(), total: z.int().optional() });
}

export type Page<T> = { items: T[]; next: Cursor | null; total?: number | undefined };

/** What every list takes. `withTotal` costs a count, so it is asked for, not given. */
export const listInput = {
  limit: z.int().min(1).max(200).default(50).describe('How many items a page holds.'),
  cursor: Cursor.optional().describe('The `next` of the page before.'),
  withTotal: z.boolean().default(false).describe('Also count every match.'),
};

/** What every command takes: why it was done, kept in history. */
export const reason = { reason: z.string().max(1000).optional().describe('Why; kept in history.') };

/** What every edit takes: the version the person saw. An edit of a stale version is refused with both values. */
export const expected = {
  expectedUpdatedAt: Timestamp.optional().describe('The `updatedAt` the edit is based on.'),
};

/** Text as it is stored: well-formed Unicode, no NUL, at most 16 MiB of UTF-16 units. */
export const MAX_TEXT = 16 * 1024 * 1024;

/** A text of at most so many UTF-16 units, made well-formed. */
export function text(maximum: number = MAX_TEXT) {
  return z.string().max(maximum).overwrite(wellFormed);
}

/** Replaces lone surrogates and drops NUL, which SQLite would silently change or cut at. */
export function wellFormed(value: string): string {
  return value.toWellFormed().replaceAll('\0', '');
}

/** Goes through a value without recursion: a hostile one is deeper than any stack. */
function isShallowJson(value: unknown): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value === 'object' && next.value !== null) {
      if (next.depth >= MAX_DEPTH || !isPlain(next.value)) return false;
      for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth: next.depth + 1 });
    } else if (!isJsonScalar(next.value)) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || prototype === Object.prototype;
}

function isJsonScalar(value: unknown): boolean {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}
