import type { Analyser } from './analyse.ts';

const LONGEST_SUMMARY = 500;
const SENTENCES_READ = 400;
const ROUNDS = 20;
const DAMPING = 0.85;
const MOST_TOPICS = 6;

/**
 * The sentences that say most, in their order, up to 500 characters: TextRank over shared terms
 * (Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004, formula 2 and section 4).
 */
export function summarise(analyser: Analyser, texts: readonly string[]): string {
  const sentences = texts.flatMap(splitSentences).slice(0, SENTENCES_READ);
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

function rankSentences(sets: readonly ReadonlySet<string>[]): number[] {
  const edges = sets.map((one, i) => sets.map((other, j) => (i === j ? 0 : similarity(one, other))));
  const outgoing = edges.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let ranks = sets.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    ranks = ranks.map((_, i) => {
      const received = edges.reduce((sum, row, j) => {
        const total = outgoing[j] ?? 0;
        return total === 0 ? sum : sum + ((row[i] ?? 0) / total) * (ranks[j] ?? 0);
      }, 0);
      return 1 - DAMPING + DAMPING * received;
    });
  }
  return ranks;
}

function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size < 2 || other.size < 2) return 0;
  let shared = 0;
  for (const term of one) if (other.has(term)) shared += 1;
  return shared / (Math.log(one.size) + Math.log(other.size));
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
