import { wellFormed } from '../../../shared/primitives.ts';
import { fingerprint } from './external-ids.ts';
import { cutText, titleOf } from './source-text.ts';

/** The limits of a fact, in UTF-16 units. */
export const MAX_CATEGORY = 200;
export const MAX_KEY = 500;
const MAX_VALUE = 1_000_000;
/** How much of a value a key made of it holds, in UTF-16 units. */
const KEY_WORDS = 60;

/** A text as values of facts: several where it is longer than one may be. */
export function valuesOf(text: string): string[] {
  const values = [cutText(text, MAX_VALUE)];
  for (let rest = text.slice(values[0]?.length); rest !== '';) {
    const value = cutText(rest, MAX_VALUE);
    values.push(value);
    rest = rest.slice(value.length);
  }
  return values;
}

/** A name as a category or a key: a longer one is cut, and a fingerprint keeps it apart from others that begin alike. */
export function nameWithin(name: string, maximum: number): string {
  const words = wellFormed(name).trim();
  if (words.length <= maximum) return words;
  return `${cutText(words, maximum - 18)} #${fingerprint(words)}`;
}

/** A key for a value that has none: its first words, and what tells it from others that begin alike. */
export function keyOf(value: string): string {
  return `${cutText(titleOf(value), KEY_WORDS).trim()} #${fingerprint(value).slice(0, 8)}`;
}
