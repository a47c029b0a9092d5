import type { Analyser } from './analyse.ts';

const LONGEST_SUMMARY = 500;
/** Of a longer conversation sentences are read at even distances. */
const SENTENCES_READ = 200;
const ROUNDS = 20;
/** Ranks that move less than this stay (section 2 of the paper). */
const SETTLED = 0.0001;
const DAMPING = 0.85;
const MOST_TOPICS = 6;

/**
 * The sentences that say most, in their order, up to 500 characters: TextRank over shared terms
 * (Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004, formula 2 and section 4).
 */
export function summarise(analyser: Analyser, texts: readonly string[]): string {
  const sentences = atEvenDistances(texts.flatMap(splitSentences), SENTENCES_READ);
  const ranked = rankSentences(sentences.map((sentence) => termSet(analyser, sentence)))
    .map((rank, index) => ({ rank, index }))
    .toSorted((one, other) => other.rank - one.rank);
  const chosen: number[] = [];
  let length = 0;
  for (const { index } of ranked) {
    const size = (sentences[index] ?? '').length + 1;
    if (length + size > LONGEST_SUMMARY) continue;
    chosen.push(index);
    length += size;
  }
  return chosen
    .toSorted((one, other) => one - other)
    .map((index) => sentences[index])
    .join(' ');
}

function atEvenDistances<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const step = items.length / most;
  return Array.from({ length: most }, (_, place) => items[Math.floor(place * step)] as T); // below the length
}

/** The words a conversation uses more than the rest of the store does: tf-idf, shown as they were written. */
export function findTopics(
  analyser: Analyser,
  texts: readonly string[],
  documents: number,
  documentFrequency: (term: string) => number,
): string[] {
  const counts = new Map<string, { count: number; word: string }>();
  for (const text of texts) {
    for (const token of analyser.tokens(text)) {
      const word = text.slice(token.start, token.end);
      const term = token.terms[0];
      if (term === undefined || word.length < 4 || /^\p{N}+$/u.test(word)) continue;
      const known = counts.get(term);
      if (known) known.count += 1;
      else counts.set(term, { count: 1, word: word.toLowerCase() });
    }
  }
  return [...counts]
    .filter(([, { count }]) => count > 1)
    .map(([term, { count, word }]) => ({
      word,
      weight: count * Math.log((documents + 1) / (documentFrequency(term) + 1)),
    }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight || one.word.localeCompare(other.word))
    .slice(0, MOST_TOPICS)
    .map(({ word }) => word);
}

/** Ranks in a matrix of how alike sentences are, kept row by row: the store has ten thousand sessions to sum up. */
function rankSentences(sets: readonly ReadonlySet<string>[]): number[] {
  const size = sets.length;
  const edges = shareTerms(sets);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1)
      edges[i * size + j] = similarity(edges[i * size + j] ?? 0, sets[i]?.size ?? 0, sets[j]?.size ?? 0);
    scaleRow(edges, i * size, size);
  }
  let ranks = new Float64Array(size).fill(1);
  for (let round = 0, moved = 1; round < ROUNDS && moved > SETTLED; round += 1) {
    const next = new Float64Array(size).fill(1 - DAMPING);
    for (let j = 0; j < size; j += 1) {
      const given = DAMPING * (ranks[j] ?? 0);
      for (let i = 0, at = j * size; i < size; i += 1, at += 1)
        next[i] = (next[i] ?? 0) + (edges[at] ?? 0) * given;
    }
    moved = next.reduce((most, rank, i) => Math.max(most, Math.abs(rank - (ranks[i] ?? 0))), 0);
    ranks = next;
  }
  return [...ranks];
}

/** How many terms each two sentences share. */
function shareTerms(sets: readonly ReadonlySet<string>[]): Float64Array {
  const shared = new Float64Array(sets.length ** 2);
  const holders = new Map<string, number[]>();
  for (const [i, set] of sets.entries()) {
    for (const term of set) {
      const known = holders.get(term) ?? [];
      for (const j of known) {
        shared[i * sets.length + j] = (shared[i * sets.length + j] ?? 0) + 1;
        shared[j * sets.length + i] = (shared[j * sets.length + i] ?? 0) + 1;
      }
      known.push(i);
      holders.set(term, known);
    }
  }
  return shared;
}

/** Each sentence gives away its rank once. */
function scaleRow(edges: Float64Array, start: number, size: number): void {
  let total = 0;
  for (let at = start; at < start + size; at += 1) total += edges[at] ?? 0;
  if (total === 0) return;
  for (let at = start; at < start + size; at += 1) edges[at] = (edges[at] ?? 0) / total;
}

function similarity(shared: number, one: number, other: number): number {
  return shared === 0 || one < 2 || other < 2 ? 0 : shared / (Math.log(one) + Math.log(other));
}

function termSet(analyser: Analyser, sentence: string): Set<string> {
  return new Set(analyser.tokens(sentence).flatMap((token) => token.terms.slice(0, 1)));
}

function splitSentences(text: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  return [...segmenter.segment(text.slice(0, 20_000))]
    .map(({ segment }) => segment.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.length >= 20 && sentence.length <= 300);
}
