import type { Memory, MemoryType, Tier } from './entities/memory.ts';

/** What strength is computed with: the setting `memory.strength`. */
export type StrengthRules = Readonly<{
  halfLifeDays: Readonly<Record<MemoryType, number>>;
  /** For importance 1 to 5. */
  importanceWeights: readonly [number, number, number, number, number];
  /** The least strength of each tier, each below the one before; what is below the last is in the archive. */
  thresholds: Readonly<{ hot: number; warm: number; cold: number }>;
}>;

/** The fields strength follows from: never from an earlier strength, so computing it twice changes nothing. */
export type StrengthSource = Readonly<
  Pick<Memory, 'type' | 'importance' | 'accessCount' | 'lastAccessed' | 'createdAt'>
>;

/** When a memory leaves its tier by itself; null where it stays: pinned, or in the archive already. */
export type Forecast = Readonly<{
  tier: Tier;
  next: Readonly<{ tier: Exclude<Tier, 'hot'>; inDays: number }> | null;
}>;

const DAY = 86_400_000;

/** How strong a memory is at a moment (milliseconds since 1970). Idle time begins at the last access, else at creation. */
export function strengthOf(memory: StrengthSource, rules: StrengthRules, now: number): number {
  const idleDays = Math.max(0, now - usedAt(memory)) / DAY;
  return freshStrength(memory, rules) * 0.5 ** (idleDays / rules.halfLifeDays[memory.type]);
}

/** The tier a memory belongs to at a moment. What is pinned is hot. */
export function tierOf(
  memory: StrengthSource & Readonly<{ pinned: boolean }>,
  rules: StrengthRules,
  now: number,
): Tier {
  return memory.pinned ? 'hot' : tierOfStrength(strengthOf(memory, rules, now), rules);
}

/** The tier of a memory, and when it cools to the next one if nobody recalls it: in closed form, in days from now. */
export function forecast(
  memory: StrengthSource & Readonly<{ pinned: boolean }>,
  rules: StrengthRules,
  now: number,
): Forecast {
  const tier = tierOf(memory, rules, now);
  if (memory.pinned || tier === 'archive') return { tier, next: null };
  const least = rules.thresholds[tier];
  const fresh = freshStrength(memory, rules);
  const daysAfterUse = rules.halfLifeDays[memory.type] * Math.log2(fresh / least);
  const inDays = Math.max(0, daysAfterUse - (now - usedAt(memory)) / DAY);
  return { tier, next: { tier: COOLER[tier], inDays } };
}

/**
 * When a memory is too weak for the tier it stands in, in milliseconds since 1970, if nobody recalls it; null where it
 * stays: pinned, in the archive, or replaced by another.
 */
export function coolsAt(
  memory: StrengthSource & Readonly<Pick<Memory, 'tier' | 'pinned' | 'supersededBy'>>,
  rules: StrengthRules,
): number | null {
  const { tier, pinned, supersededBy } = memory;
  if (pinned || tier === 'archive' || supersededBy !== null) return null;
  const halfLife = rules.halfLifeDays[memory.type] * DAY;
  return usedAt(memory) + halfLife * Math.log2(freshStrength(memory, rules) / rules.thresholds[tier]);
}

const COOLER = { hot: 'warm', warm: 'cold', cold: 'archive' } as const;

function tierOfStrength(strength: number, { thresholds }: StrengthRules): Tier {
  if (strength >= thresholds.hot) return 'hot';
  if (strength >= thresholds.warm) return 'warm';
  return strength >= thresholds.cold ? 'cold' : 'archive';
}

/** The strength at the moment of the last use. */
function freshStrength({ importance, accessCount }: StrengthSource, rules: StrengthRules): number {
  return (rules.importanceWeights[importance - 1] ?? 0) * (1 + Math.log(1 + accessCount) / 4);
}

function usedAt({ lastAccessed, createdAt }: StrengthSource): number {
  return Date.parse(lastAccessed ?? createdAt);
}
