import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldSame,
  spreadOut,
  type Standing,
  standingParts,
  weightOfTerm,
  worthOf,
} from '../../../../electron/core/retrieval/rank.ts';

const NOW = Date.UTC(2026, 2, 1);
const DAY = 86_400_000;
const plain: Standing = {
  at: NOW - 30 * DAY,
  halfLifeDays: 30,
  importance: 0.25,
  accessCount: 0,
  tier: 'warm',
  trusted: false,
};
const worth = (fields: Partial<Standing>): number => worthOf(standingParts({ ...plain, ...fields }, NOW));

describe('what a record is worth', () => {
  it('follows from each part alone', () => {
    const usual = worth({});
    expect(worth({ importance: 0.5 })).toBeGreaterThan(usual);
    expect(worth({ accessCount: 3 })).toBeGreaterThan(usual);
    expect(worth({ tier: 'hot' })).toBeGreaterThan(usual);
    expect(worth({ tier: 'archive' })).toBeLessThan(usual);
    expect(worth({ at: NOW })).toBeGreaterThan(usual);
    expect(worth({ at: NOW - 300 * DAY })).toBeLessThan(usual);
    expect(worth({ trusted: true })).toBeGreaterThan(usual);
  });

  it('tells its parts', () => {
    expect(standingParts({ ...plain, accessCount: 50, tier: 'hot', trusted: true }, NOW)).toEqual({
      recency: expect.closeTo(0.5, 9) as number,
      importance: 0.25,
      access: 1,
      tier: 1,
      trust: 1,
    });
  });

  it('has parts from 0 to 1, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: NOW - 1e11, max: NOW + 1e11 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (at, importance, accessCount) => {
          for (const part of Object.values(standingParts({ ...plain, at, importance, accessCount }, NOW))) {
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});

it('what says nearly the same is put under the first that says it', () => {
  const words = (text: string) => ({ terms: text.split(' ') });
  const text = 'tomato soil one two three four five six seven';
  const items = [words(text), words(`${text} eight`), words('tomato soil other words of another kind')];
  expect(foldSame(items, 10).map(({ item, folded }) => [item, folded])).toEqual([
    [items[0], [items[1]]],
    [items[2], []],
  ]);
  expect(foldSame([words('tomato'), words('tomato'), words('soil')], 1)).toHaveLength(1);
});

it('lets other conversations show where one has been heard often', () => {
  const item = (name: string, odds: number) => ({ name, odds, conversation: name.charAt(0) });
  const names = (items: ReturnType<typeof item>[]) => spreadOut(items).map(({ name }) => name);
  const talk = [item('a3', 1.2), item('a4', 1), item('a1', 2), item('a2', 1.5)];
  expect(names([item('b1', 0.95), ...talk])).toEqual(['a1', 'a2', 'a3', 'b1', 'a4']);
  expect(names([item('b1', 0.2), ...talk])).toEqual(['a1', 'a2', 'a3', 'a4', 'b1']);
  const odds = spreadOut([item('a1', 2), item('a2', 1.9), item('a3', 1.8), item('a4', 1.7)]).map(
    (each) => each.odds,
  );
  expect(odds).toEqual(odds.toSorted((one, other) => other - one));
});

it('weighs rare terms more, and never below nothing', () => {
  expect(weightOfTerm(1, 1000)).toBeGreaterThan(weightOfTerm(10, 1000));
  expect(weightOfTerm(0, 1000)).toBe(weightOfTerm(1, 1000));
  expect(weightOfTerm(5, 5)).toBeGreaterThan(0);
  expect(weightOfTerm(50, 5)).toBeGreaterThan(0);
});
