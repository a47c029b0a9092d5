import { SearchKind } from '../../../shared/contract/search.ts';
import type { ReadDb } from './database.ts';
import { readFound } from './search.ts';
import { INDEXES, walkIndex } from './search-keys.ts';

/** A term of the index of messages, and in how many of them it stands. */
export type IndexedTerm = { term: string; doc: number };

/** In how many records of all kinds something stands; counting stops at `most` of each kind. */
export function countEverywhere(db: ReadDb, match: string, most: number): number {
  return SearchKind.options.reduce((sum, kind) => sum + keysOf(db, kind, match, most).length, 0);
}

/** What the newest records of each kind say that hold something: their titles and the beginnings of their texts. */
export function newestTexts(db: ReadDb, match: string, each: number, length: number): string[] {
  return SearchKind.options.flatMap((kind) =>
    readFound(db, kind, { viewer: 'person' }, keysOf(db, kind, match, each)).map(({ title, body }) =>
      `${title}\n${body ?? ''}`.slice(0, length),
    ),
  );
}

/**
 * Terms that begin so, of all kinds of records, for as long as there is time: messages come last, as in a large store
 * their common terms take it.
 */
export function termsBeginning(db: ReadDb, prefix: string, milliseconds: number): IndexedTerm[] {
  const until = performance.now() + milliseconds;
  const found = new Map<string, number>();
  for (const kind of SearchKind.options.toReversed()) {
    const words = db.vocabularyOf(INDEXES[kind]);
    const rows = db.iterate<IndexedTerm>(
      `SELECT term, doc FROM temp.${words} WHERE term >= ? AND term < ?`,
      prefix,
      `${prefix}\u{10ffff}`,
    );
    for (const { term, doc } of rows) {
      found.set(term, (found.get(term) ?? 0) + doc);
      if (performance.now() > until) break;
    }
  }
  return [...found].map(([term, doc]) => ({ term, doc }));
}

function keysOf(db: ReadDb, kind: SearchKind, match: string, size: number): { pk: number }[] {
  return walkIndex(db, kind, { match, plain: null, from: 0, below: Number.MAX_SAFE_INTEGER }, size).keys;
}
