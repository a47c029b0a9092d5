import type { ReadDb } from '../store/database.ts';
import { NAMES, namesHolding } from '../store/learned-names.ts';
import type { Analyser, Token } from './analyse.ts';
import type { AskedWord } from './asked.ts';
import { NAMED_WORDS } from './named-words.ts';
import { quoteTerm } from './query.ts';
import { FACTS } from './text-facts.ts';
import type { Turn } from './turn.ts';

/** A word of a question, by its place, and the terms of the names that stand for it. */
export type Links = ReadonlyMap<number, ReadonlySet<string>>;

/** A text with its words, and where the next ones of a sentence are. */
type Sentence = Readonly<{ text: string; tokens: readonly Token[] }>;

/** What may stand between a name and whom it names. */
const BETWEEN = new Set(
  `is was s are my our his her their your the a an name named called calls by of as who everyone we all goes known nicknamed
nickname nick aka short for это мой моя моего мою наш наша нашу его ее их зовут звать имя имени по все кличка прозвище называют
называется`.split(/\s+/u),
);
/** What says that two names are those of one. */
const SAME_ONE =
  /\b(nick(name|named)?|aka|short for|called|calls|known as|goes by)\b|кличк|прозвищ|зовут|называют|сокращ/iu;
const STANDS_FOR = /\b(is|was)\b|(?<!\p{L})это(?!\p{L})|[–—]|\s-\s/iu;
const SENTENCE_END = /[.!?…;\n]/u;
const CAPITAL = /^\p{Lu}\p{L}/u;
const FARTHEST = 4;
/** So many of the texts that hold a word are read for it. */
const READ = 24;
const READ_TEXT = 1000;
/** A name counts nearly as much as the word it stands for. */
const COUNTS = 0.8;

/** Finds names for words of a question in what the texts say: “my sister Anna”, “Bob is Robert's nickname”. */
export function findLinks(analyser: Analyser, words: readonly AskedWord[], turns: readonly Turn[]): Links {
  const found = new Map<number, Set<string>>();
  const asked = new Set(words.flatMap(({ forms }) => forms));
  for (const [place, { forms, named }] of wantedWords(analyser, words)) {
    const holding = turns.filter(
      ({ terms, text }) => terms.some((term) => forms.has(term)) && (named || SAME_ONE.test(text)),
    );
    for (const turn of holding.slice(0, READ)) {
      const text = turn.text.slice(0, READ_TEXT);
      for (const name of namesIn({ text, tokens: analyser.tokens(text) }, forms, named))
        if (!asked.has(name)) found.set(place, (found.get(place) ?? new Set()).add(name));
    }
  }
  return found;
}

/** Finds names for words of a question among those that are known: learned by consolidation or noted by somebody. */
export function findLearned(db: ReadDb, analyser: Analyser, words: readonly AskedWord[]): Links {
  const asked = new Set(words.flatMap(({ forms }) => forms));
  const found = new Map<number, Set<string>>();
  for (const [place, { forms }] of wantedWords(analyser, words)) {
    const match = `(${[...forms].map(quoteTerm).join(' OR ')}) AND ${quoteTerm(analyser.searchText(NAMES))}`;
    for (const { name, means } of namesHolding(db, match)) {
      const called = analyser.searchText(name).split(' ');
      const standsFor = analyser.searchText(means).split(' ');
      const others = [
        ...(standsFor.some((term) => forms.has(term)) ? called : []),
        ...(CAPITAL.test(means) && called.some((term) => forms.has(term)) ? standsFor : []),
      ].filter((term) => !asked.has(term));
      for (const term of others) found.set(place, (found.get(place) ?? new Set()).add(term));
    }
  }
  return found;
}

/** The words of a question that a name may stand for, by their places: `named` as people give names to what they say. */
function wantedWords(
  analyser: Analyser,
  words: readonly AskedWord[],
): Map<number, { forms: ReadonlySet<string>; named: boolean }> {
  const known = new Set(NAMED_WORDS.map((word) => analyser.searchText(word)));
  return new Map(
    words.flatMap(({ word, forms }, place) => {
      const named = forms.some((form) => known.has(form));
      return named || CAPITAL.test(word) ? [[place, { forms: new Set(forms), named }] as const] : [];
    }),
  );
}

/** All links of both. */
export function joinLinks(one: Links, other: Links): Links {
  const joined = new Map(one);
  for (const [place, names] of other) joined.set(place, new Set([...(joined.get(place) ?? []), ...names]));
  return joined;
}

/** The words of a question with the names that stand for them. */
export function withLinks(words: readonly AskedWord[], links: Links): AskedWord[] {
  return words.map((word, place) => {
    const names = [...(links.get(place) ?? [])].map((name) => [name, COUNTS] as const);
    return names.length === 0 ? word : { ...word, kin: new Map([...word.kin, ...names]) };
  });
}

/** Whether a text was found by a name that stands for a word of the question which it does not hold itself. */
export function isLinked(held: ReadonlySet<string>, words: readonly AskedWord[], links: Links): boolean {
  return [...links].some(
    ([place, names]) =>
      [...names].some((name) => held.has(name)) && !words[place]?.forms.some((form) => held.has(form)),
  );
}

function namesIn(sentence: Sentence, forms: ReadonlySet<string>, named: boolean): string[] {
  return sentence.tokens.flatMap(({ terms }, at) => {
    if (!terms.some((term) => forms.has(term))) return [];
    const [right, left] = [nameBeside(sentence, at, 1), nameBeside(sentence, at, -1)];
    return [right, left].flatMap((other) => {
      if (other === null) return [];
      const between = textBetween(sentence, at, other);
      if (!named && !SAME_ONE.test(textAround(sentence, at, other))) return [];
      if (named && other < at && !STANDS_FOR.test(between)) return [];
      return sentence.tokens[other]?.terms[0] ?? [];
    });
  });
}

/** The place of a name to one side of a word, where nothing but what links them stands between. */
function nameBeside({ text, tokens }: Sentence, at: number, step: 1 | -1): number | null {
  for (let away = 1; away <= FARTHEST; away += 1) {
    const place = at + step * away;
    const token = tokens[place];
    if (token === undefined || SENTENCE_END.test(textBetween({ text, tokens }, at, place))) return null;
    const word = text.slice(token.start, token.end);
    if (CAPITAL.test(word) && !token.plain) return FACTS.time(word) ? null : place;
    if (!BETWEEN.has(word.toLowerCase().replaceAll('ё', 'е'))) return null;
  }
  return null;
}

function textBetween({ text, tokens }: Sentence, one: number, other: number): string {
  const [first, second] = [tokens[Math.min(one, other)], tokens[Math.max(one, other)]];
  return text.slice(first?.end ?? 0, second?.start ?? 0);
}

/** A stretch that holds both words and three more to each side. */
function textAround({ text, tokens }: Sentence, one: number, other: number): string {
  const first = tokens[Math.max(0, Math.min(one, other) - 3)];
  const last = tokens[Math.min(tokens.length - 1, Math.max(one, other) + 3)];
  return text.slice(first?.start ?? 0, last?.end ?? text.length);
}
