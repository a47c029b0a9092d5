/** Where two texts differ: what they share before and after, and what stands between in each. */
export type TextDifference = Readonly<{ start: string; before: string; after: string; end: string }>;

const CONTEXT_WORDS = 4;

/** Finds the part in which two texts differ, in whole words, with a few words around it. */
export function findDifference(
  before: string,
  after: string,
  context: number = CONTEXT_WORDS,
): TextDifference {
  const one = before.split(/(?<=\s)/);
  const other = after.split(/(?<=\s)/);
  const shortest = Math.min(one.length, other.length);
  let first = 0;
  while (first < shortest && one[first] === other[first]) first += 1;
  let last = 0;
  while (last < shortest - first && one.at(-1 - last) === other.at(-1 - last)) last += 1;
  return {
    start: lastWords(one.slice(0, first), context),
    before: one.slice(first, one.length - last).join(''),
    after: other.slice(first, other.length - last).join(''),
    end: firstWords(one.slice(one.length - last), context),
  };
}

function lastWords(words: readonly string[], context: number): string {
  return words.length > context ? `…${words.slice(-context).join('')}` : words.join('');
}

function firstWords(words: readonly string[], context: number): string {
  return words.length > context ? `${words.slice(0, context).join('').trimEnd()}…` : words.join('');
}

type Range = readonly [start: number, end: number];

/** Where each of two texts differs from the other: from its first other word to its last. Empty where there is none. */
export function findDifferingRanges(
  one: string,
  other: string,
): Readonly<{ one: readonly Range[]; other: readonly Range[] }> {
  const ours = wordsOf(one);
  const theirs = wordsOf(other);
  const shortest = Math.min(ours.length, theirs.length);
  let first = 0;
  while (first < shortest && ours[first] === theirs[first]) first += 1;
  let last = 0;
  while (last < shortest - first && ours.at(-1 - last) === theirs.at(-1 - last)) last += 1;
  return { one: rangeOf(ours, first, last), other: rangeOf(theirs, first, last) };
}

/** Words, and the signs and spaces between them. */
function wordsOf(text: string): string[] {
  return text.split(/(\s+|[.,;:!?…"«»()]+(?=\s|$))/u).filter((piece) => piece !== '');
}

function rangeOf(words: readonly string[], first: number, last: number): readonly Range[] {
  const start = words.slice(0, first).join('').length;
  const length = words.slice(first, words.length - last).join('').length;
  return length === 0 ? [] : [[start, start + length]];
}
