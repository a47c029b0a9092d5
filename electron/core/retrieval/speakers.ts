import type { AskedWord } from './asked.ts';
import type { Placed } from './features.ts';
import type { Turn } from './turn.ts';

/** Who of those that speak a question names. */
export type NamedSpeakers = Readonly<{
  any: boolean;
  /** Whether the question names this speaker. */
  has(speaker: string): boolean;
  /** For each word of the question whether it names somebody or something that does not speak here. */
  proper: readonly boolean[];
}>;

/** A speaker's name as it is written, and as it is indexed. */
type Speaker = Readonly<{ name: string; terms: readonly string[] }>;

/** The least letters by which a name may be called short. */
const SHORTEST_NAME = 3;
/** Scripts in which a name is several words for those who cut texts into words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Finds the speakers a question names: wholly, by a part of their name, short, or in another case of it. */
export function findNamed(placed: readonly Placed[], words: readonly AskedWord[]): NamedSpeakers {
  const speakers = new Map<string, Speaker>();
  for (const { turn } of placed)
    if (turn.speaker !== '' && !speakers.has(turn.speaker)) speakers.set(turn.speaker, readSpeaker(turn));
  const asked = new Set(words.map(({ forms }) => forms[0] ?? ''));
  const named = [...speakers.values()].filter(({ name, terms }) =>
    UNSPACED.test(name)
      ? terms.every((term) => asked.has(term))
      : words.some((word) => names(word, { name, terms })),
  );
  const known = new Set(named.map(({ name }) => name));
  return {
    any: known.size > 0,
    has: (speaker) => known.has(speaker),
    proper: words.map((word) => word.name && !named.some((speaker) => names(word, speaker))),
  };
}

function names(
  { word, forms: [term = ''], kin, name: isName }: AskedWord,
  { name, terms }: Speaker,
): boolean {
  const lower = word.toLowerCase();
  if (name === lower || name.split(' ').includes(lower) || terms.includes(term)) return true;
  if (isName && terms.some((each) => kin.has(each))) return true;
  return lower.length >= SHORTEST_NAME && name.startsWith(lower);
}

/** A text that says who speaks begins with the terms of the name. */
function readSpeaker({ speaker: name, terms }: Turn): Speaker {
  if (!UNSPACED.test(name)) return { name, terms: terms.slice(0, name.split(' ').length) };
  let length = 0;
  const own = terms.filter((term) => {
    const within = length < name.length;
    length += term.length;
    return within;
  });
  return { name, terms: own };
}
