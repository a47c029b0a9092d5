import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { createRelatives, type Relatives } from './relatives.ts';
import { stopWords } from './stop-words.ts';
import { createWordFinder } from './words.ts';

/** A word of a text: where it stands (UTF-16 units, half-open) and what it is indexed as. */
export type Token = Readonly<{ start: number; end: number; terms: readonly string[] }>;

/** Turns text into search terms, the same way for what is stored and for what is asked. */
export type Analyser = Readonly<{
  /** The terms of a text, separated by spaces: what is indexed. */
  searchText(text: string): string;
  /** Whether a word says how things relate, not what they are: “the”, “when”. */
  isPlain(word: string): boolean;
  /** The words of a text with their places. */
  tokens(text: string): Token[];
  /** The terms under which a word may stand in other forms, and those of words that answer for it. */
  relativesOf(word: string): Relatives;
}>;

const IDENTIFIER_PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{N}+/gu;
const CYRILLIC = /^[\u0400-\u04ff]+$/;
const ASCII = /^[a-z]+$/;
/** Most words there are: nothing in them to fold but the first letter's case, and no identifiers. */
const PLAIN = /^(?:[A-Za-z][a-z]*|[А-Яа-я][а-я]*)$/;
const LONGEST_TERM = 64;
/** Beyond this many UTF-16 units a text is stored whole but no longer indexed. */
const LONGEST_TEXT = 1_048_576;
const CACHED_WORDS = 100_000;

/** Makes an analyser with a cache of the words it met: texts repeat their words far more than they vary them. */
export function createAnalyser(): Analyser {
  const termsOf = rememberWords(analyseWord);
  const findWords = createWordFinder();
  const plain = stopWords();
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  return {
    relativesOf: createRelatives((word) => stem(foldWord(word))),
    isPlain: (word) => plain.has(foldWord(word)),
    searchText(text) {
      const read = text.slice(0, LONGEST_TEXT);
      let found = '';
      const add = (word: string): void => {
        for (const term of termsOf(word)) found += found === '' ? term : ` ${term}`;
      };
      findWords(read, (start, end, unspaced) => {
        const word = read.slice(start, end);
        if (unspaced) for (const { segment } of segmenter.segment(word)) add(segment);
        else add(word);
      });
      return found;
    },
    tokens(text) {
      const read = text.slice(0, LONGEST_TEXT);
      const found: Token[] = [];
      const add = (start: number, word: string): void => {
        const terms = termsOf(word);
        if (terms.length > 0) found.push({ start, end: start + word.length, terms });
      };
      findWords(read, (start, end, unspaced) => {
        const word = read.slice(start, end);
        if (unspaced) for (const { segment, index } of segmenter.segment(word)) add(start + index, segment);
        else add(start, word);
      });
      return found;
    },
  };
}

/** Remembers what words become. When there are too many, those not met lately are forgotten, not the common ones. */
function rememberWords(analyse: (word: string) => readonly string[]): (word: string) => readonly string[] {
  let recent = new Map<string, readonly string[]>();
  let older = new Map<string, readonly string[]>();
  return (word) => {
    const known = recent.get(word);
    if (known) return known;
    const terms = older.get(word) ?? analyse(word);
    if (recent.size >= CACHED_WORDS) {
      older = recent;
      recent = new Map();
    }
    recent.set(word, terms);
    return terms;
  };
}

/** Folds a word without stemming it: case, compatibility forms, Latin diacritics, ё→е. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  const lower = word.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll('i\u0307', 'i');
  return /[\u00c0-\u024f\u1e00-\u1eff]/.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
}

/** A word's terms: itself, and for an identifier its parts as well. */
function analyseWord(word: string): readonly string[] {
  if (PLAIN.test(word)) return [stem(word.toLowerCase())];
  const whole = stem(foldWord(word.replaceAll('_', '')));
  const parts = isIdentifier(word) ? (word.match(IDENTIFIER_PARTS) ?? []) : [];
  const terms = parts.length > 1 ? [whole, ...parts.map((part) => stem(foldWord(part)))] : [whole];
  return [...new Set(terms.filter((term) => /[\p{L}\p{N}]/u.test(term)))];
}

function isIdentifier(word: string): boolean {
  return word.includes('_') || /\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}/u.test(word);
}

function stem(word: string): string {
  const cut = word.slice(0, LONGEST_TERM);
  if (cut.length > 2 && ASCII.test(cut)) return stemEnglish(cut);
  if (cut.length > 2 && CYRILLIC.test(cut)) return stemRussian(cut);
  return cut;
}
