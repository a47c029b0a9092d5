import type { Memory } from '../../../shared/entities/memory.ts';

/** What merging may change of the memory that stays. */
export type MergedFields = Pick<
  Memory,
  'importance' | 'confidence' | 'tags' | 'relatedIds' | 'accessCount' | 'lastAccessed' | 'pinned' | 'context'
>;

/** The best of each field of memories that say the same; only those that differ from what the one that stays has. */
export function bestFields(canonical: Memory, duplicates: readonly Memory[]): Partial<MergedFields> {
  const all = [canonical, ...duplicates];
  const gone = new Set(all.map(({ id }) => id));
  const used = all.map(({ lastAccessed }) => lastAccessed).filter((at) => at !== null);
  return differing(canonical, {
    importance: Math.max(...all.map(({ importance }) => importance)),
    confidence: Math.max(...all.map(({ confidence }) => confidence)),
    tags: [...new Set(all.flatMap(({ tags }) => tags))].slice(0, 50),
    relatedIds: [...new Set(all.flatMap(({ relatedIds }) => relatedIds))]
      .filter((id) => !gone.has(id))
      .slice(0, 1000),
    accessCount: Math.max(...all.map(({ accessCount }) => accessCount)),
    lastAccessed: used.toSorted().at(-1) ?? null,
    pinned: all.some(({ pinned }) => pinned),
    context: Object.assign({}, ...all.toReversed().map(({ context }) => context)) as Memory['context'], // objects of JSON make one
  });
}

/** Who sees the memory that stays, so that nobody who saw one of them loses it; only what differs. */
export function widestSharing(
  canonical: Memory,
  duplicates: readonly Memory[],
): Partial<Pick<Memory, 'agentId' | 'sharedWith'>> {
  const all = [canonical, ...duplicates];
  const owners = all.map(({ agentId }) => agentId);
  if (owners.includes(null)) return differing(canonical, { agentId: null, sharedWith: [] });
  const others = [...owners, ...all.flatMap(({ sharedWith }) => sharedWith)].filter((id) => id !== null);
  const sharedWith = [...new Set(others)].filter((id) => id !== canonical.agentId).slice(0, 1000);
  return differing(canonical, { sharedWith });
}

function differing<T extends Partial<Memory>>(canonical: Memory, wanted: T): Partial<T> {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(canonical[name as keyof Memory]), // the object's own keys
  );
  return Object.fromEntries(changed) as Partial<T>; // fromEntries forgets keys
}
