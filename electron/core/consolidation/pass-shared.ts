import {
  isDismissed,
  choreTimes,
  countUncounted,
  noteCounted,
  noteKnowledgeFeatures,
} from '../store/consolidation-notes.ts';
import {
  type NotedClaim,
  type NotedItem,
  readClaims,
  readIdleSessions,
  readItems,
  readStatedOften,
  readStatements,
  readTaskSequences,
  readUnnotedKnowledge,
} from '../store/consolidation-sources.ts';
import { clusterMembers } from '../store/clusters.ts';
import { readKnowledge } from '../store/knowledge.ts';
import { readMemory } from '../store/memories.ts';
import { knownPatterns } from '../store/patterns.ts';
import { latestRun } from '../store/runs.ts';
import { trashBefore } from '../store/trash.ts';
import type { ItemWords } from './clusters.ts';
import type { Claim, ClaimWords } from './contradictions.ts';
import { featuresOfFact, textOfFact } from './features.ts';
import { describeWords } from './item-terms.ts';
import type { Overlay, StatedOnce } from './overlay.ts';
import { looksAt } from './pass-memories.ts';
import type { StatedOften, TaskSequence } from './patterns.ts';
import { plan, type State } from './plan.ts';
import { readSaying, sayingOfFact } from './subject.ts';
import { inTurns, noteEach, type PassWorld, readAll, type Sink } from './world.ts';

const ITEMS_AT_ONCE = 2000;
const TEXTS_AT_ONCE = 500;
const TASKS = 5000;
const STATED_TIMES = 3;
const LEAVING_AT_ONCE = 5000;
const DAY = 86_400_000;
const COUNTED_AT_ONCE = 500;

/** Plans and hands on one part of what all agents share. */
async function pass(world: PassWorld, sink: Sink, part: PartOf, after: Parameters<Sink['act']>[0] = []) {
  const dismissed = { has: (key: string) => isDismissed(world.store.read, key) };
  const state = { ...part, now: world.now(), dismissed };
  await sink.act([{ actions: await inTurns(world, plan(state, world.config, world.analyser)) }, ...after]);
}

type WithoutMoment<S> = S extends State ? Omit<S, 'now' | 'dismissed'> : never;
type PartOf = WithoutMoment<State>;

/** Finds what contradicts: among everything, or what one agent has and shares. */
export async function passClaims(
  world: PassWorld,
  sink: Sink,
  overlay: Overlay,
  agentId: string | undefined,
): Promise<void> {
  await noteFacts(world);
  const claims = readClaims(world.store.read).filter((claim) => isClaim(claim, overlay, agentId));
  const fresh = claims.filter(
    (claim) => !claim.claimed && (agentId === undefined || claim.agentId === agentId),
  );
  await pass(
    world,
    sink,
    {
      part: 'claims',
      claims: claims.map((claim) => ({ ...claim, fresh: !claim.claimed })),
      read: (claim) => readClaim(world, claim),
    },
    world.config.steps.contradictions ? looksAtBoth('claimed', fresh) : [],
  );
}

/** Joins facts and semantic memories that speak of the same things. */
export async function passClusters(world: PassWorld, sink: Sink, overlay: Overlay): Promise<void> {
  const { read } = world.store;
  const noted: NotedItem[] = [];
  for (const entity of ['knowledge', 'memory'] as const) {
    const rows = await readAll(world, ITEMS_AT_ONCE, (after, limit) => readItems(read, entity, after, limit));
    for (const row of rows) if (isKnown(row, overlay)) noted.push(row);
  }
  await pass(
    world,
    sink,
    {
      part: 'knowledge',
      items: noted.map(({ id, terms, clustered }) => ({ id, terms, fresh: !clustered })),
      clusters: clusterMembers(read),
      read: itemReader(world, noted),
    },
    world.config.steps.clusters
      ? looksAtBoth(
          'clustered',
          noted.filter(({ clustered }) => !clustered),
        )
      : [],
  );
}

/** Finds what was said and done again and again. */
export async function passHabits(world: PassWorld, sink: Sink, overlay: Overlay): Promise<void> {
  const { read } = world.store;
  const noted = readStatedOften(read, STATED_TIMES).map(({ kind, ...row }) => ({ ...row, type: kind }));
  const heard = Map.groupBy(overlay.stated, ({ hash }) => hash);
  const stated = [
    ...noted.filter(({ hash }) => !heard.has(hash)),
    ...[...heard.values()].flatMap((once) => statedWith(world, once)),
  ];
  await pass(world, sink, {
    part: 'habits',
    stated,
    sequences: taskSequences(world),
    patterns: knownPatterns(read),
  });
  const left = sink.carriesOut && world.config.steps.patterns ? countUncounted(read) : 0;
  const steps = Math.ceil(left / COUNTED_AT_ONCE);
  await sink.act(
    Array.from({ length: steps }, () => ({ actions: [], note: (db) => noteCounted(db, COUNTED_AT_ONCE) })),
  );
}

/** Lets go what is old enough to go. */
export async function passAge(world: PassWorld, sink: Sink): Promise<void> {
  const { read } = world.store;
  const { retentionDays, trashDays } = world.config;
  const before = (days: number): number => world.now() - days * DAY;
  const last = latestRun(read, 'done')?.finishedAt ?? null;
  await pass(world, sink, {
    part: 'age',
    retention: {
      lastRunAt: last === null ? null : Date.parse(last),
      sessions: retentionDays === null ? [] : readIdleSessions(read, before(retentionDays), LEAVING_AT_ONCE),
      trash: trashDays === 0 ? [] : trashBefore(read, before(trashDays), LEAVING_AT_ONCE),
    },
  });
}

/** Sees to it that the house is in order. */
export async function passHouse(world: PassWorld, sink: Sink): Promise<void> {
  await pass(world, sink, { part: 'house', chores: choreTimes(world.store.read) });
}

/** What was stated in messages a preview read, together with where it was stated before. */
function statedWith({ store }: PassWorld, heard: readonly StatedOnce[]): StatedOften[] {
  const [first] = heard;
  if (!first) return [];
  const places = [
    ...heard.map(({ sentence, ...place }) => ({ ...place, text: sentence.slice(0, 500) })).toReversed(),
    ...readStatements(store.read, first.hash),
  ];
  return [
    {
      type: first.kind,
      key: first.key,
      value: first.value,
      messages: new Set(places.map(({ messageId }) => messageId)).size,
      sessions: new Set(places.map(({ sessionId }) => sessionId)).size,
      confidence: places.reduce((sum, { confidence }) => sum + confidence, 0) / places.length,
      examples: places.slice(0, 5).map(({ messageId, sessionId, text }) => ({ messageId, sessionId, text })),
    },
  ];
}

async function noteFacts(world: PassWorld): Promise<void> {
  const { store, analyser } = world;
  for (let after = 0; ;) {
    const unnoted = readUnnotedKnowledge(store.read, after, TEXTS_AT_ONCE);
    const noted = unnoted.map((fact) => ({ pk: fact.pk, features: featuresOfFact(analyser, fact) }));
    await noteEach(world, noted, (db, { pk, features }) => noteKnowledgeFeatures(db, pk, features));
    after = unnoted.at(-1)?.pk ?? after;
    if (unnoted.length < TEXTS_AT_ONCE) return;
  }
}

/** Facts, and memories that are semantic or are about to be. */
function isKnown(
  { id, type, entity }: Pick<NotedItem, 'id' | 'type' | 'entity'>,
  { types, gone }: Overlay,
): boolean {
  return entity === 'knowledge' || (!gone.has(id) && (types.get(id) ?? type) === 'semantic');
}

function isClaim(claim: NotedClaim, overlay: Overlay, agentId: string | undefined): boolean {
  if (!isKnown(claim, overlay)) return false;
  return agentId === undefined || claim.agentId === null || claim.agentId === agentId;
}

function looksAtBoth(
  look: 'claimed' | 'clustered',
  rows: readonly { pk: number; entity: 'memory' | 'knowledge' }[],
): Parameters<Sink['act']>[0] {
  return (['memory', 'knowledge'] as const).flatMap((entity) =>
    looksAt(
      entity,
      look,
      rows.filter((row) => row.entity === entity),
    ),
  );
}

function readClaim({ store }: PassWorld, { entity, id }: Claim): ClaimWords | null {
  if (entity === 'knowledge') {
    const { category, key, value, confidence, origin } = readKnowledge(store.read, id);
    const saying = sayingOfFact(key, value);
    const candidate = { kind: 'knowledge', category, key, value } as const;
    return (
      saying && { saying, candidate, confidence, messageId: origin.messageId, sessionId: origin.sessionId }
    );
  }
  const { type, content, confidence, origin } = readMemory(store.read, id);
  const saying = readSaying(content);
  const candidate = { kind: 'memory', type, content } as const;
  return (
    saying && { saying, candidate, confidence, messageId: origin.messageId, sessionId: origin.sessionId }
  );
}

function itemReader({ store, analyser }: PassWorld, items: readonly NotedItem[]): (id: string) => ItemWords {
  const entities = new Map(items.map(({ id, entity }) => [id, entity]));
  return (id) => {
    if (entities.get(id) === 'memory') {
      const { content, importance } = readMemory(store.read, id);
      return { text: content, importance: importance / 5, words: describeWords(analyser, content).words };
    }
    const fact = readKnowledge(store.read, id);
    const text = textOfFact(fact);
    return { text, importance: fact.confidence, words: describeWords(analyser, text).words };
  };
}

const FLOW_WORDS = 6;

/** Tasks of one session one after the other; the same task is told by its first words. */
function taskSequences({ store, analyser }: PassWorld): TaskSequence[] {
  const rows = readTaskSequences(store.read, TASKS);
  return [...Map.groupBy(rows, ({ sessionId }) => sessionId)].map(([sessionId, tasks]) => ({
    sessionId,
    tasks: tasks.map(({ description, messageId }) => ({
      key: analyser.searchText(description).split(' ').slice(0, FLOW_WORDS).join(' '),
      text: description,
      messageId,
    })),
  }));
}
