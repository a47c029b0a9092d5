import type { HitParts, SearchKind } from '../../../shared/contract/search.ts';
import type { HitStanding } from '../store/search.ts';
import { standingParts } from './rank.ts';

/** For how much each part stands: words first, its standing decides between what matches about as well. */
const SHARES = {
  words: 0.7,
  recency: 0.1,
  importance: 0.08,
  access: 0.04,
  tier: 0.05,
  trust: 0.03,
} as const satisfies HitParts;
/** Its recency halves in so many days. */
const HALF_LIVES: Readonly<Record<SearchKind, number>> = {
  message: 30,
  session: 30,
  memory: 90,
  knowledge: 180,
  preference: 365,
  task: 30,
  decision: 90,
};

/**
 * What the score of a hit is the sum of, from how well its words match (up to 1) and its standing. What its kind does not
 * have adds nothing.
 */
export function hitParts(kind: SearchKind, words: number, standing: HitStanding, now: number): HitParts {
  const parts = standingParts(
    {
      at: standing.used_at ?? 0,
      halfLifeDays: HALF_LIVES[kind],
      importance: standing.importance ?? 0,
      accessCount: standing.access_count,
      tier: standing.tier,
      trusted: standing.trusted === 1,
    },
    now,
  );
  return {
    words: round(SHARES.words * words),
    recency: round(SHARES.recency * parts.recency),
    importance: round(SHARES.importance * parts.importance),
    access: round(SHARES.access * parts.access),
    tier: standing.tier === null ? 0 : round(SHARES.tier * parts.tier),
    trust: round(SHARES.trust * parts.trust),
  };
}

/** To what can be told apart: an hour's age changes nothing. */
function round(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}

/** The score of a hit. */
export function sumParts(parts: HitParts): number {
  const sum = Object.values(parts).reduce((total, part) => total + part, 0);
  return Math.min(1, round(sum));
}
