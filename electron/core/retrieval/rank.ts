import type { RecallItem, RecallKind } from '../../../shared/contract/recall.ts';
import type { Tier } from '../../../shared/entities/memory.ts';

/** A term that was looked for, the word of the task it stands for, and how telling it is. */
export type WeightedTerm = Readonly<{ term: string; word: string; weight: number }>;

/** What a record's rank follows from. */
export type Candidate = Readonly<{
  kind: RecallKind;
  id: string;
  /** Its terms, separated by spaces. */
  searchText: string;
  /** When it was last used, said or noted, in milliseconds since 1970; its recency halves in so many days. */
  at: number;
  halfLifeDays: number;
  /** From 0 to 1. */
  importance: number;
  accessCount: number;
  tier: Tier | null;
}>;

export type ScoreParts = RecallItem['parts'];

/** A candidate with its score, what it is made of, and the words it holds. */
export type Ranked<C extends Candidate> = Readonly<{
  candidate: C;
  score: number;
  parts: ScoreParts;
  matched: readonly string[];
  /** Those after it that say nearly the same. */
  folded: readonly C[];
}>;

/** A score is this share of what the words say, and the rest of it as far as the other parts say so, too. */
const TEXT_SHARE = 0.7;
/** How the other parts count among each other; together 1. */
const OTHER_PARTS = { recency: 0.35, importance: 0.3, access: 0.1, tier: 0.25 } as const;
const TIERS: Readonly<Record<Tier, number>> = { hot: 1, warm: 0.7, cold: 0.3, archive: 0 };
/** Recalled so often counts as much as any more. */
const MUCH_ACCESS = 50;
const DAY = 86_400_000;
/** Saturation of repeated terms and the share of length, as BM25 has them (Robertson and Zaragoza, 2009, section 3.2). */
const K1 = 1.2;
const B = 0.75;
/** Questions say more than what answers them: half of their weight counts for more than a half. */
const CURVE = 0.7;
/** Only so much of a long text is compared, in characters. */
const COMPARED = 20_000;
/** Two texts that share so many of their terms say the same (Jaccard). */
const SAME = 0.8;

/** How telling a term is that stands in `count` of `total` records (BM25's idf, never below 0). */
export function weightOfTerm(count: number, total: number): number {
  const holding = Math.max(1, count);
  return Math.log(1 + (Math.max(total, holding) - holding + 0.5) / (holding + 0.5));
}

/** Scores candidates, best first, leaves out those below the threshold, and folds those that say nearly the same. */
export function rankCandidates<C extends Candidate>(
  candidates: readonly C[],
  terms: readonly WeightedTerm[],
  { now, threshold, limit }: Readonly<{ now: number; threshold: number; limit: number }>,
): Ranked<C>[] {
  const counted = candidates.map((candidate) => ({ candidate, ...countTerms(candidate.searchText, terms) }));
  const usual = usualLengths(counted);
  const scored = counted
    .map(({ candidate, counts, length }) => {
      const text = textScore(terms, counts, length / (usual.get(candidate.kind) ?? length));
      const parts = { text, ...otherParts(candidate, now) };
      const matched = [...new Set(terms.filter(({ term }) => counts.has(term)).map(({ word }) => word))];
      return { candidate, score: totalScore(parts), parts, matched };
    })
    .filter(({ score, parts }) => score >= threshold && parts.text > 0)
    .toSorted((one, other) => other.score - one.score || (one.candidate.id < other.candidate.id ? -1 : 1));
  return foldSame(scored, limit);
}

/** The score of its parts: from 0 to 1, and 0 where the words say nothing. */
export function totalScore(parts: ScoreParts): number {
  const { recency, importance, access, tier } = OTHER_PARTS;
  const others =
    recency * parts.recency + importance * parts.importance + access * parts.access + tier * parts.tier;
  return Math.min(1, parts.text * (TEXT_SHARE + (1 - TEXT_SHARE) * others));
}

function otherParts(candidate: Candidate, now: number): Omit<ScoreParts, 'text'> {
  const idleDays = Math.max(0, now - candidate.at) / DAY;
  return {
    recency: 0.5 ** (idleDays / candidate.halfLifeDays),
    importance: candidate.importance,
    access: Math.min(1, Math.log1p(candidate.accessCount) / Math.log1p(MUCH_ACCESS)),
    tier: candidate.tier === null ? 0.5 : TIERS[candidate.tier],
  };
}

/** The share of the question's weight that a text covers: 1 where it holds every term once and is of usual length. */
function textScore(
  terms: readonly WeightedTerm[],
  counts: ReadonlyMap<string, number>,
  relativeLength: number,
): number {
  let covered = 0;
  let all = 0;
  for (const { term, weight } of terms) {
    const count = counts.get(term) ?? 0;
    covered += (weight * count * (K1 + 1)) / (count + K1 * (1 - B + B * relativeLength));
    all += weight;
  }
  return all === 0 ? 0 : Math.min(1, covered / all) ** CURVE;
}

function countTerms(
  searchText: string,
  terms: readonly WeightedTerm[],
): { counts: Map<string, number>; length: number } {
  const wanted = new Set(terms.map(({ term }) => term));
  const counts = new Map<string, number>();
  const all = searchText.slice(0, COMPARED).split(' ');
  for (const term of all) if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: all.length };
}

/** How long the texts of each kind are on average, in terms. */
function usualLengths(
  counted: readonly Readonly<{ candidate: Candidate; length: number }>[],
): Map<RecallKind, number> {
  const sums = new Map<RecallKind, { length: number; count: number }>();
  for (const { candidate, length } of counted) {
    const sum = sums.get(candidate.kind) ?? { length: 0, count: 0 };
    sums.set(candidate.kind, { length: sum.length + length, count: sum.count + 1 });
  }
  return new Map([...sums].map(([kind, { length, count }]) => [kind, Math.max(1, length / count)]));
}

function foldSame<C extends Candidate>(
  scored: readonly Omit<Ranked<C>, 'folded'>[],
  limit: number,
): Ranked<C>[] {
  const kept: { ranked: Omit<Ranked<C>, 'folded'>; folded: C[]; terms: ReadonlySet<string> }[] = [];
  for (const ranked of scored) {
    const terms = new Set(ranked.candidate.searchText.slice(0, COMPARED).split(' '));
    const same = kept.find((other) => isSame(other.terms, terms));
    if (same) same.folded.push(ranked.candidate);
    else if (kept.length === limit) break;
    else kept.push({ ranked, folded: [], terms });
  }
  return kept.map(({ ranked, folded }) => ({ ...ranked, folded }));
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (Math.min(one.size, other.size) < SAME * Math.max(one.size, other.size)) return false;
  return sharedTerms(one, other) >= SAME;
}

/** How much two texts have in common: the share of all their terms that both hold (Jaccard). */
export function sharedTerms(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of one) if (other.has(term)) shared += 1;
  return shared / Math.max(1, one.size + other.size - shared);
}
