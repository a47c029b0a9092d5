import type { Memory, Tier } from '../../../shared/entities/memory.ts';
import { forecast, strengthOf, tierOf, type StrengthRules } from '../../../shared/strength.ts';

type Point = Readonly<{ x: number; y: number }>;

/** How the strength of a memory falls since its last use; `x` and `y` are shares of the width and height, from the top. */
export type CoolingCurve = Readonly<{
  /** Pieces in the colour of their tier; what lies ahead is drawn otherwise. */
  pieces: readonly Readonly<{ tier: Tier; ahead: boolean; points: readonly Point[] }>[];
  today: Point;
  /** Where it moves to a cooler tier, and when (milliseconds since 1970); null where it stays. */
  next: Readonly<Point & { tier: Tier; at: number }> | null;
  thresholds: readonly Readonly<{ tier: 'hot' | 'warm' | 'cold'; least: number; y: number }>[];
}>;

const DAY = 86_400_000;
const STEPS = 72;
const SHORTEST_DAYS = 7;
/** What lies ahead takes at least this share of the width. */
const AHEAD = 0.3;
const HEAD_ROOM = 1.1;
/** A move further off than this many half-lives is not drawn; it is told in words. */
const FURTHEST_MOVE = 4;

/** Computes the curve of a memory at a moment, in milliseconds since 1970. */
export function coolingCurve(memory: Memory, rules: StrengthRules, now: number): CoolingCurve {
  const usedAt = Date.parse(memory.lastAccessed ?? memory.createdAt);
  const idle = Math.max(0, now - usedAt);
  const move = forecast(memory, rules, now).next;
  const until = move === null ? 0 : move.inDays * DAY;
  const drawn = until <= FURTHEST_MOVE * rules.halfLifeDays[memory.type] * DAY ? until : 0;
  const length = Math.max(SHORTEST_DAYS * DAY, idle / (1 - AHEAD), (idle + drawn) * 1.15);
  const strongest = Math.max(1, strengthOf(memory, rules, usedAt) * HEAD_ROOM);
  const yOf = (strength: number) => 1 - strength / strongest;
  const pointAt = (at: number): Point => ({
    x: (at - usedAt) / length,
    y: yOf(strengthOf(memory, rules, at)),
  });
  const moments = Array.from({ length: STEPS + 1 }, (_, step) => usedAt + (length * step) / STEPS);
  const marked = [...moments, usedAt + idle, ...(drawn === 0 ? [] : [now + drawn])].toSorted((a, b) => a - b);
  return {
    pieces: intoPieces(
      marked,
      (at) => tierOf({ ...memory, pinned: false }, rules, at),
      pointAt,
      usedAt + idle,
    ),
    today: pointAt(usedAt + idle),
    next: move === null || drawn === 0 ? null : { ...pointAt(now + drawn), tier: move.tier, at: now + drawn },
    thresholds: (['hot', 'warm', 'cold'] as const).map((tier) => ({
      tier,
      least: rules.thresholds[tier],
      y: yOf(rules.thresholds[tier]),
    })),
  };
}

/** Cuts the way through these moments wherever the tier changes, and at today. */
function intoPieces(
  moments: readonly number[],
  tierAt: (at: number) => Tier,
  pointAt: (at: number) => Point,
  today: number,
): CoolingCurve['pieces'] {
  const pieces: { tier: Tier; ahead: boolean; points: Point[] }[] = [];
  for (const [index, at] of moments.entries()) {
    const tier = tierAt(at);
    const ahead = at > today;
    const last = pieces.at(-1);
    if (last !== undefined && last.tier === tier && last.ahead === ahead) {
      last.points.push(pointAt(at));
      continue;
    }
    const before = moments[index - 1];
    // Pieces meet: each begins where the one before it ends.
    pieces.push({
      tier,
      ahead,
      points: before === undefined ? [pointAt(at)] : [pointAt(before), pointAt(at)],
    });
  }
  return pieces;
}
