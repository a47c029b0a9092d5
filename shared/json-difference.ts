import type { Json } from './primitives.ts';

/** One place in which two values differ. A side that is not there at all is undefined. */
export type JsonChange = {
  path: (string | number)[];
  before?: Json | undefined;
  after?: Json | undefined;
};

/**
 * Where two values of JSON differ, in the order of the first, then what only the second has. Lists are compared place
 * by place. At most `limit` places are named.
 */
export function jsonDifference(
  before: Json | undefined,
  after: Json | undefined,
  limit: number,
): JsonChange[] {
  const changes: JsonChange[] = [];
  compare([], before, after, changes, limit);
  return changes;
}

function compare(
  path: JsonChange['path'],
  before: Json | undefined,
  after: Json | undefined,
  changes: JsonChange[],
  limit: number,
): void {
  if (changes.length >= limit) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let at = 0; at < Math.max(before.length, after.length); at += 1)
      compare([...path, at], before[at], after[at], changes, limit);
    return;
  }
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare([...path, key], valueAt(before, key), valueAt(after, key), changes, limit);
    return;
  }
  // What is not equal here differs in kind, or is a plain value on either side.
  if (before !== after) changes.push({ path, before, after });
}

type JsonObject = { [key: string]: Json };

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key like `constructor` is there only where it was written. */
function valueAt(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
