import { createRelatives, type Relatives } from './relatives.ts';
import {
  createEvidence,
  type Evidence,
  type Guess,
  guessLanguages,
  likelyLanguages,
  ownWords,
  setOf,
  USUAL,
} from './language-guess.ts';
import { type Language, LANGUAGE_NAMES, LANGUAGES, SCRIPTS } from './languages.ts';
import { createPieceReader, type Piece, type PieceReader } from './pieces.ts';

/**
 * How texts are analysed. Raised with every change that makes other terms of a text: what was indexed by an older analysis
 * is then renewed.
 */
export const ANALYSIS_VERSION = 3;

/** A word of a text: where it stands (UTF-16 units, half-open) and what it is indexed as. */
export type Token = Readonly<{
  start: number;
  end: number;
  terms: readonly string[];
  /** It says how things relate, not what they are: “the”, “when”. */
  plain: boolean;
}>;

/**
 * A word of a question; `others`: what it is indexed as in texts of other languages. `pieces`: the characters of a word of
 * Chinese characters, which texts that cut or put it otherwise hold; its terms are without them.
 */
export type AskedToken = Token & Readonly<{ others: readonly string[]; pieces: readonly string[] }>;

/** Turns text into search terms, the same way for what is stored and for what is asked. */
export type Analyser = Readonly<{
  /** The terms of a text in their order: what is indexed. */
  terms(text: string): string[];
  /** The same, separated by spaces. */
  searchText(text: string): string;
  /** The same in UTF-8, written into `room` from `at`, as many are by an import. Gives where it ends, -1 where there is too little room. */
  writeSearchText(text: string, room: DataView<ArrayBuffer>, at: number): number;
  /** The words of a text with their places. */
  tokens(text: string): Token[];
  /** The words of a question with their places, as texts of every language it may be in, or texts are in, hold them. */
  asked(text: string): AskedToken[];
  /** The terms under which a word may stand in other forms, and those of words that answer for it. */
  relativesOf(word: string): Relatives;
}>;

/** A word that was met: what it tells of its language, and its terms in each language it was read in. */
type Known = Piece & Evidence & Readonly<{ terms: (readonly string[] | undefined)[]; run: null }>;
/** A stretch that is written without spaces, and its words. */
type Run = Piece & Readonly<{ run: ReadWords }>;
/** Reads words and texts, and remembers what it learned of each word. */
type WordReader = Readonly<{
  recall: (word: string) => Known;
  readWords: (text: string) => ReadWords;
  usualTerms: PieceReader<Known | Run>['usualTerms'];
  writeUsual: PieceReader<Known | Run>['writeUsual'];
}>;

/** The words of a text, and where each begins. */
type ReadWords = Readonly<{ words: readonly Known[]; places: readonly number[] }>;

const IDENTIFIER_PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{N}+/gu;
/** Most words there are: nothing in them to fold but the first letter's case, and no identifiers. */
const PLAIN = /^(?:[A-Za-z][a-z]*|[А-Яа-я][а-я]*)$/;
/** Letters that fold to others; marks are taken off after that. */
const FOLDED: readonly (readonly [string, string])[] = [
  ['ё', 'е'],
  ['i\u0307', 'i'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ł', 'l'],
  ['ς', 'σ'],
];
/** Latin and Greek letters that may carry marks, and the marks of Arabic and Hebrew vowels. */
const MARKED = /[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff]/u;
const VOWEL_MARKS = new RegExp(String.raw`[\u0591-\u05c7\u0640\u064b-\u0652]`, 'gu');
/** A word of several Chinese characters: each of them tells, too, as words are cut in one way here and in another there. */
const CHARACTERS = /^[\u3400-\u9fff]{2,6}$/u;
const LONGEST_TERM = 64;
/** Beyond this many UTF-16 units a text is stored whole but no longer indexed. */
const LONGEST_TEXT = 1_048_576;
const CACHED_WORDS = 100_000;
/** Of these the same stem is always sought: texts that tell no language are taken to be in them. */
const ENGLISH = LANGUAGE_NAMES.indexOf('english');
const ENCODER = new TextEncoder();

/**
 * Makes an analyser with a cache of the words it met: texts repeat their words far more than they vary them. `held` tells
 * in which languages there are texts, beside the usual ones of their scripts.
 */
export function createAnalyser(held: () => readonly Language[] = () => []): Analyser {
  const { recall, readWords, usualTerms, writeUsual } = createWordReader();
  const termsBy = (text: string, guess: Guess): string[] =>
    readWords(text).words.flatMap((known) => termsIn(known, languageOf(known, guess)));
  const readTerms = (text: string): string[] => {
    const { terms, evidence } = usualTerms(text);
    const guess = guessLanguages(evidence);
    return guess === USUAL ? terms : termsBy(text, guess);
  };
  return {
    relativesOf: createRelatives((word) => {
      const known = recall(word);
      return termsIn(known, languageOf(known, USUAL))[0] ?? word;
    }),
    terms: readTerms,
    searchText: (text) => readTerms(text).join(' '),
    writeSearchText(text, room, at) {
      const { end, evidence } = writeUsual(text, room, at);
      const guess = guessLanguages(evidence);
      if (end < 0 || guess === USUAL) return end;
      const rest = new Uint8Array(room.buffer, room.byteOffset + at, room.byteLength - at);
      const words = termsBy(text, guess).join(' ');
      const { read, written } = ENCODER.encodeInto(words, rest);
      return read < words.length ? -1 : at + written;
    },
    tokens(text) {
      const { words, places } = readWords(text);
      const guess = guessLanguages(words);
      return words.flatMap((known, number): Token[] => {
        const start = places[number] ?? 0;
        const language = languageOf(known, guess);
        const terms = termsIn(known, language);
        const plain = (known.plain & (1 << language)) !== 0;
        return terms.length === 0 ? [] : [{ start, end: start + known.text.length, terms, plain }];
      });
    },
    asked: (text) => askWords(readWords(text), held()),
  };
}

/** Makes what reads the words of texts, and remembers what it learned of each. */
function createWordReader(): WordReader {
  const evidenceOf = createEvidence();
  const recall = rememberWords((word): Known => {
    const evidence = evidenceOf(foldWord(word), word.normalize('NFKC').toLowerCase());
    const usual = analyseWord(word, languageOf(evidence, USUAL));
    return { ...evidence, text: word, usual, evidence: [evidence], terms: [], run: null };
  });
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const reader = createPieceReader((text, unspaced): Known | Run => {
    if (!unspaced) return recall(text);
    const segments = [...segmenter.segment(text)];
    const words = segments.map(({ segment }) => recall(segment));
    return {
      text,
      usual: words.flatMap(({ usual }) => usual),
      evidence: words.flatMap(({ evidence }) => evidence),
      run: { words, places: segments.map(({ index }) => index) },
    };
  });
  return {
    recall,
    usualTerms: (text) => reader.usualTerms(text.slice(0, LONGEST_TEXT)),
    writeUsual: (text, room, at) => reader.writeUsual(text.slice(0, LONGEST_TEXT), room, at),
    readWords(text) {
      const words: Known[] = [];
      const places: number[] = [];
      reader.visitEach(text.slice(0, LONGEST_TEXT), (piece, start) => {
        if (piece.run === null) {
          words.push(piece);
          places.push(start);
        } else {
          words.push(...piece.run.words);
          for (const place of piece.run.places) places.push(start + place);
        }
      });
      return { words, places };
    },
  };
}

/** Reads the words of a question in every language it may be in, and in those of the texts there are. */
function askWords({ words, places }: ReadWords, held: readonly Language[]): AskedToken[] {
  const guess = guessLanguages(words);
  const likely = likelyLanguages(words);
  const sought = likely | setOf(held.map((language) => LANGUAGE_NAMES.indexOf(language)));
  return words.flatMap((known, number): AskedToken[] => {
    const start = places[number] ?? 0;
    const language = languageOf(known, guess);
    const indexed = termsIn(known, language);
    if (indexed.length === 0) return [];
    const pieces = CHARACTERS.test(known.text) ? indexed.slice(1) : [];
    const terms = pieces.length === 0 ? indexed : indexed.slice(0, 1);
    const [usual, ...more] = SCRIPTS[known.script]?.languages ?? [];
    const readIn = more.filter((other) => (sought & (1 << LANGUAGE_NAMES.indexOf(other))) !== 0);
    const others = (usual === undefined ? [] : [usual, ...readIn]).map(
      (other) => termsIn(known, LANGUAGE_NAMES.indexOf(other))[0] ?? '',
    );
    return [
      {
        start,
        end: start + known.text.length,
        terms,
        others: [...new Set(others)].filter((other) => other !== terms[0] && other !== ''),
        pieces,
        plain: (known.plain & (likely | (1 << language))) !== 0,
      },
    ];
  });
}

/** What texts of a language are known by: its own commonest words, as they are indexed. Not of the usual languages. */
export function languageMarks(): ReadonlyMap<Language, readonly string[]> {
  return new Map(
    [...ownWords()].map(([language, words]) => {
      const place = LANGUAGE_NAMES.indexOf(language);
      return [language, [...new Set(words.flatMap((word) => analyseWord(word, place)))]];
    }),
  );
}

/** The language a word is read in, by its place; English where its script tells nothing. */
function languageOf({ script }: Evidence, guess: Guess): number {
  return guess[script] ?? ENGLISH;
}

function termsIn({ text, terms }: Known, language: number): readonly string[] {
  return (terms[language] ??= analyseWord(text, language));
}

/** Remembers what words become. When there are too many, those not met lately are forgotten, not the common ones. */
function rememberWords<Result>(analyse: (word: string) => Result): (word: string) => Result {
  let recent = new Map<string, Result>();
  let older = new Map<string, Result>();
  return (word) => {
    const known = recent.get(word);
    if (known) return known;
    const result = older.get(word) ?? analyse(word);
    if (recent.size >= CACHED_WORDS) {
      older = recent;
      recent = new Map();
    }
    recent.set(word, result);
    return result;
  };
}

/** Folds a word without stemming it: case, compatibility forms, diacritics, ё→е. */
export function foldWord(word: string): string {
  return PLAIN.test(word) ? word.toLowerCase() : foldLetters(word.normalize('NFKC').toLowerCase());
}

function foldLetters(lower: string): string {
  let folded = lower;
  for (const [letter, other] of FOLDED)
    if (folded.includes(letter)) folded = folded.replaceAll(letter, other);
  folded = folded.replace(VOWEL_MARKS, '');
  return MARKED.test(folded) ? folded.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC') : folded;
}

/** A word's terms in a language: itself, and for an identifier its parts as well. */
function analyseWord(word: string, language: number): readonly string[] {
  if (PLAIN.test(word)) return [stem(word, language)];
  const whole = stem(word.replaceAll('_', ''), language);
  if (CHARACTERS.test(whole)) return [...new Set([whole, ...whole.split('')])];
  const parts = isIdentifier(word) ? (word.match(IDENTIFIER_PARTS) ?? []) : [];
  const terms = parts.length > 1 ? [whole, ...parts.map((part) => stem(part, language))] : [whole];
  return [...new Set(terms.filter((term) => /[\p{L}\p{N}]/u.test(term)))];
}

function isIdentifier(word: string): boolean {
  return word.includes('_') || /\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}/u.test(word);
}

/** English and Russian words are folded before they are stemmed, others after: their endings have diacritics. */
function stem(word: string, language: number): string {
  const name = LANGUAGE_NAMES[language] ?? 'english';
  const folded = foldWord(word).slice(0, LONGEST_TERM);
  if (name === 'english')
    return folded.length > 2 && /^[a-z]+$/u.test(folded) ? LANGUAGES.english.stem(folded) : folded;
  const lower = name === 'russian' ? folded : lowerIn(word, name).slice(0, LONGEST_TERM);
  if (lower.length < 3 && name !== 'korean' && name !== 'chinese' && name !== 'japanese') return folded;
  if (!/^[\p{L}\p{M}]+$/u.test(lower)) return folded;
  return foldLetters(stemSafely(lower, name)) || folded;
}

/** Some stemmers of the library throw at words they do not expect, such as those without a vowel: these stay whole. */
function stemSafely(word: string, language: Language): string {
  try {
    return LANGUAGES[language].stem(word);
  } catch {
    return word;
  }
}

function lowerIn(word: string, language: Language): string {
  const normal = word.normalize('NFKC');
  return language === 'turkish' ? normal.toLocaleLowerCase('tr') : normal.toLowerCase();
}
