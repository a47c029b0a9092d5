import type { SearchHit, SearchKind } from '../../../shared/contract/search.ts';

/** What the results show line by line: the head of a kind, and what was found of it. */
export type ResultEntry =
  | Readonly<{ type: 'group'; key: string; kind: SearchKind }>
  | Readonly<{ type: 'hit'; key: string; hit: SearchHit; index: number }>;

/** Puts a head before the first result of each kind. Results of one kind stand together. */
export function toResultEntries(hits: readonly SearchHit[]): ResultEntry[] {
  const entries: ResultEntry[] = [];
  let kind: SearchKind | null = null;
  for (const [index, hit] of hits.entries()) {
    if (hit.kind !== kind) entries.push({ type: 'group', key: `group ${hit.kind}`, kind: hit.kind });
    kind = hit.kind;
    entries.push({ type: 'hit', key: `${hit.kind} ${hit.id}`, hit, index });
  }
  return entries;
}

/** A result that has the focus, and its place among those of its kind. */
export type HeldHit = Readonly<{ hit: SearchHit; place: number }>;

/**
 * Leaves the result that has the focus where it is, whatever order the others have now. Where there may be more of its
 * kind than the `limit` shown, it stays also if it is no longer among the best.
 */
export function holdInPlace(
  hits: readonly SearchHit[],
  held: HeldHit | null,
  limit: number,
): readonly SearchHit[] {
  if (held === null) return hits;
  const isHeld = (hit: SearchHit) => hit.kind === held.hit.kind && hit.id === held.hit.id;
  const first = hits.findIndex(({ kind }) => kind === held.hit.kind);
  const ofKind = hits.filter(({ kind }) => kind === held.hit.kind);
  const current = ofKind.find(isHeld);
  if (first < 0 || (current === undefined && ofKind.length < limit)) return hits;
  const others = ofKind.filter((hit) => !isHeld(hit));
  const arranged = [...others.slice(0, held.place), current ?? held.hit, ...others.slice(held.place)];
  return [...hits.slice(0, first), ...arranged.slice(0, ofKind.length), ...hits.slice(first + ofKind.length)];
}

/** The words that matched, as they stand in what is shown of a result; each once, at most so many. */
export function matchedWords(
  { title, snippet }: Pick<SearchHit, 'title' | 'snippet'>,
  most: number,
): string[] {
  const words = [title, snippet].flatMap((part) =>
    (part?.ranges ?? []).map(([start, end]) => part?.text.slice(start, end).toLocaleLowerCase() ?? ''),
  );
  return [...new Set(words)].slice(0, most);
}

/** Where a result leads: the screen that shows it, with it chosen, and the words to find in a transcript. */
export function addressOf(hit: Pick<SearchHit, 'kind' | 'id' | 'sessionId'>, words?: string): string {
  switch (hit.kind) {
    case 'message':
      return `/sessions/${hit.sessionId ?? ''}?message=${hit.id}${findIn(words)}`;
    case 'session':
      return `/sessions/${hit.id}`;
    case 'memory':
      return `/memories?memory=${hit.id}`;
    case 'knowledge':
      return `/knowledge?fact=${hit.id}`;
    case 'preference':
      return `/preferences?preference=${hit.id}`;
    case 'task':
      return `/tasks?task=${hit.id}`;
    case 'decision':
      return `/agents?decision=${hit.id}`;
  }
}

function findIn(words = ''): string {
  return words.trim() === '' ? '' : `&find=${encodeURIComponent(JSON.stringify(words.trim()))}`;
}

type Highlighted = NonNullable<SearchHit['snippet']>;

/** A value that is a JSON text as a person reads it: without the quotes around it. */
export function withoutQuotes({ text, ranges }: Highlighted): Highlighted {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return { text, ranges };
  const last = text.length - 2;
  return {
    text: text.slice(1, -1),
    ranges: ranges.map(([start, end]) => [Math.max(0, start - 1), Math.min(last, end - 1)]),
  };
}
