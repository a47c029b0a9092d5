import { describe, expect, it } from 'vitest';
import { FEATURES, type Judged } from '../../../../electron/core/retrieval/features.ts';
import { emptyRow } from '../../../../electron/core/retrieval/pool-measures.ts';
import { PROFILES } from '../../../../electron/core/retrieval/rank-weights.ts';
import {
  certaintyOf,
  chooseProfiles,
  explainRanks,
  FAMILIES,
  oddsOf,
  pathOf,
  rankOf,
  scoreOfOdds,
} from '../../../../electron/core/retrieval/score.ts';
import type { PoolEntry } from '../../../../electron/core/retrieval/pool.ts';
import { readTurn } from '../../../../electron/core/retrieval/turn.ts';
import type { Role } from '../../../../shared/entities/message.ts';

const profile = PROFILES.people;
const row = (fields: Partial<Judged>): Judged => ({ ...emptyRow(), ...fields });

function entry(role: Role | null, conversation = 'c'): PoolEntry {
  const turn = readTurn({ conversation, role, text: '', terms: [], at: null });
  return { kind: 'message', pk: 1, row: null, turn, around: [] };
}

describe('the score of a candidate', () => {
  it('is weighed for people, or for a person with an assistant where one talks', () => {
    const { people, assistant } = PROFILES;
    expect(chooseProfiles({ entries: [entry('user'), entry('user')] })).toEqual([people, people]);
    expect(chooseProfiles({ entries: [entry(null)] })).toEqual([people]);
    const both = [entry('user'), entry('user', 'd'), entry('assistant', 'd'), entry(null, 'e')];
    expect(chooseProfiles({ entries: both })).toEqual([people, assistant, assistant, assistant]);
  });

  it('falls with the distance to the best, and where what is asked for stands nowhere', () => {
    const rows = [row({ coverOwn: 1, coverWindow: 1, window: 1 }), row({ window: 0.5 })];
    const ranks = rows.map((each) => rankOf(each, profile));
    const score = (absent: boolean, proper: boolean, behind: number): number => {
      const pool = { weights: [2, 2], absent: [false, absent] };
      return scoreOfOdds(
        oddsOf({ ...certaintyOf(ranks, pool, [false, proper]), behind, covered: 1 }, profile),
      );
    };
    expect(score(false, false, 0)).toBeGreaterThan(score(false, false, -1));
    expect(score(false, false, 0)).toBeGreaterThan(score(true, false, 0));
    expect(score(true, false, 0)).toBeGreaterThan(score(true, true, 0));
    expect(score(true, true, -50)).toBeGreaterThan(0);
  });

  it('is explained by families of features that hold each feature once and add up to the rank', () => {
    expect(Object.values(FAMILIES).flat().toSorted()).toEqual([...FEATURES].toSorted());
    const rows = [row({ window: 1, date: 1, question: 1 }), row({ window: 0.5 })];
    const explain = explainRanks(rows);
    const [one, other] = rows.map((each) =>
      Object.values(explain(each, profile)).reduce((sum, part) => sum + part, 0),
    );
    const [first, second] = rows.map((each) => rankOf(each, profile));
    expect((one ?? 0) - (other ?? 0)).toBeCloseTo((first ?? 0) - (second ?? 0), 9);
    expect(explain(row({ window: 1 }), profile).around).toBeGreaterThan(0);
  });

  it('says how it was found', () => {
    expect(pathOf(row({ coverOwn: 0.2, kinOwn: 1 }))).toBe('direct');
    expect(pathOf(row({ kinOwn: 0.2 }))).toBe('kindred');
    expect(pathOf(row({ coverWindow: 1 }))).toBe('neighbour');
  });
});
