import type { Analyser } from './analyse.ts';
import { quoteTerm } from './query.ts';

/** A term that is looked for, and the word of the question it stands for. */
export type QuestionTerm = Readonly<{ term: string; word: string }>;

/** A term to look for: in how many records of a kind it stands, and how much it counts: 1 where it was asked for itself. */
export type SoughtTerm = Readonly<{ term: string; count: number; share: number }>;

const MOST_TERMS = 40;

/** The telling terms of a question or task, each once, in their order. */
export function questionTerms(analyser: Analyser, text: string): QuestionTerm[] {
  const found = new Map<string, string>();
  for (const token of analyser.asked(text)) {
    const word = text.slice(token.start, token.end);
    if (token.plain) continue;
    for (const term of token.terms) if (!found.has(term)) found.set(term, word);
  }
  return [...found].slice(0, MOST_TERMS).map(([term, word]) => ({ term, word }));
}

/**
 * The terms a search can afford: the rarest first, until they stand in more records than the budget allows. The rarest
 * one always comes along. Terms that stand nowhere are left out.
 */
export function affordableTerms(terms: readonly SoughtTerm[], budget: number): SoughtTerm[] {
  const chosen: SoughtTerm[] = [];
  let spent = 0;
  for (const term of terms
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => one.count - other.count)) {
    spent += term.count;
    if (spent > budget && chosen.length > 0) break;
    chosen.push(term);
  }
  return chosen;
}

/** An FTS5 expression for records that hold any of the terms; null for none. */
export function matchAny(terms: readonly QuestionTerm[]): string | null {
  return terms.length === 0 ? null : terms.map(({ term }) => quoteTerm(term)).join(' OR ');
}
