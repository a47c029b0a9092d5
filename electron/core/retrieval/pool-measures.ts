import { FEATURES, type Judged, type Placed, RELATIVE } from './features.ts';

const SESSION_BEST = 3;
const EMPTY = Object.freeze(Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Judged); // has every feature

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

/** The most of each relative feature. */
export function mostOf(rows: readonly Judged[]): readonly number[] {
  return RELATIVE.map((feature) => rows.reduce((best, row) => Math.max(best, row[feature]), 0));
}

/** Measures what is relative against the most of it; more than that counts as much. */
export function scaleRelative(rows: readonly Judged[], most: readonly number[]): void {
  for (const [place, feature] of RELATIVE.entries()) {
    const best = most[place] ?? 0;
    if (best > 0) for (const row of rows) row[feature] = Math.min(1, row[feature] / best);
  }
}

/** A row in which nothing speaks for or against. */
export function emptyRow(): Judged {
  return { ...EMPTY };
}
