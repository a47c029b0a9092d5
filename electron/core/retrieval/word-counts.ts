import type { AskedWord } from './asked.ts';
import type { Turn } from './turn.ts';

/** How often a text holds each word of a question, and what answers for it. */
export type WordCounts = Readonly<{ own: Float64Array; kin: Float64Array }>;

/** Which shares of a question's weight a text covers. */
export type Coverage = Readonly<{ words: number; rarest: number; proper: number }>;

/** Saturation of repeated words and the share of length (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.2). */
const K1 = 1.2;
const B = 0.75;
/** A long text is also judged by its best stretch of so many terms. */
const PASSAGE = 80;
const PASSAGE_STEP = 40;
const PASSAGE_USUAL = 60;
/** Words of a question that stand so near each other speak for each other. */
const NEAR = 8;
const PAIR = 3;

/** What the terms of a text say of a question: the word each is a form of, or answers for, with how much it counts. */
type WantedTerms = ReadonlyMap<string, readonly Readonly<{ word: number; kin: number }>[]>;

/** The terms that are counted for a question; `kin` is 0 for a form of the word itself. */
export function wantedTerms(words: readonly AskedWord[]): WantedTerms {
  const wanted = new Map<string, { word: number; kin: number }[]>();
  const add = (term: string, word: number, kin: number): void => {
    const known = wanted.get(term);
    if (known) known.push({ word, kin });
    else wanted.set(term, [{ word, kin }]);
  };
  for (const [index, { forms, kin }] of words.entries()) {
    for (const form of forms) add(form, index, 0);
    for (const [term, weight] of kin) add(term, index, weight);
  }
  return wanted;
}

/** Counts so many words of a question in a text. */
export function countWords(turn: Turn, wanted: WantedTerms, words: number): WordCounts {
  const own = new Float64Array(words);
  const kin = new Float64Array(words);
  const held = new Map<string, number>();
  for (const term of turn.terms) if (wanted.has(term)) held.set(term, (held.get(term) ?? 0) + 1);
  for (const [term, count] of held)
    for (const { word, kin: weight } of wanted.get(term) ?? []) {
      if (weight === 0) own[word] = (own[word] ?? 0) + count;
      else kin[word] = (kin[word] ?? 0) + weight * Math.min(2, count);
    }
  return { own, kin };
}

/** BM25 over the words of a question, from how often each is there and how long the text is against a usual one. */
export function scoreCounts(
  counts: Float64Array,
  weights: readonly number[],
  relativeLength: number,
): number {
  const damping = K1 * (1 - B + B * relativeLength);
  let score = 0;
  for (let word = 0; word < counts.length; word += 1) {
    const count = counts[word] ?? 0;
    if (count > 0) score += ((weights[word] ?? 0) * count * (K1 + 1)) / (count + damping);
  }
  return score;
}

/** The best stretch of a long text; of a short one itself, whose score is given. */
export function scorePassage(
  turn: Turn,
  words: readonly AskedWord[],
  weights: readonly number[],
  own: number,
  usual: number,
): number {
  if (turn.terms.length <= PASSAGE + PASSAGE_STEP / 4 || own === 0) return own;
  const wordOf = placesOfForms(words);
  let best = 0;
  for (let start = 0; start < turn.terms.length; start += PASSAGE_STEP) {
    const counts = new Float64Array(words.length);
    const end = Math.min(turn.terms.length, start + PASSAGE);
    let any = false;
    for (let place = start; place < end; place += 1) {
      const word = wordOf.get(turn.terms[place] ?? '');
      if (word === undefined) continue;
      counts[word] = (counts[word] ?? 0) + 1;
      any = true;
    }
    if (any)
      best = Math.max(best, scoreCounts(counts, weights, (end - start) / Math.min(usual, PASSAGE_USUAL)));
  }
  return best;
}

/** The share of a question's words that follow each other as they do there, and how near they stand; 0 to 1. */
export function readOrder(turn: Turn, words: readonly AskedWord[]): { pairs: number; near: number } {
  if (words.length < 2) return { pairs: 0, near: 0 };
  const wordOf = placesOfForms(words);
  const pairs = new Set<number>();
  let near = 0;
  let last = -1;
  let lastPlace = 0;
  for (const [place, term] of turn.terms.entries()) {
    const word = wordOf.get(term);
    if (word === undefined) continue;
    const distance = place - lastPlace;
    if (last >= 0 && word !== last && distance <= NEAR) {
      near += 1 / distance;
      if (distance <= PAIR && word === last + 1) pairs.add(word);
    }
    last = word;
    lastPlace = place;
  }
  return { pairs: pairs.size / (words.length - 1), near: Math.min(2, near) / 2 };
}

/** What is covered by the words that are there; `proper` are those that name somebody or something. */
export function coverage(
  isThere: (word: number) => boolean,
  weights: readonly number[],
  proper: readonly boolean[],
): Coverage {
  let words = 0;
  let rarest = 0;
  let names = 0;
  let all = 0;
  let rarestOfAll = 0;
  let allNames = 0;
  for (const [word, weight] of weights.entries()) {
    all += weight;
    rarestOfAll = Math.max(rarestOfAll, weight);
    if (proper[word] === true) allNames += weight;
    if (!isThere(word)) continue;
    words += weight;
    rarest = Math.max(rarest, weight);
    if (proper[word] === true) names += weight;
  }
  return { words: share(words, all), rarest: share(rarest, rarestOfAll), proper: share(names, allNames) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function placesOfForms(words: readonly AskedWord[]): ReadonlyMap<string, number> {
  return new Map(words.flatMap(({ forms }, index) => forms.map((form) => [form, index] as const)));
}
