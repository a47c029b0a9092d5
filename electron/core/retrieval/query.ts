import type { AskedPhrase, AskedWord, PlainQuestion } from '../store/search-keys.ts';
import { type Analyser, type AskedToken, foldWord, type Token } from './analyse.ts';

/** A parsed search: the FTS5 expression, and what to highlight. Null `match`: there is nothing to look for. */
export type SearchQuery = Readonly<{
  match: string | null;
  terms: ReadonlySet<string>;
  /** The beginning of a word that is still being typed. */
  prefix: string | null;
  /** The same question as data, for what can be answered without FTS5; null where only FTS5 knows. */
  plain: PlainQuestion | null;
}>;

const SHORTEST_PREFIX = 2;
const MOST_WORDS = 32;
/** Of these FTS5's tokenizer makes nothing but themselves (sqlite.org/fts5.html, section 4.3.1). */
const PLAIN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}0-9a-zа-я]+$/u;

/**
 * Parses what a person typed: all words must be there, "quoted words" side by side, no -word or -"quoted words", and the
 * last word may be unfinished. Leaving out alone finds nothing.
 *
 * Every term is quoted, so no text can be read as FTS5 syntax (sqlite.org/fts5.html, section 3.1).
 */
export function parseQuery(analyser: Analyser, text: string): SearchQuery {
  const terms = new Set<string>();
  const words: AskedWord[] = [];
  const without: AskedPhrase[] = [];
  let prefix: string | null = null;
  const parts = splitParts(text);
  for (const [index, part] of parts.entries()) {
    const tokens = analyser.asked(part.text).slice(0, MOST_WORDS);
    const phrases = tokens.length === 0 ? [] : askForPhrase(tokens);
    if (part.without) {
      without.push(...phrases.flat());
      continue;
    }
    for (const token of tokens) for (const term of [...token.terms, ...token.others]) terms.add(term);
    if (part.quoted) {
      if (phrases.length > 0) words.push(phrases);
      continue;
    }
    if (index === parts.length - 1) prefix = unfinishedWord(part.text, tokens.at(-1));
    for (const token of tokens)
      words.push(askFor(token, token === tokens.at(-1) && index === parts.length - 1 ? prefix : null));
  }
  const asked = words.slice(0, MOST_WORDS);
  const left = without.slice(0, MOST_WORDS);
  return { match: expressionOf(asked, left), terms, prefix, plain: askPlainly(analyser, asked, left) };
}

/** The last word of a text, folded, where the text ends with it. */
function unfinishedWord(text: string, last: Token | undefined): string | null {
  if (last === undefined || last.end !== text.length) return null;
  const word = foldWord(text.slice(last.start, last.end));
  return word.length >= SHORTEST_PREFIX ? word : null;
}

/** Words side by side, as texts of each language hold them. */
function askForPhrase(tokens: readonly AskedToken[]): AskedWord {
  const ways = tokens.reduce((most, { others }) => Math.max(most, others.length), 0);
  const phrases = [-1, ...Array(ways).keys()].map((way) =>
    tokens.map(({ terms, others }) => others[way] ?? terms[0] ?? ''),
  );
  return phrases.map((terms) => [{ terms, prefix: false }]);
}

/** A word: as written, in each language, or for an identifier all of its parts; the last one also by its beginning. */
function askFor({ terms, others }: AskedToken, prefix: string | null): AskedWord {
  const [whole = '', ...parts] = terms;
  const phrase = (term: string): AskedPhrase => ({ terms: [term], prefix: false });
  return [
    ...[whole, ...others].map((term) => [phrase(term)]),
    ...(parts.length > 0 ? [parts.map(phrase)] : []),
    ...(prefix === null ? [] : [[{ terms: [prefix.replaceAll('_', '')], prefix: true }]]),
  ];
}

function askPlainly(
  { searchText: analyse }: Analyser,
  words: readonly AskedWord[],
  without: readonly AskedPhrase[],
): PlainQuestion | null {
  const phrases = words.flat(2);
  if (!phrases.every((phrase) => phrase.terms.every((term) => PLAIN.test(term)))) return null;
  const last = words.at(-1);
  const rest = expressionOf(words.slice(0, -1), without);
  const isUnfinished = last?.some((ways) => ways.some((phrase) => phrase.prefix)) ?? false;
  // What leaves out needs other words for FTS5 to leave it out of.
  const unfinished = isUnfinished && last && (rest !== null || without.length === 0) ? last : null;
  return { words, unfinished, rest, analyse };
}

/** The FTS5 expression of words that must all be there, and phrases that must not; null where there are no words. */
function expressionOf(words: readonly AskedWord[], without: readonly AskedPhrase[]): string | null {
  if (words.length === 0) return null;
  const together = (clauses: readonly string[], operator: string): string =>
    clauses.length === 1 ? (clauses[0] ?? '') : `(${clauses.join(operator)})`;
  const all = words.map((ways) =>
    together(
      ways.map((phrases) => together(phrases.map(quote), ' AND ')),
      ' OR ',
    ),
  );
  if (without.length === 0) return all.join(' AND ');
  return `${together(all, ' AND ')} NOT ${together(without.map(quote), ' OR ')}`;
}

function quote({ terms, prefix }: AskedPhrase): string {
  return `${quoteTerm(terms.join(' '))}${prefix ? '*' : ''}`;
}

/** A term as FTS5 reads it, whatever it holds. */
export function quoteTerm(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

type Part = Readonly<{ text: string; quoted: boolean; without: boolean }>;

/** Quoted words, and words behind a hyphen; a second hyphen makes them the flag of a program, which is searched for. */
const SPECIAL = /(?<=^|\s)-(?:"([^"]*)"|(?=[\p{L}\p{N}])(\S+))|"([^"]*)"/gu;

/** Cuts a text into what is quoted, what is to be left out, and the stretches between. */
function splitParts(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const add = (part: Part): void => {
    if (part.text.trim() !== '') parts.push(part);
  };
  for (const found of text.matchAll(SPECIAL)) {
    const [all, leftPhrase, leftWord, phrase] = found;
    add({ text: text.slice(end, found.index), quoted: false, without: false });
    end = found.index + all.length;
    if (phrase === undefined) add({ text: leftPhrase ?? leftWord ?? '', quoted: true, without: true });
    else add({ text: phrase, quoted: true, without: false });
  }
  add({ text: text.slice(end), quoted: false, without: false });
  return parts;
}
