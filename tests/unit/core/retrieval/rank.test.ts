import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  rankCandidates,
  totalScore,
  weightOfTerm,
} from '../../../../electron/core/retrieval/rank.ts';

const NOW = Date.UTC(2026, 2, 1);
const DAY = 86_400_000;
const plain: Candidate = {
  kind: 'memory',
  id: 'a',
  searchText: 'tomato soil warm',
  at: NOW,
  halfLifeDays: 30,
  importance: 0.25,
  accessCount: 0,
  tier: 'warm',
};
const terms = [
  { term: 'tomato', word: 'Tomatoes', weight: 3 },
  { term: 'soil', word: 'soil', weight: 1 },
];
const rank = (candidates: readonly Candidate[], fields: object = {}) =>
  rankCandidates(candidates, terms, { now: NOW, threshold: 0, limit: 10, ...fields });
const order = (candidates: readonly Candidate[]) => rank(candidates).map(({ candidate }) => candidate.id);

describe('rank', () => {
  it('follows from what the words cover, then from each other part alone', () => {
    const other = (fields: Partial<Candidate>): string[] =>
      order([
        { ...plain, searchText: 'tomato soil cold' },
        { ...plain, id: 'b', ...fields },
      ]);
    expect(other({ searchText: 'tomato water can' })).toEqual(['a', 'b']);
    expect(other({ searchText: 'soil water can' })).toEqual(['a', 'b']);
    expect(other({ importance: 0.5 })).toEqual(['b', 'a']);
    expect(other({ accessCount: 3 })).toEqual(['b', 'a']);
    expect(other({ tier: 'hot' })).toEqual(['b', 'a']);
    expect(other({ tier: 'archive' })).toEqual(['a', 'b']);
    expect(other({ at: NOW - 10 * DAY })).toEqual(['a', 'b']);
    expect(other({})).toEqual(['a', 'b']);
  });

  it('tells what it is made of', () => {
    const [one] = rank([
      { ...plain, at: NOW - 30 * DAY, accessCount: 50, tier: 'hot', searchText: 'tomato' },
    ]);
    expect(one?.parts).toEqual({
      text: expect.closeTo((3 / 4) ** 0.7, 9) as number,
      recency: expect.closeTo(0.5, 9) as number,
      importance: 0.25,
      access: 1,
      tier: 1,
    });
    expect(one?.matched).toEqual(['Tomatoes']);
    expect(one?.score).toBe(
      totalScore(one?.parts ?? { text: 0, recency: 0, importance: 0, access: 0, tier: 0 }),
    );
  });

  it('leaves out what is below the threshold, and what holds no word whatever else it is', () => {
    const best = {
      ...plain,
      id: 'b',
      searchText: 'nothing',
      importance: 1,
      accessCount: 100,
      tier: 'hot' as const,
    };
    expect(rank([plain, best])).toHaveLength(1);
    const [{ score } = { score: 0 }] = rank([plain]);
    expect(rank([plain], { threshold: score })).toHaveLength(1);
    expect(rank([plain], { threshold: score + 0.001 })).toHaveLength(0);
  });

  it('folds what says nearly the same', () => {
    const text = 'tomato soil one two three four five six seven';
    const found = rank([
      { ...plain, id: 'a', searchText: text, importance: 1 },
      { ...plain, id: 'b', searchText: `${text} eight` },
      { ...plain, id: 'c', searchText: 'tomato soil other words of another kind' },
    ]);
    expect(found.map(({ candidate, folded }) => [candidate.id, folded.map(({ id }) => id)])).toEqual([
      ['a', ['b']],
      ['c', []],
    ]);
    expect(
      rank([plain, { ...plain, id: 'b' }, { ...plain, id: 'c', searchText: 'soil' }], { limit: 1 }),
    ).toHaveLength(1);
  });

  it('is from 0 to 1, whatever comes', () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            searchText: fc.array(fc.constantFrom('tomato', 'soil', 'x', 'y')).map((all) => all.join(' ')),
            at: fc.integer({ min: NOW - 1e11, max: NOW + 1e11 }),
            importance: ratio,
            accessCount: fc.nat(),
          }),
        ),
        (all) => {
          const found = rank(all.map((fields, index) => ({ ...plain, ...fields, id: String(index) })));
          for (const { score, parts } of found)
            for (const value of [score, ...Object.values(parts)]) {
              expect(value).toBeGreaterThanOrEqual(0);
              expect(value).toBeLessThanOrEqual(1);
            }
        },
      ),
    );
  });

  it('weighs rare terms more, and never below nothing', () => {
    expect(weightOfTerm(1, 1000)).toBeGreaterThan(weightOfTerm(10, 1000));
    expect(weightOfTerm(0, 1000)).toBe(weightOfTerm(1, 1000));
    expect(weightOfTerm(5, 5)).toBeGreaterThan(0);
    expect(weightOfTerm(50, 5)).toBeGreaterThan(0);
  });
});
