import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { ReadDb } from '../store/database.ts';
import {
  recalledRecords,
  type RecallRecord,
  type RecallRow,
  type RecallScope,
  recordsOfKind,
} from '../store/recall.ts';
import {
  recalledTurns,
  readStretches,
  type Stretch,
  type TurnHit,
  type TurnRow,
} from '../store/recall-turns.ts';
import type { Analyser } from './analyse.ts';
import type { AskedWord } from './asked.ts';
import { findBestHolding } from './best-holding.ts';
import type { Bridges, Placed } from './features.ts';
import type { Meant, MeantMark } from './meant.ts';
import { affordableTerms } from './question.ts';
import { weightOfTerm } from './rank.ts';
import {
  type CountedDb,
  countEach,
  countingOnce,
  keysHolding,
  kindredTerms,
  type KnownKeys,
  usualPostings,
} from './sought-terms.ts';
import { readTurn, type Turn } from './turn.ts';

/** A candidate, and the record it is. A message's row is read once it is among the best. */
export type PoolEntry = Placed & Readonly<{ kind: RecallKind; pk: number; row: RecallRow | null }>;

/**
 * All that may answer a question, how telling each of its words is, and which stand nowhere: neither they nor
 * words that answer for them. `complete`: no word was left out because it is common.
 */
export type Pool = Readonly<{
  entries: readonly PoolEntry[];
  weights: readonly number[];
  absent: readonly boolean[];
  complete: boolean;
}>;

/** What was read for a question so far: it may be gathered for twice. */
type ReadSoFar = Readonly<{ turns: Map<number, Turn>; keys: KnownKeys }>;

/** A message that matched; what stands beside one of the best may answer as well. */
type Chosen = TurnHit & { isBest: boolean };

export type Asking = Readonly<{
  words: readonly AskedWord[];
  kinds: readonly RecallKind[];
  scope: RecallScope;
  /** The records a search by words may look at in each kind; as usual, where that is not told. */
  postings: number | undefined;
  /** What is near the question in meaning. */
  meant: Meant;
  read: ReadSoFar;
  mayBeGiven(row: RecallRow): boolean;
}>;

/**
 * So many are looked for by words and by what they mean; what stands beside may answer where it is one of so large a share
 * of the best.
 */
const CANDIDATES = { words: 200, meant: 60, best: 1 } as const;
/** From so many messages on it is fewer, as reading them takes longer there. */
const LARGE = 50_000;
const CANDIDATES_OF_LARGE = { words: 75, meant: 40, best: 0.4 } as const;
/** Of what the best lead on to. */
const LED = { words: 20, meant: 0, best: 0 } as const;
const NOTHING_NEAR: ReadonlyMap<number, MeantMark> = new Map();
const RECORDS = 60;
/**
 * Messages so near one of the best hits are candidates too; each candidate is read with as many around it, and tool
 * messages lie between them.
 */
const NEAR = 2;

/** Gathers all that may answer: what holds the rarest words of a question that can be afforded, and what stands beside it. */
export function gatherPool(asked: CountedDb, asking: Asking): Pool {
  const counted = countingOnce(asked, asking.read.keys);
  const { db } = counted;
  const counts = asking.words.map(() => 0);
  const entries: PoolEntry[] = [];
  let total = 0;
  let complete = true;
  for (const kind of asking.kinds) {
    const records = recordsOfKind(db, kind);
    if (records === 0) continue;
    total += records;
    const postings = asking.postings ?? usualPostings(records);
    const frequencies = asking.words.map(({ forms }) =>
      countEach(
        counted,
        kind,
        forms.map((form) => [form, 1]),
        postings,
      ),
    );
    for (const [index, forms] of frequencies.entries())
      counts[index] = (counts[index] ?? 0) + forms.reduce((sum, { count }) => sum + count, 0);
    const standing = frequencies.flat().filter(({ count }) => count > 0);
    const affordable = affordableTerms(standing, postings);
    if (affordable.length < standing.length) complete = false;
    const sought = [...affordable, ...kindredTerms(counted, kind, asking.words, postings)];
    const keys = findBestHolding(db, kind, sought, records, (term) =>
      keysHolding(db, kind, term, asking.read.keys),
    );
    entries.push(
      ...(kind === 'message'
        ? gatherTurns(counted, asking, keys, records > LARGE ? CANDIDATES_OF_LARGE : CANDIDATES)
        : gatherRecords(db, kind, asking, keys)),
    );
  }
  return {
    entries,
    weights: counts.map((count) => weightOfTerm(Math.min(count, total), total)),
    absent: counts.map((count, word) => count === 0 && !hasKin(counted, asking.kinds, asking.words[word])),
    complete,
  };
}

/** Gathers what holds any of the words that lead on from the best of a pool and is not in it. */
export function gatherLed(
  counted: CountedDb,
  asking: Asking,
  bridges: Bridges,
  { entries }: Pool,
): PoolEntry[] {
  const { db } = counted;
  const known = new Set(entries.map(({ kind, pk }) => `${kind} ${pk}`));
  const more = asking.kinds.flatMap((kind) => {
    const keysOf = (term: string): readonly number[] => keysHolding(db, kind, term, asking.read.keys);
    const sought = [...bridges].map(([term, some]) => ({
      term,
      share: Math.max(...some.map(({ counts }) => counts)),
      count: keysOf(term).length,
    }));
    const keys = findBestHolding(db, kind, sought, recordsOfKind(db, kind), keysOf);
    return kind === 'message'
      ? gatherTurns(counted, { ...asking, meant: new Map() }, keys, LED)
      : gatherRecords(db, kind, { ...asking, meant: new Map() }, keys.slice(0, LED.words));
  });
  return more.filter(({ kind, pk }) => !known.has(`${kind} ${pk}`));
}

/** Whether any word that answers for a word of the question stands somewhere. */
function hasKin(counted: CountedDb, kinds: Asking['kinds'], word: AskedWord | undefined): boolean {
  const terms = [...(word?.kin ?? [])];
  return kinds.some((kind) => countEach(counted, kind, terms, 0).some(({ count }) => count > 0));
}

function gatherRecords(
  db: ReadDb,
  kind: Exclude<RecallKind, 'message'>,
  asking: Asking,
  keys: readonly number[],
): PoolEntry[] {
  const { scope, meant } = asking;
  const near = meant.get(kind) ?? NOTHING_NEAR;
  const rows = recalledRecords(db, kind, keys, scope, RECORDS);
  const known = new Set(rows.map(({ pk }) => pk));
  const others = [...near.keys()].filter((pk) => !known.has(pk));
  if (others.length > 0) rows.push(...recalledRecords(db, kind, others, scope, RECORDS));
  return rows.filter(asking.mayBeGiven).map((row) => ({
    kind,
    pk: row.pk,
    row,
    turn: turnOfRecord(row),
    around: [],
    meant: near.get(row.pk),
  }));
}

function turnOfRecord(row: RecallRecord): Turn {
  return readTurn({
    conversation: row.id,
    role: null,
    text: row.title === null ? row.text : `${row.title}: ${row.text}`,
    terms: row.search_text === '' ? [] : row.search_text.split(' '),
    at: row.kind === 'memory' || row.kind === 'session' ? row.at : null,
  });
}

function gatherTurns(
  counted: CountedDb,
  { scope, meant, read }: Asking,
  keys: readonly number[],
  limits: typeof CANDIDATES | typeof CANDIDATES_OF_LARGE | typeof LED,
): PoolEntry[] {
  const { db } = counted;
  const near = meant.get('message') ?? NOTHING_NEAR;
  const choose = (some: readonly number[], limit: number): Chosen[] =>
    recalledTurns(db, some, scope.sessionId, limit).map((hit, place) => ({
      ...hit,
      isBest: place < limit * limits.best,
    }));
  const hits = [
    ...choose(keys, limits.words),
    ...(near.size === 0 ? [] : choose([...near.keys()], limits.meant)),
  ];
  const rows = readStretches(db, stretchesAround(hits));
  const found = new Set(hits.map(({ pk }) => pk));
  const best = new Set(hits.filter(({ isBest }) => isBest).map(({ pk }) => pk));
  const turns = rows.map((row) => {
    const turn = read.turns.get(row.pk) ?? turnOfRow(counted.analyser, row);
    read.turns.set(row.pk, turn);
    return turn;
  });
  const at = (index: number, step: number): number | undefined => {
    const other = rows[index + step];
    return other !== undefined && other.session_pk === rows[index]?.session_pk ? index + step : undefined;
  };
  const isNear = (index: number): boolean =>
    [-1, 1, -NEAR, NEAR].some((step) => {
      const other = rows[at(index, step) ?? -1];
      return other !== undefined && best.has(other.pk);
    });
  const turnAt = (index: number, step: number): Turn | undefined => turns[at(index, step) ?? -1];
  return rows.flatMap(({ pk }, index): PoolEntry[] => {
    const turn = turns[index];
    if (turn === undefined || (!found.has(pk) && !isNear(index))) return [];
    const around = [-1, 1, -NEAR, NEAR].map((step) => turnAt(index, step));
    return [{ kind: 'message', pk, row: null, turn, around, meant: near.get(pk) }];
  });
}

function turnOfRow(analyser: Analyser, row: TurnRow): Turn {
  return readTurn({
    conversation: `session ${row.session_pk}`,
    role: row.role,
    text: row.text,
    terms: analyser.terms(row.text),
    at: row.sent_at,
  });
}

/** The stretches that hold the hits and what stands around them; those that touch are one. */
function stretchesAround(hits: readonly Chosen[]): Stretch[] {
  const stretches: { session: number; from: number; to: number }[] = [];
  const inOrder = hits.toSorted(
    (one, other) => one.session_pk - other.session_pk || one.ordinal - other.ordinal,
  );
  for (const { session_pk: session, ordinal, isBest } of inOrder) {
    const last = stretches.at(-1);
    const around = isBest ? 2 * NEAR : NEAR;
    const [from, to] = [ordinal - around, ordinal + around];
    if (last?.session !== session || from > last.to + 1) stretches.push({ session, from, to });
    else {
      last.from = Math.min(last.from, from);
      last.to = Math.max(last.to, to);
    }
  }
  return stretches;
}
