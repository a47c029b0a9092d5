import type { SearchHit } from '../../../../shared/contract/search.ts';

const WORD = /[\p{L}\p{N}_]+/gu;

/** The words to mark, in every form in which search found them, and as they were typed. All in lower case. */
export function formsOf(typed: string, hits: readonly Pick<SearchHit, 'snippet'>[]): Set<string> {
  const forms = new Set(wordsOf(typed));
  for (const { snippet } of hits) {
    for (const [from, to] of snippet?.ranges ?? []) {
      for (const word of wordsOf(snippet?.text.slice(from, to) ?? '')) forms.add(word);
    }
  }
  return forms;
}

/** Where words of a text have one of the forms: half-open ranges of UTF-16 units. */
export function findForms(text: string, forms: ReadonlySet<string>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const match of text.matchAll(WORD)) {
    if (forms.has(match[0].toLocaleLowerCase())) ranges.push([match.index, match.index + match[0].length]);
  }
  return ranges;
}

/**
 * Which match to begin with: the first from the message in sight on, else the first of all. Ids sort by the time they
 * were made, as messages do.
 */
export function startIndex(hits: readonly { id: string }[], inSight: string | null): number {
  if (inSight === null) return 0;
  return Math.max(
    0,
    hits.findIndex(({ id }) => id >= inSight),
  );
}

function wordsOf(text: string): string[] {
  return [...text.toLocaleLowerCase().matchAll(WORD)].map(([word]) => word);
}
