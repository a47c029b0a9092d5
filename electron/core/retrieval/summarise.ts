import type { Analyser } from './analyse.ts';

const LONGEST_SUMMARY = 500;
/** Of a longer conversation sentences are read at even distances. */
const SENTENCES_READ = 64;
const ROUNDS = 20;
/** Ranks that move less than this stay (section 2 of the paper). */
const SETTLED = 0.0001;
const DAMPING = 0.85;
const MOST_TOPICS = 6;
const SHORTEST_TOPIC = 4;
/** Of a longer text the beginning is read. In UTF-16 units, like the two below. */
const LONGEST_TEXT = 20_000;
const SHORTEST_SENTENCE = 20;
const LONGEST_SENTENCE = 300;

/** Where a sentence ends: at a line, or at a full stop of any script that no small letter follows. */
const SENTENCE_END = /\n|[.!?…؟۔।]+["'”»)\]]*(?:\s+(?![\p{Ll}\s])|$)|[。！？]+["'”』」）]*/gu;

/** How often terms are used in the whole store. */
export type TermUse = Readonly<{ documents: number; frequency: (term: string) => number }>;

/** A conversation in its own words: the sentences that say most, and what it is about. */
export type SummedUp = Readonly<{ summary: string; topics: string[] }>;

type Sentence = Readonly<{ text: string; words: readonly Word[] }>;
type Word = Readonly<{ term: string; start: number; end: number; plain: boolean }>;

/** Sums up a conversation by up to 500 characters of its sentences, and topics. Each sentence read is analysed once. */
export function summarise(analyser: Analyser, texts: readonly string[], use: TermUse): SummedUp {
  const sentences = atEvenDistances(texts.flatMap(splitSentences), SENTENCES_READ).map((text): Sentence => {
    const words = analyser
      .tokens(text)
      .flatMap(({ start, end, plain, terms: [term] }): Word[] =>
        term === undefined ? [] : [{ term, start, end, plain }],
      );
    return { text, words };
  });
  return { summary: chooseSentences(sentences), topics: findTopics(sentences, use) };
}

/** Those of the highest rank that fit, in the order in which they came. */
function chooseSentences(sentences: readonly Sentence[]): string {
  const ranked = rankSentences(sentences.map(({ words }) => words.map(({ term }) => term)))
    .map((rank, index) => ({ rank, index }))
    .toSorted((one, other) => other.rank - one.rank);
  const chosen: number[] = [];
  let length = 0;
  for (const { index } of ranked) {
    const size = (sentences[index]?.text ?? '').length + 1;
    if (length + size > LONGEST_SUMMARY) continue;
    chosen.push(index);
    length += size;
  }
  return chosen
    .toSorted((one, other) => one - other)
    .map((index) => sentences[index]?.text)
    .join(' ');
}

function atEvenDistances<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const step = items.length / most;
  return Array.from({ length: most }, (_, place) => items[Math.floor(place * step)] as T); // below the length
}

/** The words a conversation uses more than the rest of the store does: tf-idf, shown as they were written. */
function findTopics(sentences: readonly Sentence[], { documents, frequency }: TermUse): string[] {
  const counts = new Map<string, { count: number; word: string }>();
  for (const { text, words } of sentences) {
    for (const { term, start, end, plain } of words) {
      if (plain || end - start < SHORTEST_TOPIC) continue;
      const known = counts.get(term);
      if (known) known.count += 1;
      else counts.set(term, { count: 1, word: text.slice(start, end).toLowerCase() });
    }
  }
  const candidates = [...counts]
    .filter(([, { count, word }]) => count > 1 && !/^\p{N}+$/u.test(word))
    .toSorted(([, one], [, other]) => other.count - one.count);
  let best: { word: string; weight: number }[] = [];
  for (const [term, { count, word }] of candidates) {
    // Asking how often a term is used is dear: not where even the rarest would not be among the best.
    const rarest = count * Math.log((documents + 1) / 2);
    if (best.length === MOST_TOPICS && rarest < (best.at(-1)?.weight ?? 0)) break;
    const weight = count * Math.log((documents + 1) / (frequency(term) + 1));
    if (weight > 0)
      best = [...best, { word, weight }]
        .toSorted((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
        .slice(0, MOST_TOPICS);
  }
  return best.map(({ word }) => word);
}

/**
 * TextRank over shared terms (Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004, formula 2 and
 * section 4). Ranks in a matrix of how alike sentences are, kept row by row: there may be many thousand conversations.
 */
function rankSentences(sentences: readonly (readonly string[])[]): number[] {
  const size = sentences.length;
  const edges = likenesses(sentences);
  for (let i = 0; i < size; i += 1) scaleRow(edges, i * size, size);
  let ranks = new Float64Array(size).fill(1);
  for (let round = 0, moved = 1; round < ROUNDS && moved > SETTLED; round += 1) {
    const next = new Float64Array(size).fill(1 - DAMPING);
    for (let j = 0; j < size; j += 1) {
      const given = DAMPING * (ranks[j] ?? 0);
      for (let i = 0, at = j * size; i < size; i += 1, at += 1)
        next[i] = (next[i] ?? 0) + (edges[at] ?? 0) * given;
    }
    moved = 0;
    for (let i = 0; i < size; i += 1) moved = Math.max(moved, Math.abs((next[i] ?? 0) - (ranks[i] ?? 0)));
    ranks = next;
  }
  return [...ranks];
}

/** How alike each two sentences are: the terms they share, against how many each has. */
function likenesses(sentences: readonly (readonly string[])[]): Float64Array {
  const size = sentences.length;
  const shared = new Float64Array(size ** 2);
  const holders = new Map<string, number[]>();
  const sizes = new Float64Array(size);
  for (const [i, terms] of sentences.entries()) {
    for (const term of terms) {
      const known = holders.get(term);
      if (!known) holders.set(term, [i]);
      else if (known.at(-1) === i) continue;
      else {
        for (const j of known) shared[i * size + j] = (shared[i * size + j] ?? 0) + 1;
        known.push(i);
      }
      sizes[i] = (sizes[i] ?? 0) + 1;
    }
  }
  const logarithms = sizes.map(Math.log);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const count = shared[i * size + j] ?? 0;
      const telling = count > 0 && (sizes[i] ?? 0) > 1 && (sizes[j] ?? 0) > 1;
      const likeness = telling ? count / ((logarithms[i] ?? 0) + (logarithms[j] ?? 0)) : 0;
      shared[i * size + j] = likeness;
      shared[j * size + i] = likeness;
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

function splitSentences(text: string): string[] {
  const read = text.slice(0, LONGEST_TEXT);
  const found: string[] = [];
  let start = 0;
  const add = (end: number): void => {
    const sentence = read.slice(start, end).replace(/\s+/g, ' ').trim();
    if (sentence.length >= SHORTEST_SENTENCE && sentence.length <= LONGEST_SENTENCE) found.push(sentence);
    start = end;
  };
  for (const { index, 0: end } of read.matchAll(SENTENCE_END)) add(index + end.length);
  if (start < read.length) add(read.length);
  return found;
}
