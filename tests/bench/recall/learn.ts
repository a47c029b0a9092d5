import { type Feature, FEATURES, type Judged } from '../../../electron/core/retrieval/features.ts';
import { CERTAINTIES, type Certainty, type Profile } from '../../../electron/core/retrieval/profile.ts';
import { rankOf } from '../../../electron/core/retrieval/score.ts';

/** The candidates of a question, judged, and which of them answer it. */
export type Example = Readonly<{ rows: readonly Judged[]; answers: readonly boolean[] }>;

/** What the sureness of a candidate follows from, and whether it answers. */
export type SureExample = Readonly<{ certainty: Certainty; answers: boolean }>;

/** Weights to begin with and to hold to, where there is too little to learn all of them from. */
export type Held = Readonly<{ weights: Profile['weights']; hold: number; step: number }>;

const ROUNDS = 30;
const STEP = 0.5;
const SHRINK = 1e-3;
const SURE_ROUNDS = 60;
/** Smaller weights are left out. */
const LEAST = 0.1;

/**
 * Learns weights by which what answers comes first: gradient descent (AdaGrad) on the cross entropy of the candidates of
 * each question (ListNet's top-one loss; Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", 2007).
 * The same examples in the same order give the same weights.
 */
export function learnWeights(
  examples: readonly Example[],
  { weights: begun, hold, step }: Held = { weights: {}, hold: SHRINK, step: STEP },
  features: readonly Feature[] = FEATURES,
): Profile['weights'] {
  const told = examples
    .filter(({ answers }) => answers.includes(true))
    .map((example) => asMatrix(example, features));
  const start = Float64Array.from(features, (feature) => begun[feature] ?? 0);
  const weights = start.slice();
  const seen = new Float64Array(features.length).fill(1e-6);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const index of told.keys()) {
      const example = told[(index * 7919 + round * 31) % told.length];
      if (example === undefined) continue;
      const slope = slopeOf(example, weights);
      for (let feature = 0; feature < weights.length; feature += 1) {
        const pull = (slope[feature] ?? 0) - hold * ((weights[feature] ?? 0) - (start[feature] ?? 0));
        seen[feature] = (seen[feature] ?? 0) + pull * pull;
        weights[feature] = (weights[feature] ?? 0) + (step * pull) / Math.sqrt(seen[feature] ?? 1);
      }
    }
  return Object.fromEntries(
    features
      .map((feature, index) => [feature, round2(weights[index] ?? 0)] as const)
      .filter(([, weight]) => Math.abs(weight) >= LEAST),
  );
}

/**
 * Learns how sure an answer is (logistic regression), and sets 0.3 where so many of the right answers lie above it. Each set
 * counts the same, and in each the right answers as much as the others.
 */
export function learnCertainty(sets: readonly (readonly SureExample[])[], kept: number): Certainty {
  const examples = sets.flatMap(balance);
  const weights = new Float64Array(CERTAINTIES.length);
  const seen = new Float64Array(CERTAINTIES.length).fill(1e-6);
  for (let round = 0; round < SURE_ROUNDS; round += 1) {
    const slope = new Float64Array(CERTAINTIES.length);
    for (const { certainty, answers, share } of examples) {
      const error = share * ((answers ? 1 : 0) - 1 / (1 + Math.exp(-oddsBy(certainty, weights))));
      for (const [index, name] of CERTAINTIES.entries())
        slope[index] = (slope[index] ?? 0) + error * certainty[name];
    }
    for (const [index, pull] of slope.entries()) {
      const per = pull / (2 * sets.length) - SHRINK * (weights[index] ?? 0);
      seen[index] = (seen[index] ?? 0) + per * per;
      weights[index] = (weights[index] ?? 0) + (STEP * per) / Math.sqrt(seen[index] ?? 1);
    }
  }
  const lowest = lowestKept(
    examples
      .filter(({ answers }) => answers)
      .map(({ certainty, share }) => ({ odds: oddsBy(certainty, weights), share })),
    kept,
  );
  weights[CERTAINTIES.indexOf('bias')] =
    (weights[CERTAINTIES.indexOf('bias')] ?? 0) - lowest + Math.log(0.3 / 0.7);
  return Object.fromEntries(
    CERTAINTIES.map((name, index) => [name, round2(weights[index] ?? 0)]),
  ) as Certainty; // all of them
}

/** The odds above which so much of what is right lies. */
function lowestKept(right: readonly Readonly<{ odds: number; share: number }>[], kept: number): number {
  let left = right.reduce((sum, { share }) => sum + share, 0) * (1 - kept);
  for (const { odds, share } of right.toSorted((one, other) => one.odds - other.odds)) {
    left -= share;
    if (left < 0) return odds;
  }
  return 0;
}

function balance(examples: readonly SureExample[]): (SureExample & { share: number })[] {
  const right = examples.filter(({ answers }) => answers).length;
  return examples.map((example) => ({
    ...example,
    share: 1 / (example.answers ? right : examples.length - right),
  }));
}

type Matrix = Readonly<{ values: Float64Array; share: Float64Array; size: number }>;

function asMatrix({ rows, answers }: Example, features: readonly Feature[]): Matrix {
  const values = new Float64Array(rows.length * features.length);
  for (const [place, row] of rows.entries())
    for (const [index, feature] of features.entries()) values[place * features.length + index] = row[feature];
  const right = answers.filter(Boolean).length;
  return { values, share: Float64Array.from(answers, (is) => (is ? 1 / right : 0)), size: rows.length };
}

function slopeOf({ values, share, size }: Matrix, weights: Float64Array): Float64Array {
  const width = weights.length;
  const ranks = new Float64Array(size);
  for (let row = 0; row < size; row += 1)
    for (let index = 0; index < width; index += 1)
      ranks[row] = (ranks[row] ?? 0) + (weights[index] ?? 0) * (values[row * width + index] ?? 0);
  const most = ranks.reduce((best, rank) => Math.max(best, rank), Number.NEGATIVE_INFINITY);
  const likely = ranks.map((rank) => Math.exp(rank - most));
  const all = likely.reduce((sum, each) => sum + each, 0);
  const slope = new Float64Array(width);
  for (let row = 0; row < size; row += 1) {
    const error = (share[row] ?? 0) - (likely[row] ?? 0) / all;
    if (Math.abs(error) < 1e-7) continue;
    for (let index = 0; index < width; index += 1)
      slope[index] = (slope[index] ?? 0) + error * (values[row * width + index] ?? 0);
  }
  return slope;
}

function oddsBy(certainty: Certainty, weights: Float64Array): number {
  return CERTAINTIES.reduce((sum, name, index) => sum + certainty[name] * (weights[index] ?? 0), 0);
}

/** The order in which weights put the candidates of an example: their numbers, best first. */
export function orderOf({ rows }: Example, weights: Profile['weights']): number[] {
  const ranks = rows.map((row) => rankOf(row, { weights }));
  return [...rows.keys()].toSorted((one, other) => (ranks[other] ?? 0) - (ranks[one] ?? 0) || one - other);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
