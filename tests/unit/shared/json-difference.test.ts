import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonDifference, type JsonChange } from '../../../shared/json-difference.ts';
import type { Json } from '../../../shared/primitives.ts';

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>; // what JSON can carry

/** Carries changes out, from the last to the first, so that places in lists stay where they were. */
function apply(value: Json, changes: readonly JsonChange[]): Json | undefined {
  let root: Json | undefined = structuredClone(value);
  for (const { path, after } of changes.toReversed()) {
    const last = path.at(-1);
    if (last === undefined) root = after;
    else {
      let holder = root as Record<string | number, Json>; // the path leads through lists and objects
      for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, Json>; // likewise
      if (after !== undefined)
        Object.defineProperty(holder, last, {
          value: after,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      else if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
    }
  }
  return root;
}

describe('the difference of two values', () => {
  it('names each place once, in order', () => {
    expect(jsonDifference({ a: 1, b: [1, 2, 3], c: { d: null } }, { a: 1, b: [1, 5], e: 0 }, 10)).toEqual([
      { path: ['b', 1], before: 2, after: 5 },
      { path: ['b', 2], before: 3, after: undefined },
      { path: ['c'], before: { d: null }, after: undefined },
      { path: ['e'], before: undefined, after: 0 },
    ]);
    expect(jsonDifference([], {}, 10)).toEqual([{ path: [], before: [], after: {} }]);
    expect(jsonDifference({}, JSON.parse('{"__proto__":1,"constructor":2}') as Json, 10)).toHaveLength(2);
    expect(jsonDifference([1, 2, 3], [4, 5, 6], 2)).toHaveLength(2);
  });

  it('is nothing for equal values, and turns the one into the other', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(jsonDifference(before, structuredClone(before), 1000)).toEqual([]);
        const changes = jsonDifference(before, after, 100_000);
        expect(JSON.parse(JSON.stringify(apply(before, changes)))).toEqual(JSON.parse(JSON.stringify(after)));
      }),
    );
  });
});
