import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { ReadDb } from '../store/database.ts';
import { readHolding, readLengths } from '../store/postings.ts';
import { quoteTerm } from './query.ts';
import type { SoughtTerm } from './question.ts';
import { weightOfTerm } from './rank.ts';

/** Records by their keys, which rise, and how much they hold of what is looked for. */
type Held = Readonly<{ keys: Float64Array; scores: Float64Array; size: number }>;

/** So many of those that hold most are put in order; of many that hold the same, the newest up to so many in all. */
const ORDERED = { least: 1500, most: 5000 } as const;
/** Of messages each fifth is one of those that hold most themselves: what stands alone is not crowded out by long talks. */
const ORDERED_ALONE = { least: 200, most: 1000 } as const;
const OTHERS_BEFORE = 4;
/** Scores are sorted into so many classes to find those. */
const CLASSES = 4096;
/** What is said just before and after counts so much, what is said two before and after, and all that is said around. */
const BESIDE = [0.4, 0.2] as const;
const AROUND = 0.1;
const FAR = 20;
/** How a text of other than usual length counts (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.2). */
const K1 = 1.2;
const B = 0.75;

/**
 * Finds the records that hold most of some terms, best first: by BM25 with each term counted once and by its share. Of messages
 * it counts, too, what stands around them.
 *
 * FTS5's bm25() does the first in twenty times the time: it looks the length of each record up, one by one, and counts the
 * matches of all terms first. Here what each term stands in is read as a list, and lengths only of the best. `keysOf` gives
 * the lists, which rise.
 */
export function findBestHolding(
  db: ReadDb,
  kind: RecallKind,
  terms: readonly SoughtTerm[],
  records: number,
  keysOf: (term: string) => readonly number[] = (term) => readHolding(db, kind, quoteTerm(term)),
): number[] {
  const held = sumHolding(terms, records, keysOf);
  const { scores } = held;
  const sums = kind === 'message' ? addAround(held) : scores;
  const best = takeBest(held, sums, ORDERED);
  const alone = kind === 'message' ? takeBest(held, scores, ORDERED_ALONE) : [];
  const lengths = readLengthsOf(db, kind, held, [...new Set([...best, ...alone])]);
  return mixIn(orderByLength(best, sums, held, lengths), orderByLength(alone, scores, held, lengths));
}

/** A list with one of another after every few of its own; what both hold stands once. */
function mixIn(list: readonly number[], others: readonly number[]): number[] {
  const mixed = new Set<number>();
  for (const [place, key] of list.entries()) {
    mixed.add(key);
    const turn = (place + 1) / OTHERS_BEFORE;
    const other = Number.isInteger(turn) ? others[turn - 1] : undefined;
    if (other !== undefined) mixed.add(other);
  }
  return [...mixed];
}

/** How many terms the records at some places hold, by their places. */
function readLengthsOf(
  db: ReadDb,
  kind: RecallKind,
  { keys, size }: Held,
  places: readonly number[],
): Uint32Array {
  const lengths = new Uint32Array(size);
  const keyed = places.map((place) => keys[place] ?? 0);
  const read = readLengths(db, kind, keyed);
  for (const [index, place] of places.entries()) lengths[place] = read[index] ?? 0;
  return lengths;
}

/** Puts records in order, given by their places: a score counts more in a short text, what stands beside it as in a usual one. */
function orderByLength(
  places: readonly number[],
  totals: Float64Array,
  { keys, scores }: Held,
  lengths: Uint32Array,
): number[] {
  const usual =
    places.reduce((sum, place) => sum + (lengths[place] ?? 0), 0) / Math.max(1, places.length) || 1;
  return places
    .map((place) => {
      const damping = K1 * (1 - B + (B * (lengths[place] ?? usual)) / usual);
      const own = scores[place] ?? 0;
      return {
        key: keys[place] ?? 0,
        score: own / (1 + damping) + ((totals[place] ?? 0) - own) / (1 + K1),
      };
    })
    .toSorted((one, other) => other.score - one.score || other.key - one.key)
    .map(({ key }) => key);
}

/** What messages hold with those around them: those that were written one after another have keys that follow. */
function addAround({ keys, scores, size }: Held): Float64Array {
  const sums = scores.slice(0, size);
  let around = 0;
  let first = 0;
  let next = 0;
  for (let place = 0; place < size; place += 1) {
    const key = keys[place] ?? 0;
    for (; next < size && (keys[next] ?? 0) <= key + FAR; next += 1) around += scores[next] ?? 0;
    for (; (keys[first] ?? 0) < key - FAR; first += 1) around -= scores[first] ?? 0;
    sums[place] = (sums[place] ?? 0) + AROUND * around;
    for (let step = 1; step <= BESIDE.length && place + step < size; step += 1) {
      const share = BESIDE[(keys[place + step] ?? 0) - key - 1];
      if (share === undefined) break;
      sums[place] = (sums[place] ?? 0) + share * (scores[place + step] ?? 0);
      sums[place + step] = (sums[place + step] ?? 0) + share * (scores[place] ?? 0);
    }
  }
  return sums;
}

/** Adds up what each record holds: the lists of the terms are merged one by one, so that what none holds costs nothing. */
function sumHolding(
  terms: readonly SoughtTerm[],
  records: number,
  keysOf: (term: string) => readonly number[],
): Held {
  const lists = terms.map(({ term, count, share }) => ({
    holding: keysOf(term),
    weight: share * weightOfTerm(count, records),
  }));
  const room = lists.reduce((sum, { holding }) => sum + holding.length, 0);
  let held = makeHeld(room);
  let spare = makeHeld(room);
  for (const { holding, weight } of lists) [held, spare] = [addTerm(held, holding, weight, spare), held];
  return held;
}

function makeHeld(room: number): Held {
  return { keys: new Float64Array(room), scores: new Float64Array(room), size: 0 };
}

/** Adds a term, given the keys of what holds it, which rise; writes all of it into `merged`. */
function addTerm(
  { keys, scores, size }: Held,
  holding: readonly number[],
  weight: number,
  merged: Held,
): Held {
  let place = 0;
  let known = 0;
  let added = 0;
  while (known < size && added < holding.length) {
    const before = keys[known] ?? 0;
    const next = holding[added] ?? 0;
    const least = Math.min(before, next);
    merged.keys[place] = least;
    merged.scores[place] = (before === least ? (scores[known] ?? 0) : 0) + (next === least ? weight : 0);
    if (before === least) known += 1;
    if (next === least) added += 1;
    place += 1;
  }
  merged.keys.set(keys.subarray(known, size), place);
  merged.scores.set(scores.subarray(known, size), place);
  place += size - known;
  for (; added < holding.length; added += 1, place += 1) {
    merged.keys[place] = holding[added] ?? 0;
    merged.scores[place] = weight;
  }
  return { keys: merged.keys, scores: merged.scores, size: place };
}

/** The places of those whose scores are highest: about as many as are put in order, of equal ones the newest. */
function takeBest(
  { size }: Held,
  scores: Float64Array,
  ordered: Readonly<{ least: number; most: number }>,
): number[] {
  let most = 0;
  for (let place = 0; place < size; place += 1) most = Math.max(most, scores[place] ?? 0);
  const share = most === 0 ? 0 : (CLASSES - 1) / most;
  const classes = new Uint16Array(size);
  const counts = new Uint32Array(CLASSES);
  for (let place = 0; place < size; place += 1) {
    const of = (scores[place] ?? 0) * share;
    classes[place] = of;
    counts[of | 0] = (counts[of | 0] ?? 0) + 1;
  }
  let least = CLASSES - 1;
  let above = 0;
  for (; least > 0 && above + (counts[least] ?? 0) < ordered.least; least -= 1) above += counts[least] ?? 0;
  const best: number[] = [];
  let room = Math.max(ordered.least, ordered.most - above);
  for (let place = size - 1; place >= 0; place -= 1) {
    const of = classes[place] ?? 0;
    if (of < least || (of === least && room === 0)) continue;
    if (of === least) room -= 1;
    best.push(place);
  }
  return best;
}
