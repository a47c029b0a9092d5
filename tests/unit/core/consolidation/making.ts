import type { Config, MemoryState } from '../../../../electron/core/consolidation/state.ts';
import { contentHash, bandsOf, shinglesOf } from '../../../../electron/core/consolidation/similar.ts';
import type { Fingerprint } from '../../../../electron/core/consolidation/duplicates.ts';
import { ConsolidationStep } from '../../../../shared/entities/run.ts';
import type { Memory } from '../../../../shared/entities/memory.ts';
import { Settings } from '../../../../shared/entities/settings.ts';

export const NOW = Date.UTC(2026, 2, 1, 12);
const HOUR = 3_600_000;

/** The defaults, with what a test needs otherwise. */
export function makeConfig(fields: Partial<Config> = {}): Config {
  return {
    steps: Object.fromEntries(ConsolidationStep.options.map((step) => [step, true])) as Config['steps'], // every step
    strength: Settings.parse({})['memory.strength'],
    caps: { working: 20, episodic: 10_000, semantic: 5000 },
    ttlHours: 24,
    intervalHours: 6,
    retentionDays: null,
    trashDays: 30,
    historyDays: 0,
    ...fields,
  };
}

/** An episodic memory of an agent, an hour old, never recalled. */
export function makeState(id: string, fields: Partial<MemoryState> = {}): MemoryState {
  return {
    id,
    agentId: 'agent',
    type: 'episodic',
    tier: 'hot',
    importance: 2,
    accessCount: 0,
    createdAt: at(-1),
    lastAccessed: null,
    pinned: false,
    own: false,
    byPerson: false,
    sessionOver: false,
    recalls: 0,
    recallSessions: 0,
    ...fields,
  };
}

/** A memory with its words. */
export function makeMemory(id: string, content: string, fields: Partial<Memory> = {}): Memory {
  return {
    id,
    createdAt: at(-1),
    updatedAt: at(-1),
    deletedAt: null,
    origin: { actor: 'agent', client: 'helper', sessionId: null, messageId: null, trust: 'unreviewed' },
    agentId: 'agent',
    agentName: 'helper',
    sharedWith: [],
    type: 'episodic',
    content,
    context: {},
    importance: 2,
    confidence: 1,
    emotionalValence: 0,
    tags: [],
    relatedIds: [],
    accessCount: 0,
    lastAccessed: null,
    tier: 'hot',
    pinned: false,
    paused: false,
    held: false,
    supersededBy: null,
    ...fields,
  };
}

/** What is known of the words of a memory. */
export function fingerprintOf({ id, agentId, content }: Memory, fresh = true): Fingerprint {
  return { id, agentId, hash: contentHash(content), bands: bandsOf(shinglesOf(content)), fresh };
}

/** So many hours from now, as ISO-8601. */
export function at(hours: number): string {
  return new Date(NOW + hours * HOUR).toISOString();
}

/** Runs a plan to its end. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
