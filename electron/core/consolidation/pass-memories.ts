import { isDismissed, type Look, noteLook, noteMemoryFeatures } from '../store/consolidation-notes.ts';
import {
  hasUncompared,
  type NotedWords,
  readFingerprints,
  readMemoryStates,
  readUnnotedMemories,
  type Scope,
} from '../store/consolidation-sources.ts';
import { readMemory } from '../store/memories.ts';
import { featuresOfMemory } from './features.ts';
import { layOver, type Overlay } from './overlay.ts';
import { idleBefore } from './pass-sessions.ts';
import { plan } from './plan.ts';
import type { SecretBearer } from './secret-bearers.ts';
import { inTurns, noteEach, type PassWorld, readAll, type Sink } from './world.ts';

const STATES_AT_ONCE = 2000;
const TEXTS_AT_ONCE = 500;
const LOOKS_AT_ONCE = 500;

/** Plans and hands on what is to be done with the memories of a scope. */
export async function passMemories(
  world: PassWorld,
  scope: Scope,
  sink: Sink,
  overlay: Overlay,
): Promise<void> {
  const { read } = world.store;
  const { agentId } = scope;
  await noteWords(world, agentId);
  const memories = await readAll(world, STATES_AT_ONCE, (after, limit) =>
    readMemoryStates(read, { agentId, idleBefore: idleBefore(world.now()), after, limit }),
  );
  const words = hasUncompared(read, agentId)
    ? await readAll(world, STATES_AT_ONCE, (after, limit) => readFingerprints(read, agentId, after, limit))
    : [];
  const fresh = words.filter(({ compared }) => !compared);
  const actions = await inTurns(
    world,
    plan(
      {
        part: 'memories',
        learns: scope.learns,
        now: world.now(),
        dismissed: { has: (key) => isDismissed(read, key) },
        memories,
        fingerprints: words.map((noted) => ({ ...noted, fresh: !noted.compared })),
        secrets: fresh.filter(({ secret }) => secret).map((noted) => bearerOf(world, noted)),
        read: (id) => readMemory(read, id),
      },
      world.config,
      world.analyser,
    ),
  );
  layOver(overlay, actions);
  // A step that is off has not looked: once it is on, it finds all of it.
  const looked = world.config.steps.duplicates ? looksAt('memory', 'compared', fresh) : [];
  await sink.act([{ actions }, ...looked]);
}

/** Reads the words of memories once, and keeps what they are compared by. */
async function noteWords(world: PassWorld, agentId: string | null): Promise<void> {
  const { store, analyser } = world;
  for (let after = 0; ;) {
    const unnoted = readUnnotedMemories(store.read, agentId, after, TEXTS_AT_ONCE);
    const noted = unnoted.map(({ pk, content }) => ({ pk, features: featuresOfMemory(analyser, content) }));
    await noteEach(world, noted, (db, { pk, features }) => noteMemoryFeatures(db, pk, features));
    after = unnoted.at(-1)?.pk ?? after;
    if (unnoted.length < TEXTS_AT_ONCE) return;
  }
}

/** Units that note for some records that they were looked at; none of them does much at once. */
export function looksAt(
  entity: 'memory' | 'knowledge',
  look: Look,
  rows: readonly { pk: number }[],
): Parameters<Sink['act']>[0] {
  const units: Parameters<Sink['act']>[0][number][] = [];
  for (let start = 0; start < rows.length; start += LOOKS_AT_ONCE) {
    const keys = rows.slice(start, start + LOOKS_AT_ONCE).map(({ pk }) => pk);
    units.push({ actions: [], note: (db) => noteLook(db, entity, look, keys) });
  }
  return units;
}

function bearerOf({ store }: PassWorld, { id }: NotedWords): SecretBearer {
  const memory = readMemory(store.read, id);
  return {
    entity: 'memory',
    id,
    agentId: memory.agentId,
    candidate: { kind: 'memory', type: memory.type, content: memory.content },
    messageId: memory.origin.messageId,
    sessionId: memory.origin.sessionId,
  };
}
