import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { ReadDb } from '../store/database.ts';
import type { Analyser } from './analyse.ts';
import type { AskedWord } from './asked.ts';
import { readHolding } from '../store/postings.ts';
import { COMMON, type Count, countFrequency, type Frequencies } from './frequencies.ts';
import { quoteTerm } from './query.ts';
import { affordableTerms, type SoughtTerm } from './question.ts';

/** A memory to be read, how its texts are analysed, and what counts its terms: anew each time if nothing does. */
export type CountedDb = Readonly<{ db: ReadDb; analyser: Analyser; frequencies?: Frequencies }>;

/** The keys of the records that hold terms, which were read for a question so far. */
export type KnownKeys = Map<string, readonly number[]>;

/**
 * So many records are looked at quickly in a store of any size; of 100,000, three tenths find as much as more do
 * (docs/recall.md).
 */
const POSTINGS = { most: 120_000, least: 30_000, share: 0.3 } as const;
const MOST_KINDRED = 60;

/** So many records a search by words looks at, where there are so many of a kind. */
export function usualPostings(records: number): number {
  return Math.min(POSTINGS.most, Math.max(POSTINGS.least, POSTINGS.share * records));
}

/** The keys of the records that hold a term, which rise; they are read once. */
export function keysHolding(db: ReadDb, kind: RecallKind, term: string, known: KnownKeys): readonly number[] {
  const name = nameOf(kind, term);
  const keys = known.get(name) ?? readHolding(db, kind, quoteTerm(term));
  known.set(name, keys);
  return keys;
}

/** Counts for one question: a rare term by reading what holds it, which takes as long and is wanted next. */
export function countingOnce(counted: CountedDb, known: KnownKeys): CountedDb {
  const { frequencies } = counted;
  const count: Count = (db, kind, term, most) => {
    const name = nameOf(kind, term);
    const few = known.get(name) ?? readHolding(db, kind, quoteTerm(term), COMMON);
    if (few.length >= COMMON && !known.has(name)) return countFrequency(db, kind, term, most);
    known.set(name, few);
    return Math.min(few.length, most);
  };
  return {
    ...counted,
    frequencies: (db, kind, term, most) =>
      frequencies === undefined ? count(db, kind, term, most) : frequencies(db, kind, term, most, count),
  };
}

function nameOf(kind: RecallKind, term: string): string {
  return `${kind} ${term}`;
}

/** In how many records of a kind each term stands, given with its share; counting stops beyond so many postings. */
export function countEach(
  { db, frequencies = countFrequency }: CountedDb,
  kind: RecallKind,
  terms: readonly (readonly [term: string, share: number])[],
  postings: number,
): SoughtTerm[] {
  const most = Math.min(Math.floor(postings) + 1, Number.MAX_SAFE_INTEGER);
  return terms.map(([term, share]) => ({ term, share, count: frequencies(db, kind, term, most) }));
}

/** The words that answer for those of the question, the rarest first, at a third of the cost. */
export function kindredTerms(
  counted: CountedDb,
  kind: RecallKind,
  words: readonly AskedWord[],
  postings: number,
): SoughtTerm[] {
  const shares = new Map<string, number>();
  for (const { kin } of words)
    for (const [term, share] of kin) shares.set(term, Math.max(share, shares.get(term) ?? 0));
  const terms = [...shares].slice(0, MOST_KINDRED);
  return affordableTerms(countEach(counted, kind, terms, postings / 3), postings / 3);
}
