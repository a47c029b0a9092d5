import { type Analyser, foldWord } from './analyse.ts';

/** A parsed search: the FTS5 expression, and what to highlight. Null `match`: there is nothing to look for. */
export type SearchQuery = Readonly<{
  match: string | null;
  terms: ReadonlySet<string>;
  /** The beginning of a word that is still being typed. */
  prefix: string | null;
}>;

const SHORTEST_PREFIX = 2;
const MOST_WORDS = 32;

/**
 * Parses what a person typed: all words must be there, "quoted words" side by side, and the last word may be unfinished.
 *
 * Every term is quoted, so no text can be read as FTS5 syntax (sqlite.org/fts5.html, section 3.1).
 */
export function parseQuery(analyser: Analyser, text: string): SearchQuery {
  const terms = new Set<string>();
  const clauses: string[] = [];
  let prefix: string | null = null;
  const parts = splitPhrases(text);
  for (const [index, part] of parts.entries()) {
    const tokens = analyser.tokens(part.text).slice(0, MOST_WORDS);
    for (const token of tokens) for (const term of token.terms) terms.add(term);
    if (part.quoted) {
      const phrase = tokens.map((token) => token.terms[0] ?? '').filter((term) => term !== '');
      if (phrase.length > 0) clauses.push(quoteTerm(phrase.join(' ')));
      continue;
    }
    const unfinished = index === parts.length - 1 && !/\s$/.test(part.text);
    for (const [place, token] of tokens.entries()) {
      const last = unfinished && place === tokens.length - 1 && token.end === part.text.length;
      const word = foldWord(part.text.slice(token.start, token.end));
      if (last && word.length >= SHORTEST_PREFIX) prefix = word;
      clauses.push(wordClause(token.terms, last && prefix === word ? word : null));
    }
  }
  return { match: clauses.length === 0 ? null : clauses.slice(0, MOST_WORDS).join(' AND '), terms, prefix };
}

/** A word's clause: as written, or for an identifier all of its parts; the last word also by its beginning. */
function wordClause(terms: readonly string[], prefix: string | null): string {
  const [whole = '', ...parts] = terms;
  const choices = [quoteTerm(whole)];
  if (parts.length > 0) choices.push(`(${parts.map(quoteTerm).join(' AND ')})`);
  if (prefix !== null) choices.push(`${quoteTerm(prefix.replaceAll('_', ''))}*`);
  return choices.length === 1 ? (choices[0] ?? '') : `(${choices.join(' OR ')})`;
}

/** A term as FTS5 reads it, whatever it holds. */
export function quoteTerm(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

function splitPhrases(text: string): { text: string; quoted: boolean }[] {
  return text
    .split('"')
    .map((part, index, all) => ({ text: part, quoted: index % 2 === 1 && index < all.length - 1 }))
    .filter((part) => part.text.trim() !== '');
}
