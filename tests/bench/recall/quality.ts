/** What was found for a question: its category, how many answers there are, and the places of those found, from 0. */
export type Outcome = Readonly<{ category: string; answers: number; places: readonly number[]; ms: number }>;

/** In per cent: the share of the answers among the first 5, 10 and 20, and the mean of 1 / the place of the first one. */
export type Quality = Readonly<{
  questions: number;
  at5: number;
  at10: number;
  at20: number;
  mrr: number;
  p50: number;
  p95: number;
}>;

/** Measures outcomes together. */
export function measureQuality(outcomes: readonly Outcome[]): Quality {
  const mean = (value: (outcome: Outcome) => number): number =>
    (100 * outcomes.reduce((sum, outcome) => sum + value(outcome), 0)) / Math.max(1, outcomes.length);
  const within = (size: number): number =>
    mean(({ places, answers }) => places.filter((place) => place < size).length / answers);
  const times = outcomes.map(({ ms }) => ms).toSorted((one, other) => one - other);
  const time = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    questions: outcomes.length,
    at5: within(5),
    at10: within(10),
    at20: within(20),
    mrr: mean(({ places }) => (places.length === 0 ? 0 : 1 / (Math.min(...places) + 1))),
    p50: time(0.5),
    p95: time(0.95),
  };
}

/** Where the answers stand in a list, from 0. */
export function placesOf(found: readonly string[], answers: readonly string[]): number[] {
  return found.flatMap((id, place) => (answers.includes(id) ? [place] : []));
}
