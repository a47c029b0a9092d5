import type { Analyser, Token } from './analyse.ts';
import { foldWord } from './analyse.ts';
import type { SearchQuery } from './query.ts';
import type { Cut, Highlighted } from '../../../shared/secrets/mask.ts';

const SNIPPET_LENGTH = 240;
const LEAD = 60;
/** How much of a long text is looked at: matches further in are found, but shown by the beginning. */
const LOOKED_AT = 200_000;

/** Marks what matched in a short text. */
export function highlight(analyser: Analyser, query: SearchQuery, text: string): Highlighted {
  return { text, ranges: matches(analyser, query, text).map(({ start, end }) => [start, end]) };
}

/** Cuts the stretch of a text that holds most matches, and marks them; the beginning where none is in sight. */
export function cutSnippet(
  analyser: Analyser,
  query: SearchQuery,
  text: string,
  length = SNIPPET_LENGTH,
): Cut {
  const found = matches(analyser, query, text.slice(0, LOOKED_AT));
  const first = found[densestStart(found, length)];
  const start = first ? wordStart(text, Math.max(0, first.start - LEAD)) : 0;
  const end = wholeCharacter(text, Math.min(text.length, start + length));
  const lead = start > 0 ? '…' : '';
  const tail = end < text.length ? '…' : '';
  const shift = lead.length - start;
  const cut = text.slice(start, end).replace(/\s/g, ' ');
  const ranges = found
    .filter((token) => token.start >= start && token.end <= end)
    .map((token): [number, number] => [token.start + shift, token.end + shift]);
  return { text: `${lead}${cut}${tail}`, ranges, start, end, shift };
}

function matches(analyser: Analyser, query: SearchQuery, text: string): Token[] {
  return analyser.tokens(text).filter((token) => {
    if (token.terms.some((term) => query.terms.has(term))) return true;
    const { prefix } = query;
    if (prefix === null) return false;
    const word = foldWord(text.slice(token.start, token.end));
    return word.startsWith(prefix) || token.terms.some((term) => term.startsWith(prefix));
  });
}

/** The match after which most other matches fit into one snippet. */
function densestStart(found: readonly Token[], length: number): number {
  let best = 0;
  let bestCount = 0;
  let end = 0;
  for (const [start, token] of found.entries()) {
    while (end < found.length && (found[end]?.end ?? 0) <= token.start - LEAD + length) end += 1;
    if (end - start > bestCount) {
      bestCount = end - start;
      best = start;
    }
  }
  return best;
}

function wordStart(text: string, from: number): number {
  if (from === 0) return 0;
  const space = text.slice(from, from + LEAD).search(/\s/);
  return space < 0 ? wholeCharacter(text, from) : from + space + 1;
}

/** The place itself, or the one before it where it would cut a character of two UTF-16 units in half. */
function wholeCharacter(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place - 1 : place;
}
