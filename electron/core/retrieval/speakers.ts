import type { AskedWord } from './asked.ts';
import type { Placed } from './features.ts';

/** Who of those that speak a question names. */
export type NamedSpeakers = Readonly<{
  any: boolean;
  /** Whether the question names this speaker. */
  has(speaker: string): boolean;
  /** For each word of the question whether it names somebody or something that does not speak here. */
  proper: readonly boolean[];
}>;

/** The least letters by which a name may be called short. */
const SHORTEST_NAME = 3;

/** Finds the speakers a question names, wholly, by a part of their name, or short. */
export function findNamed(placed: readonly Placed[], words: readonly AskedWord[]): NamedSpeakers {
  const speakers = new Set(placed.map(({ turn }) => turn.speaker).filter((name) => name !== ''));
  const asked = words.map(({ word }) => word.toLowerCase());
  const names = (word: string, speaker: string): boolean =>
    speaker === word ||
    speaker.split(' ').includes(word) ||
    (word.length >= SHORTEST_NAME && speaker.startsWith(word));
  const named = new Set([...speakers].filter((speaker) => asked.some((word) => names(word, speaker))));
  return {
    any: named.size > 0,
    has: (speaker) => named.has(speaker),
    proper: words.map(
      ({ name, word }) => name && ![...named].some((speaker) => names(word.toLowerCase(), speaker)),
    ),
  };
}
