import type { RecallItem } from '../../../shared/contract/recall.ts';
import type { Tier } from '../../../shared/entities/memory.ts';

export type ScoreParts = RecallItem['parts'];

/** What a record's worth follows from beside the question. */
export type Standing = Readonly<{
  /** When it was last used, said or noted, in milliseconds since 1970; its recency halves in so many days. */
  at: number;
  halfLifeDays: number;
  /** From 0 to 1. */
  importance: number;
  accessCount: number;
  tier: Tier | null;
  trusted: boolean;
}>;

/** How much each part of its standing moves a record among others, in logarithmic odds from the worst to the best. */
const WORTH = { recency: 0.5, importance: 0.4, access: 0.15, tier: 0.35, trust: 0.2 } as const;
/** The worth of something usual: not new, of middling importance, never recalled, without a tier. */
const USUAL = WORTH.importance / 2 + WORTH.tier / 2;
const TIERS: Readonly<Record<Tier, number>> = { hot: 1, warm: 0.7, cold: 0.3, archive: 0 };
/** Recalled so often counts as much as any more. */
const MUCH_ACCESS = 50;
const DAY = 86_400_000;
/** Only so many terms of a long text are compared. */
const COMPARED = 3000;
/** Two texts that share so many of their terms say the same (Jaccard). */
const SAME = 0.8;

/** How telling a term is that stands in `count` of `total` records (BM25's idf, never below 0). */
export function weightOfTerm(count: number, total: number): number {
  const holding = Math.max(1, count);
  return Math.log(1 + (Math.max(total, holding) - holding + 0.5) / (holding + 0.5));
}

/** The parts of a score that do not depend on the question, from 0 to 1. */
export function standingParts(
  standing: Standing,
  now: number,
): Pick<ScoreParts, 'recency' | 'importance' | 'access' | 'tier' | 'trust'> {
  const idleDays = Math.max(0, now - standing.at) / DAY;
  return {
    recency: 0.5 ** (idleDays / standing.halfLifeDays),
    importance: standing.importance,
    access: Math.min(1, Math.log1p(standing.accessCount) / Math.log1p(MUCH_ACCESS)),
    tier: standing.tier === null ? 0.5 : TIERS[standing.tier],
    trust: standing.trusted ? 1 : 0,
  };
}

/** What its standing adds to the odds of a record; 0 for a usual one. */
export function worthOf(parts: ReturnType<typeof standingParts>): number {
  return (
    WORTH.recency * parts.recency +
    WORTH.importance * parts.importance +
    WORTH.access * parts.access +
    WORTH.tier * parts.tier +
    WORTH.trust * parts.trust -
    USUAL
  );
}

/** Beyond so many from one conversation each further text loses so much, in logarithmic odds, for those of others to show. */
const FROM_ONE = 3;
const CROWDED = 0.1;

/** Puts texts in order, best first; those of a conversation that has been heard already stand back a little. */
export function spreadOut<Item extends Readonly<{ odds: number; conversation: string }>>(
  items: readonly Item[],
): Item[] {
  const left = new Set(items);
  const heard = new Map<string, number>();
  const ordered: Item[] = [];
  while (left.size > 0) {
    let best: { item: Item; odds: number } | null = null;
    for (const item of left) {
      const crowd = Math.max(0, (heard.get(item.conversation) ?? 0) - FROM_ONE + 1);
      const odds = item.odds - CROWDED * crowd;
      if (best === null || odds > best.odds) best = { item, odds };
    }
    if (best === null) break;
    const { item, odds } = best;
    left.delete(item);
    heard.set(item.conversation, (heard.get(item.conversation) ?? 0) + 1);
    ordered.push({ ...item, odds });
  }
  return ordered;
}

/** Takes the best so many of a list that is in order, and puts those that say nearly the same under the first of them. */
export function foldSame<Item extends Readonly<{ terms: readonly string[] }>>(
  inOrder: readonly Item[],
  limit: number,
): { item: Item; folded: Item[] }[] {
  const kept: { item: Item; folded: Item[]; terms: ReadonlySet<string> }[] = [];
  for (const item of inOrder) {
    const terms = new Set(item.terms.slice(0, COMPARED));
    const same = kept.find((other) => isSame(other.terms, terms));
    if (same) same.folded.push(item);
    else if (kept.length === limit) break;
    else kept.push({ item, folded: [], terms });
  }
  return kept.map(({ item, folded }) => ({ item, folded }));
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
