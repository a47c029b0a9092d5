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

/** Where a result leads: the screen that shows it, with it chosen. */
export function addressOf(hit: Pick<SearchHit, 'kind' | 'id' | 'sessionId'>): string {
  switch (hit.kind) {
    case 'message':
      return `/sessions/${hit.sessionId ?? ''}?message=${hit.id}`;
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
