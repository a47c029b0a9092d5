import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { ReadDb } from '../store/database.ts';
import { countHolding, recordsOfKind } from '../store/recall.ts';
import { quoteTerm } from './query.ts';

/** Tells in how many records of a kind a term stands; counting stops at `most`. */
export type Count = (db: ReadDb, kind: RecallKind, term: string, most: number) => number;

/** The same; `count` is asked for what is not remembered. */
export type Frequencies = (db: ReadDb, kind: RecallKind, term: string, most: number, count?: Count) => number;

type Known = Readonly<{ count: number; most: number; records: number }>;

/** Counting fewer takes a part of a millisecond: not worth remembering. */
export const COMMON = 500;
const REMEMBERED = 20_000;
/** A count is good until there are so many more records of its kind. */
const GROWTH = 1.05;

/** Counts anew each time. */
export const countFrequency: Count = (db, kind, term, most) => countHolding(db, kind, quoteTerm(term), most);

/** Makes a counter that remembers how common common terms are; they stay common, and counting them is what takes time. */
export function createFrequencies(): Frequencies {
  const known = new Map<string, Known>();
  return (db, kind, term, most, countAnew = countFrequency) => {
    const key = `${kind} ${term}`;
    const records = recordsOfKind(db, kind);
    const before = known.get(key);
    if (before && before.most === most && records >= before.records && records <= before.records * GROWTH)
      return before.count;
    const count = countAnew(db, kind, term, most);
    if (count >= COMMON) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(key, { count, most, records });
    }
    return count;
  };
}
