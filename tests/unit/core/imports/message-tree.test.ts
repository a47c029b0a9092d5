import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branchTo, placeMessages } from '../../../../electron/core/imports/message-tree.ts';

const nodes = (...pairs: [id: string, parent: string | null][]) =>
  pairs.map(([id, parent]) => ({ id, parent }));

test('keeps the order it is given, but for parents that come late', () => {
  const placed = placeMessages(nodes(['c', 'b'], ['a', null], ['b', 'a'], ['d', 'b']));
  expect([...placed]).toEqual([
    ['a', null],
    ['b', 'a'],
    ['c', 'b'],
    ['d', 'b'],
  ]);
  expect([...branchTo(placed, 'd')]).toEqual(['d', 'b', 'a']);
  expect([...branchTo(placed, null)]).toEqual([]);
});

test.each([
  ['a message of its own', nodes(['a', 'a'], ['b', 'a']), ['a:', 'b:a']],
  ['two messages', nodes(['a', 'b'], ['b', 'a'], ['c', 'gone']), ['a:', 'b:a', 'c:b']],
  [
    'a circle that is entered from below',
    nodes(['x', null], ['d', 'a'], ['a', 'b'], ['b', 'a']),
    ['x:', 'a:x', 'b:a', 'd:a'],
  ],
])('a circle of %s gives way to the message before', (_, given, expected) => {
  expect([...placeMessages(given)].map(([id, parent]) => `${id}:${parent ?? ''}`)).toEqual(expected);
});

test('whatever hangs on whatever: each message once, after the one it answers', () => {
  const id = fc.integer({ min: 0, max: 12 }).map(String);
  const node = fc.record({ id, parent: fc.option(id) });
  fc.assert(
    fc.property(fc.uniqueArray(node, { selector: (one) => one.id }), (given) => {
      const placed = placeMessages(given);
      expect([...placed.keys()].toSorted()).toEqual(given.map((one) => one.id).toSorted());
      const before = new Set<string | null>([null]);
      for (const [one, parent] of placed) {
        expect(before.has(parent)).toBe(true);
        before.add(one);
      }
    }),
  );
});
