import type { Tier } from '../../../shared/entities/memory.ts';
import { strengthOf, tierOf } from '../../../shared/strength.ts';
import type { ActionOf } from './action.ts';
import { hashText } from './hash.ts';
import type { Config, MemoryState } from './state.ts';

type Placed = { memory: MemoryState; tier: Tier; why: 'strength' | 'cap' };

/**
 * Moves memories to the tier their strength belongs to; then, of each agent's memories of a type, the weakest beyond
 * the cap go to the archive. Nothing pinned moves.
 */
export function planTiers(memories: readonly MemoryState[], config: Config, now: number): ActionOf<'tier'>[] {
  const placed: Placed[] = memories.map((memory) => ({
    memory,
    tier: tierOf(memory, config.strength, now),
    why: 'strength',
  }));
  archiveBeyondCaps(placed, config, now);
  return placed
    .filter(({ memory, tier }) => tier !== memory.tier)
    .map(({ memory, tier, why }) => ({
      kind: 'tier',
      step: 'tiers',
      // The same move for the same reasons: used again, it may be proposed again.
      key: `tier:${memory.id}:${tier}:${hashText(`${memory.lastAccessed} ${memory.accessCount} ${memory.importance}`)}`,
      agentId: memory.agentId,
      why,
      memoryId: memory.id,
      from: memory.tier,
      to: tier,
    }));
}

function archiveBeyondCaps(placed: readonly Placed[], { caps, strength }: Config, now: number): void {
  const groups = Map.groupBy(placed, ({ memory }) => `${memory.agentId} ${memory.type}`);
  for (const group of groups.values()) {
    const cap = group[0] && caps[group[0].memory.type];
    if (cap === undefined) continue;
    const kept = group.filter(({ tier }) => tier !== 'archive');
    if (kept.length <= cap) continue;
    const ranked = kept
      .map((place) => ({ place, strength: strengthOf(place.memory, strength, now) }))
      .toSorted(
        (one, other) =>
          Number(other.place.memory.pinned) - Number(one.place.memory.pinned) ||
          other.strength - one.strength ||
          (one.place.memory.id < other.place.memory.id ? -1 : 1),
      );
    for (const { place } of ranked.slice(cap)) {
      if (place.memory.pinned) continue;
      place.tier = 'archive';
      place.why = 'cap';
    }
  }
}
