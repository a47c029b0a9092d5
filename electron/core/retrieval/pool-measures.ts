import type { AskedWord } from './asked.ts';
import { FEATURES, type Judged, type Placed, RELATIVE } from './features.ts';

const SESSION_BEST = 3;
const LIKE_TOP = 6;
const LIKE_TERMS = 14;
const SHORTEST_LIKE = 3;

/** What a conversation has to say to a question: its best texts, and all of them, each counting less than the one before. */
export type SessionMeasure = Readonly<{ best: number; sum: number }>;

/** Measures each conversation by the scores of its candidates. */
export function measureSessions(
  placed: readonly Placed[],
  own: readonly number[],
): ReadonlyMap<string, SessionMeasure> {
  const scores = new Map<string, number[]>();
  for (const [index, { turn }] of placed.entries()) {
    const known = scores.get(turn.conversation);
    if (known) known.push(own[index] ?? 0);
    else scores.set(turn.conversation, [own[index] ?? 0]);
  }
  return new Map(
    [...scores].map(([conversation, all]) => {
      const sorted = all.toSorted((one, other) => other - one);
      const best = sorted.slice(0, SESSION_BEST).reduce((before, score) => before + score, 0);
      const sum = sorted.reduce((before, score, place) => before + score / (1 + place), 0);
      return [conversation, { best, sum }];
    }),
  );
}

/** How much each candidate has of what the best have in common beside the words of the question. */
export function measureLikeness(
  placed: readonly Placed[],
  own: readonly number[],
  words: readonly AskedWord[],
): number[] {
  const holding = new Map<string, number>();
  for (const { turn } of placed)
    for (const term of turn.counts.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const asked = new Set(words.flatMap(({ forms }) => forms));
  const top = [...placed.keys()]
    .toSorted((one, other) => (own[other] ?? 0) - (own[one] ?? 0))
    .slice(0, LIKE_TOP);
  const weights = new Map<string, number>();
  for (const index of top) {
    const turn = placed[index]?.turn;
    const score = own[index] ?? 0;
    if (!turn || score === 0) continue;
    for (const term of turn.counts.keys()) {
      const common = holding.get(term) ?? 1;
      if (common < 2 || common > placed.length / 10 || term.length < SHORTEST_LIKE || asked.has(term))
        continue;
      const telling = Math.log(placed.length / common) * (score / Math.max(8, turn.length));
      weights.set(term, (weights.get(term) ?? 0) + telling);
    }
  }
  const chosen = [...weights].toSorted((one, other) => other[1] - one[1]).slice(0, LIKE_TERMS);
  return placed.map(({ turn }) =>
    chosen.reduce((sum, [term, weight]) => sum + (turn.counts.has(term) ? weight : 0), 0),
  );
}

/** Measures what is relative against the best of it. */
export function scaleRelative(rows: readonly Judged[]): void {
  for (const feature of RELATIVE) {
    const most = rows.reduce((best, row) => Math.max(best, row[feature]), 0);
    if (most > 0) for (const row of rows) row[feature] /= most;
  }
}

/** A row in which nothing speaks for or against. */
export function emptyRow(): Judged {
  return Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Judged; // has every feature
}
