import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { Near } from '../store/vector-search.ts';

/** How near a record is to a question in meaning: how far it stands out, from 0 to 1, and its place among the nearest. */
export type MeantMark = Readonly<{ meaning: number; place: number }>;

/** The records that are near a question in meaning, by kind and key. */
export type Meant = ReadonlyMap<RecallKind, ReadonlyMap<number, MeantMark>>;

/** In spreads above the usual: what chance brings about in any memory, and what stands out as far as it can. */
const USUAL = 2;
const OUTSTANDING = 7;
/** From so much on nearness alone says that a record answers, and so much at most, in logarithmic odds. */
const TELLING = 0.5;
const MOST_ODDS = 1.5;
/** As reciprocal rank fusion has it (Cormack, Clarke and Buettcher, 2009). */
const FUSED_BY = 60;

/**
 * Reads how near records are. Models differ in what nearness they give to texts that have nothing to do with each other, so
 * each is told in spreads above the usual of this question.
 */
export function readMeant({ records, usual, spread }: Near): Meant {
  const meant = new Map<RecallKind, Map<number, MeantMark>>();
  for (const [place, { kind, pk, near }] of records.entries()) {
    const above = (near - usual) / spread;
    if (above <= USUAL) continue;
    const meaning = Math.min(1, (above - USUAL) / (OUTSTANDING - USUAL));
    const ofKind = meant.get(kind) ?? new Map<number, MeantMark>();
    ofKind.set(pk, { meaning, place });
    meant.set(kind, ofKind);
  }
  return meant;
}

/** What a place among the nearest counts: 1 for the first, less and less for those after it. */
export function fusedPlace({ place }: MeantMark): number {
  return (FUSED_BY + 1) / (FUSED_BY + 1 + place);
}

/** What nearness adds to the odds that a record answers. */
export function oddsOfMeaning(meaning: number): number {
  return (MOST_ODDS * Math.max(0, meaning - TELLING)) / (1 - TELLING);
}
