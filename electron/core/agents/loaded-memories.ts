import type { Memory } from '../../../shared/entities/memory.ts';
import type { Page } from '../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import type { KeyedMemory, MemoryList } from '../store/memories.ts';
import { eventConditions } from '../store/memory-events.ts';
import type { MemoryFilter } from '../store/memory-filters.ts';

/** The newest memories an agent sees, newest first. */
export type LoadedMemories = Readonly<{
  memories: readonly KeyedMemory[];
  /** The agent sees no others; else there are older ones in the store. */
  complete: boolean;
}>;

/** Answers a list from what is loaded, as the store would; null where only the store can tell. */
export function listLoaded(
  { memories, complete }: LoadedMemories,
  input: Omit<MemoryList, 'rules'>,
): Page<Memory> | null {
  if (input.findings !== undefined) return null;
  if (input.match !== null || input.sort !== 'createdAt' || input.order !== 'desc') return null;
  if (input.withTotal && !complete) return null;
  if (eventConditions(input).some(({ where }) => where.length > 0)) return null;
  const accepts = filterOf(input);
  const found: KeyedMemory[] = [];
  for (let place = placeAfter(memories, input.cursor); place < memories.length; place += 1) {
    const keyed = memories[place];
    if (keyed && accepts(keyed.memory)) found.push(keyed);
    if (found.length > input.limit) break;
  }
  if (found.length <= input.limit && !complete) return null;
  const shown = found.slice(0, input.limit);
  const last = shown.at(-1);
  const next = found.length > input.limit && last ? encodeCursor([last.createdAt, last.pk]) : null;
  const items = shown.map(({ memory }) => memory);
  if (!input.withTotal) return { items, next };
  return { items, next, total: memories.filter(({ memory }) => accepts(memory)).length };
}

/** Brings what is loaded up to date: `ids` are gone or changed, `fresh` is what the agent sees of them now. */
export function refreshLoaded(
  { memories, complete }: LoadedMemories,
  ids: ReadonlySet<string>,
  fresh: readonly KeyedMemory[],
): LoadedMemories {
  const oldest = memories.at(-1);
  const within = fresh.filter((keyed) => complete || (oldest !== undefined && compare(keyed, oldest) <= 0));
  const kept = memories.filter(({ memory }) => !ids.has(memory.id));
  return { memories: [...kept, ...within].toSorted(compare), complete };
}

/** Newest first, as the store sorts. */
function compare(one: KeyedMemory, other: KeyedMemory): number {
  return other.createdAt - one.createdAt || other.pk - one.pk;
}

/** The place of the first memory after a cursor, by halving. */
function placeAfter(memories: readonly KeyedMemory[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [createdAt = 0, pk = 0] = decodeCursor(cursor, 2).map(Number);
  let [from, to] = [0, memories.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const keyed = memories[middle];
    if (keyed && (keyed.createdAt - createdAt || keyed.pk - pk) >= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * What `memoryConditions` asks in SQL, but for the words, for what happened, and for who looks: what is loaded is what it
 * sees.
 */
function filterOf(filter: MemoryFilter): (memory: Memory) => boolean {
  const since = filter.since === undefined ? -Infinity : Date.parse(filter.since);
  const until = filter.until === undefined ? Infinity : Date.parse(filter.until);
  return (memory) => {
    const createdAt = Date.parse(memory.createdAt);
    const superseded = memory.supersededBy !== null;
    return (
      isOneOf(filter.agentIds, memory.agentId ?? 'shared') &&
      isOneOf(filter.types, memory.type) &&
      isOneOf(filter.tiers, memory.tier) &&
      isOneOf(filter.importance, memory.importance) &&
      (!isAsked(filter.tags) || memory.tags.some((tag) => isOneOf(filter.tags, tag))) &&
      (filter.pinned ?? memory.pinned) === memory.pinned &&
      (filter.paused ?? memory.paused) === memory.paused &&
      (filter.held ?? memory.held) === memory.held &&
      (filter.superseded ?? superseded) === superseded &&
      createdAt >= since &&
      createdAt < until &&
      memory.confidence >= (filter.minConfidence ?? 0) &&
      memory.confidence < (filter.belowConfidence ?? Infinity)
    );
  };
}

function isAsked<T>(values: readonly T[] | undefined): values is readonly T[] {
  return values !== undefined && values.length > 0;
}

function isOneOf<T>(values: readonly T[] | undefined, value: T): boolean {
  return !isAsked(values) || values.includes(value);
}
