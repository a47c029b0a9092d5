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

/** What a term says of a question: the words it is a form of, or answers for, with how much it counts; `form` is the last of the former. */
type Wanted = Readonly<{ words: { word: number; kin: number }[] }> & { form: number | null };
type WantedTerms = ReadonlyMap<string, Wanted>;

/** Where a text holds terms that are wanted, in order. */
export type Marks = readonly Readonly<{ place: number; wanted: Wanted }>[];

/** The terms that are counted for a question; `kin` is 0 for a form of the word itself. */
export function wantedTerms(words: readonly AskedWord[]): WantedTerms {
  const terms = new Map<string, Wanted>();
  const add = (term: string, word: number, kin: number): void => {
    const wanted = terms.get(term) ?? { words: [], form: null };
    wanted.words.push({ word, kin });
    if (kin === 0) wanted.form = word;
    terms.set(term, wanted);
  };
  for (const [index, { forms, kin }] of words.entries()) {
    for (const form of forms) add(form, index, 0);
    for (const [term, weight] of kin) add(term, index, weight);
  }
  return terms;
}

/** Finds what is wanted in a text. */
export function markWanted({ terms }: Turn, wantedOf: WantedTerms): Marks {
  const marks: { place: number; wanted: Wanted }[] = [];
  for (let place = 0; place < terms.length; place += 1) {
    const wanted = wantedOf.get(terms[place] ?? '');
    if (wanted !== undefined) marks.push({ place, wanted });
  }
  return marks;
}

/** Counts so many words of a question in a text. */
export function countWords(marks: Marks, words: number): WordCounts {
  const own = new Float64Array(words);
  const kin = new Float64Array(words);
  const held = new Map<Wanted, number>();
  for (const { wanted } of marks) held.set(wanted, (held.get(wanted) ?? 0) + 1);
  for (const [wanted, count] of held)
    for (const { word, kin: weight } of wanted.words) {
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

/** The best stretch of a text of so many terms; of a short one itself, whose score is given. */
export function scorePassage(
  marks: Marks,
  terms: number,
  weights: readonly number[],
  own: number,
  usual: number,
): number {
  if (terms <= PASSAGE + PASSAGE_STEP / 4 || own === 0) return own;
  let best = 0;
  for (let start = 0; start < terms; start += PASSAGE_STEP) {
    const end = Math.min(terms, start + PASSAGE);
    const counts = new Float64Array(weights.length);
    for (const { place, wanted } of marks)
      if (wanted.form !== null && place >= start && place < end)
        counts[wanted.form] = (counts[wanted.form] ?? 0) + 1;
    best = Math.max(best, scoreCounts(counts, weights, (end - start) / Math.min(usual, PASSAGE_USUAL)));
  }
  return best;
}

/** The share of a question's words that follow each other as they do there, and how near they stand; 0 to 1. */
export function readOrder(marks: Marks, words: number): { pairs: number; near: number } {
  if (words < 2) return { pairs: 0, near: 0 };
  const pairs = new Set<number>();
  let near = 0;
  let last = -1;
  let lastPlace = 0;
  for (const { place, wanted } of marks) {
    const word = wanted.form;
    if (word === null) continue;
    const distance = place - lastPlace;
    if (last >= 0 && word !== last && distance <= NEAR) {
      near += 1 / distance;
      if (distance <= PAIR && word === last + 1) pairs.add(word);
    }
    last = word;
    lastPlace = place;
  }
  return { pairs: pairs.size / (words - 1), near: Math.min(2, near) / 2 };
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
