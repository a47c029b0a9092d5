import { type Language, LANGUAGE_NAMES, type LanguageEntry, LANGUAGES, SCRIPTS } from './languages.ts';
import { STOP_WORDS } from './stop-words.ts';

/** What a word tells of its language, as sets of languages (a bit each). `script`: its place in SCRIPTS, or -1. */
export type Evidence = Readonly<{
  script: number;
  plain: number;
  letters: number;
  /** It speaks for other languages than the usual one of its script, and not for that. */
  unusual: boolean;
}>;

/** For each script the place of the language its words are taken to be in. */
export type Guess = readonly number[];

/** So much must speak for a language that is not the usual one of its script, where anything speaks for that one. */
const ENOUGH = 2;
/** A question is also read in a language for which so much speaks, measured against the likeliest. */
const LIKELY = 0.6;
/** So many words that tell something are enough to know. */
const READ = 200;
/** So many words of its own tell that there are texts in a language. */
const OWN_WORDS = 12;
const PLACES: readonly (readonly number[])[] = SCRIPTS.map(({ languages }) =>
  languages.map((language) => LANGUAGE_NAMES.indexOf(language)),
);
/** The usual language of each script. */
export const USUAL: Guess = PLACES.map(([first = 0]) => first);

/** Makes a function that tells what a folded word, and the same in small letters with diacritics, speaks for. */
export function createEvidence(): (folded: string, lower: string) => Evidence {
  const plain = plainWords();
  const marks = LANGUAGE_NAMES.flatMap((language, place) => {
    const entry: LanguageEntry = LANGUAGES[language];
    return entry.letters === undefined ? [] : [{ bit: 1 << place, letters: entry.letters }];
  });
  return (folded, lower) => {
    const script = SCRIPTS.findIndex((each) => each.script.test(lower));
    const speaksFor = (plain.get(folded) ?? 0) | (plain.get(lower) ?? 0);
    const letters = marks.reduce((set, { bit, letters: any }) => (any.test(lower) ? set | bit : set), 0);
    const usual = 1 << (USUAL[script] ?? 0);
    const unusual = (speaksFor | letters) !== 0 && ((speaksFor | letters) & usual) === 0;
    return { script, plain: speaksFor, letters, unusual };
  };
}

/** The commonest words of each language that are no words of another one here; none of the usual languages. */
export function ownWords(): ReadonlyMap<Language, readonly string[]> {
  const plain = plainWords();
  return new Map(
    LANGUAGE_NAMES.flatMap((language, place): [Language, string[]][] => {
      if (USUAL.includes(place)) return [];
      const own = STOP_WORDS[language].split(/\s+/u).filter((word) => plain.get(word) === 1 << place);
      return [[language, own.filter((word) => word.length > 1).slice(0, OWN_WORDS)]];
    }),
  );
}

/** In which languages each word that is no telling one is so. */
function plainWords(): Map<string, number> {
  const plain = new Map<string, number>();
  for (const [place, language] of LANGUAGE_NAMES.entries())
    for (const word of STOP_WORDS[language].split(/\s+/u))
      plain.set(word, (plain.get(word) ?? 0) | (1 << place));
  return plain;
}

/**
 * The language of each script in a text: that which most of its words speak for. Where little does, it is the usual one
 * of the script, unless all that does speaks for one other language.
 */
export function guessLanguages(words: readonly Evidence[]): Guess {
  if (!words.some(({ unusual }) => unusual)) return USUAL;
  const scores = weigh(words);
  const isUsual = PLACES.every((places, script) =>
    places.every((place) => (scores[place] ?? 0) <= (scores[USUAL[script] ?? 0] ?? 0)),
  );
  if (isUsual) return USUAL;
  return PLACES.map((places, script) => {
    const usual = USUAL[script] ?? 0;
    const [best = usual, next = usual] = places.toSorted(
      (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other,
    );
    const most = scores[best] ?? 0;
    if (most <= (scores[usual] ?? 0)) return usual;
    return most >= ENOUGH || (scores[next] ?? 0) < most ? best : usual;
  });
}

/** The languages a question may be in, as a set: those for which much speaks, against the likeliest of the script. */
export function likelyLanguages(words: readonly Evidence[]): number {
  const scores = weigh(words);
  return PLACES.reduce((set, places) => {
    const most = places.reduce((best, place) => Math.max(best, scores[place] ?? 0), 0);
    return most === 0 ? set : set | setOf(places.filter((place) => (scores[place] ?? 0) >= LIKELY * most));
  }, 0);
}

/** Languages as a set. */
export function setOf(places: readonly number[]): number {
  return places.reduce((set, place) => set | (1 << place), 0);
}

function weigh(words: readonly Evidence[]): Float64Array {
  const scores = new Float64Array(LANGUAGE_NAMES.length);
  let read = 0;
  for (const { plain, letters } of words) {
    if ((plain | letters) === 0) continue;
    addEach(scores, plain);
    addEach(scores, letters);
    read += 1;
    if (read === READ) break;
  }
  return scores;
}

function addEach(scores: Float64Array, set: number): void {
  for (let left = set; left !== 0; left &= left - 1) {
    const place = 31 - Math.clz32(left & -left);
    scores[place] = (scores[place] ?? 0) + 1;
  }
}
