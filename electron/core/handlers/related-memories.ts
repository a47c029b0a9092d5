import type { Output } from '../../../shared/contract/define.ts';
import type { memories, MemoryRelation } from '../../../shared/contract/memories.ts';
import { findSimilar } from '../retrieval/recall.ts';
import { readMemories, readMemory, referrersOf } from '../store/memories.ts';
import { isVisibleTo, type Viewer } from '../store/memory-visibility.ts';
import type { Context } from './context.ts';

type Related = Output<(typeof memories)['related']>['items'];

/** What has to do with a memory, the surest reason first; each once, and only what the viewer sees. */
export function relatedTo({ store, analyser }: Context, id: string, limit: number, viewer: Viewer): Related {
  const memory = readMemory(store.read, id, viewer);
  const { replaced, linking } = referrersOf(store.read, id);
  const similar = findSimilar({ db: store.read, analyser }, memory.content, {
    scope: { viewer, sessionId: null },
    limit: limit + 1,
  });
  const found = new Map<string, Pick<Related[number], 'why' | 'score'>>();
  const add = (ids: readonly string[], why: MemoryRelation): void => {
    for (const other of ids) if (other !== id && !found.has(other)) found.set(other, { why, score: 1 });
  };
  add(memory.supersededBy === null ? [] : [memory.supersededBy], 'replacedBy');
  add(replaced, 'replaces');
  add(memory.relatedIds, 'linked');
  add(linking, 'linkedFrom');
  for (const { id: other, score } of similar)
    if (other !== id && !found.has(other)) found.set(other, { why: 'similar', score });
  const read = new Map(
    readMemories(store.read, [...found.keys()]).map(({ memory: other }) => [other.id, other]),
  );
  return [...found]
    .flatMap(([other, reason]) => {
      const known = read.get(other);
      return known && isVisibleTo(viewer, known) ? [{ memory: known, ...reason }] : [];
    })
    .slice(0, limit);
}
