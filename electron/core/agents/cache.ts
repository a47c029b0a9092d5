import type { AgentState } from '../../../shared/entities/agent-state.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readState } from '../store/agent-states.ts';
import { dataVersion, type ReadDb } from '../store/database.ts';
import { changesSince, lastSequence } from '../store/history.ts';
import { isImporting } from '../store/imports.ts';
import { type KeyedMemory, type MemoryList, readMemories, readNewest } from '../store/memories.ts';
import { accessedSince, lastAccessKey } from '../store/memory-access.ts';
import { isVisibleTo } from '../store/memory-visibility.ts';
import { listLoaded, type LoadedMemories, refreshLoaded } from './loaded-memories.ts';

/** What the agents in use see, held in memory and never older than the store. */
export type AgentCache = Readonly<{
  /** A page of the memories the viewing agent sees, as the store would give it; null where only the store can tell. */
  list(input: Omit<MemoryList, 'rules'>): Page<Memory> | null;
  /** The state of an agent; null where it has none. */
  state(agentId: string): AgentState | null;
}>;

/** Agents held at a time: the one used longest ago goes first. */
const MOST_AGENTS = 16;
/** Of each its newest memories, no more than so many and so many characters of content. */
const MOST = { memories: 1000, characters: 4_000_000 } as const;
/** An agent with fewer held, though it sees more, is loaded anew. */
const LEAST = 100;
/** More changes than this at once are not looked at one by one. */
const MOST_CHANGES = 500;

/** What is held of an agent; what it was not asked for yet is missing. */
type Held = { memories?: LoadedMemories; state?: AgentState | null };

/** Up to where the cache has seen commits, changes and accesses, and whether an import ran then. */
type Seen = Readonly<{ version: number; seq: number; access: number; importing: boolean }>;

/**
 * Holds the newest memories and the state of the agents in use, each from when it is first asked for.
 *
 * Before every answer `PRAGMA data_version` tells whether anyone committed, in this process or another; then history and
 * the accesses since tell which memories to read again. What they do not tell (what an import takes back, the new name of
 * an agent, very many changes) empties the cache.
 */
export function createAgentCache(db: ReadDb): AgentCache {
  const agents = new Map<string, Held>();
  let seen = look(db);

  function refresh(): void {
    const version = dataVersion(db);
    if (version === seen.version) return;
    const changed = agents.size === 0 || seen.importing ? null : changedSince(db, seen);
    seen = { ...(changed?.seen ?? look(db)), version };
    if (changed === null || seen.importing) agents.clear();
    else {
      if (changed.states) for (const held of agents.values()) delete held.state;
      if (changed.ids.size > 0) readAgain(changed.ids);
    }
  }

  function readAgain(ids: ReadonlySet<string>): void {
    const fresh = readMemories(db, [...ids]).map(frozen);
    for (const [agentId, held] of agents) {
      if (!held.memories) continue;
      const visible = fresh.filter(({ memory }) => isVisibleTo({ agentId }, memory));
      const refreshed = refreshLoaded(held.memories, ids, visible);
      if (isWithinBounds(refreshed)) held.memories = refreshed;
      else delete held.memories;
    }
  }

  function takeUp(agentId: string): Held {
    refresh();
    const held = agents.get(agentId) ?? {};
    agents.delete(agentId);
    agents.set(agentId, held);
    const [oldest] = agents.keys();
    if (agents.size > MOST_AGENTS && oldest !== undefined) agents.delete(oldest);
    return held;
  }

  return {
    list(input) {
      if (input.viewer === 'person' || input.viewer.agentId === null || input.viewer.ownOnly) return null;
      const held = takeUp(input.viewer.agentId);
      held.memories ??= loadFrom(db, input.viewer.agentId);
      return listLoaded(held.memories, input);
    },
    state(agentId) {
      const held = takeUp(agentId);
      if (held.state === undefined) {
        held.state = readState(db, agentId);
        freezeDeep(held.state);
      }
      return held.state;
    },
  };
}

function look(db: ReadDb): Seen {
  const version = dataVersion(db);
  return { version, seq: lastSequence(db), access: lastAccessKey(db), importing: isImporting(db) };
}

function loadFrom(db: ReadDb, agentId: string): LoadedMemories {
  const { memories, complete } = readNewest(db, { agentId }, MOST);
  return { memories: memories.map(frozen), complete };
}

/** Which memories changed since; null where that cannot be told one by one. */
function changedSince(
  db: ReadDb,
  { seq, access }: Seen,
): { ids: ReadonlySet<string>; states: boolean; seen: Omit<Seen, 'version'> } | null {
  const changes = changesSince(db, seq, MOST_CHANGES + 1);
  const accesses = accessedSince(db, access, MOST_CHANGES + 1);
  if (changes.length > MOST_CHANGES || accesses.length > MOST_CHANGES) return null;
  if (changes.some(({ entity }) => entity === 'agent' || entity === 'import')) return null;
  const changed = changes.filter(({ entity }) => entity === 'memory').map(({ id }) => id ?? '');
  return {
    states: changes.some(({ entity }) => entity === 'agentState'),
    ids: new Set([...changed, ...accesses.map(({ id }) => id)]),
    seen: {
      seq: changes.at(-1)?.seq ?? seq,
      access: accesses.at(-1)?.key ?? access,
      importing: isImporting(db),
    },
  };
}

function isWithinBounds({ memories, complete }: LoadedMemories): boolean {
  const characters = memories.reduce((sum, { memory }) => sum + memory.content.length, 0);
  const large = memories.length > 2 * MOST.memories || characters > 2 * MOST.characters;
  return !large && (complete || memories.length >= LEAST);
}

/** Answers hand out what is held, so nobody may change it. */
function frozen(keyed: KeyedMemory): KeyedMemory {
  freezeDeep(keyed.memory);
  return keyed;
}

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeep(inner);
}
