import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../../electron/core/imports/external-ids.ts';

it('a list is written as its members are, whatever they are: ids that were given must stay', () => {
  const member = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
  );
  const value = fc.oneof(member, fc.dictionary(fc.string(), member), fc.array(member));
  fc.assert(
    fc.property(fc.array(value), (list) => {
      expect(canonicalJson(list)).toBe(`[${list.map(canonicalJson).join(',')}]`);
    }),
  );
  expect(canonicalJson(['user', 'a "b"\n', undefined, 1, null])).toBe(
    String.raw`["user","a \"b\"\n",null,1,null]`,
  );
});
