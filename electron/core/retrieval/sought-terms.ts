import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { ReadDb } from '../store/database.ts';
import type { Analyser } from './analyse.ts';
import type { AskedWord } from './asked.ts';
import { countFrequency, type Frequencies } from './frequencies.ts';
import { affordableTerms, type SoughtTerm } from './question.ts';

/** A memory to be read, how its texts are analysed, and what counts its terms: anew each time if nothing does. */
export type CountedDb = Readonly<{ db: ReadDb; analyser: Analyser; frequencies?: Frequencies }>;

/** So many records are looked at quickly in a store of any size; three fifths of all find as much as all do. */
const POSTINGS = { most: 120_000, least: 60_000, share: 0.6 } as const;
const MOST_KINDRED = 60;

/** So many records a search by words looks at, where there are so many of a kind. */
export function usualPostings(records: number): number {
  return Math.min(POSTINGS.most, Math.max(POSTINGS.least, POSTINGS.share * records));
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
