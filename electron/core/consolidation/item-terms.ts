import type { Analyser } from '../retrieval/analyse.ts';
import { hashWord } from './hash.ts';

/** The terms of a text that could tell what it is about, and how they were written. */
export type ItemTerms = Readonly<{ terms: Uint32Array; words: ReadonlyMap<number, string> }>;

const MOST_TERMS = 64;
const SHORTEST_WORD = 4;
/** Beyond this many UTF-16 units a text says no more of what it is about. */
const LONGEST = 8000;

/** Reads what a text is about: its longer words, each once, by the hash of its stem. */
export function describeWords(analyser: Analyser, text: string): ItemTerms {
  const read = text.slice(0, LONGEST);
  const words = new Map<number, string>();
  for (const { start, end, terms } of analyser.tokens(read)) {
    const word = read.slice(start, end);
    const [term] = terms;
    if (term === undefined || word.length < SHORTEST_WORD || /^\p{N}+$/u.test(word)) continue;
    const hash = hashWord(term);
    if (!words.has(hash)) words.set(hash, word.toLowerCase());
    if (words.size >= MOST_TERMS) break;
  }
  return { terms: Uint32Array.from(words.keys()).toSorted(), words };
}
