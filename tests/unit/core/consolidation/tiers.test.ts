import { describe, expect, it } from 'vitest';
import { planTiers } from '../../../../electron/core/consolidation/tiers.ts';
import type { MemoryState } from '../../../../electron/core/consolidation/state.ts';
import { at, makeConfig, makeState, NOW } from './making.ts';

function moved(memories: readonly MemoryState[], config = makeConfig()): Record<string, string> {
  return Object.fromEntries(planTiers(memories, config, NOW).map(({ memoryId, to }) => [memoryId, to]));
}

describe('tiers', () => {
  it('follow strength, and nothing moves twice', () => {
    const memories = [
      makeState('fresh', { importance: 3 }),
      makeState('cooled', { importance: 3, createdAt: at(-24 * 30) }),
      makeState('cold', { importance: 3, createdAt: at(-24 * 60) }),
      makeState('forgotten', { importance: 3, createdAt: at(-24 * 300) }),
      makeState('pinned', { importance: 1, createdAt: at(-24 * 300), pinned: true }),
      makeState('used', { importance: 3, createdAt: at(-24 * 300), lastAccessed: at(-1), tier: 'archive' }),
    ];
    const to = moved(memories);
    expect(to).toEqual({ cooled: 'warm', cold: 'cold', forgotten: 'archive', used: 'hot' });
    const after = memories.map((memory) => ({ ...memory, tier: (to[memory.id] ?? memory.tier) as 'hot' })); // a tier
    expect(moved(after)).toEqual({});
  });

  it('above a cap the weakest go to the archive, after strength was asked, agent by agent and type by type', () => {
    const caps = { working: 2 };
    const working = (id: string, hours: number, fields: Partial<MemoryState> = {}) =>
      makeState(id, { type: 'working', importance: 3, createdAt: at(-hours), ...fields });
    const memories = [
      working('a', 1),
      working('b', 2),
      working('c', 3),
      working('pinned', 200, { pinned: true }),
      working('faded', 24 * 10),
      working('other', 4, { agentId: 'somebody else' }),
      makeState('episode', { createdAt: at(-5), importance: 3 }),
    ];
    const to = moved(memories, makeConfig({ caps }));
    expect(to).toEqual({ b: 'archive', c: 'archive', faded: 'archive' });
    const why = planTiers(memories, makeConfig({ caps }), NOW).map((action) => [action.memoryId, action.why]);
    expect(why).toEqual([
      ['b', 'cap'],
      ['c', 'cap'],
      ['faded', 'strength'],
    ]);
    const after = memories.map((memory) => ({ ...memory, tier: (to[memory.id] ?? memory.tier) as 'hot' })); // a tier
    expect(moved(after, makeConfig({ caps }))).toEqual({});
  });

  it('a move that was refused may come again once the memory was used again', () => {
    const [first] = planTiers([makeState('m', { createdAt: at(-24 * 300) })], makeConfig(), NOW);
    const used = makeState('m', { createdAt: at(-24 * 300), lastAccessed: at(-24 * 299), accessCount: 1 });
    const [second] = planTiers([used], makeConfig(), NOW);
    expect(first?.key).not.toBe(second?.key);
    expect(first?.to).toBe(second?.to);
  });
});
