import type { Memory } from '../../../shared/entities/memory.ts';
import type { ActionOf } from './action.ts';
import { bestFields, widestSharing } from './best-fields.ts';
import { groupConnected } from './groups.ts';
import { hashText } from './hash.ts';
import { ALMOST_SAME, jaccard, SAME, shinglesOf } from './similar.ts';

/** What is known of a memory's words without reading them. */
export type Fingerprint = Readonly<{
  id: string;
  agentId: string | null;
  hash: string;
  bands: Uint32Array;
  /** Not compared before. */
  fresh: boolean;
}>;

/** Comparisons of one memory within one band: beyond that a band tells nothing. */
const MOST_IN_BAND = 30;

/**
 * Finds memories of one agent that say the same: word for word, or with 3-shingles that overlap by 0.85 or more. Of each
 * such group the one that has most going for it stays, with the best fields of all; it takes the place of the others.
 * About those that almost say the same the person is asked.
 *
 * Only fresh memories are compared, with those that share a band of their signatures. Yields now and then, so that the
 * caller can let others have their turn.
 */
export function* planMerges(
  fingerprints: readonly Fingerprint[],
  read: (id: string) => Memory,
): Generator<void, (ActionOf<'merge'> | ActionOf<'propose'>)[]> {
  if (!fingerprints.some(({ fresh }) => fresh)) return [];
  const byWords = Map.groupBy(fingerprints, ({ agentId, hash }) => `${agentId} ${hash}`);
  const pairs: [string, string][] = [];
  const voices: Fingerprint[] = [];
  for (const same of byWords.values()) {
    const [first] = same;
    if (!first) continue;
    const fresh = same.some((each) => each.fresh);
    voices.push({ ...first, fresh });
    if (fresh) for (const other of same.slice(1)) pairs.push([first.id, other.id]);
  }
  const shingles = new Map<string, ReadonlySet<number>>();
  const wordsOf = (id: string): ReadonlySet<number> => {
    const known = shingles.get(id) ?? shinglesOf(read(id).content);
    shingles.set(id, known);
    return known;
  };
  const almost: [string, string][] = [];
  for (const [one, other] of yield* pairsInBands(voices)) {
    const likeness = jaccard(wordsOf(one), wordsOf(other));
    if (likeness >= ALMOST_SAME) (likeness >= SAME ? pairs : almost).push([one, other]);
    yield;
  }
  const actions: ActionOf<'merge'>[] = [];
  for (const ids of groupConnected(pairs)) {
    actions.push(...mergeGroup(ids.map(read), (one, other) => jaccard(wordsOf(one), wordsOf(other)) >= SAME));
    yield;
  }
  const gone = new Set(actions.flatMap(({ duplicates }) => duplicates.map(({ id }) => id)));
  const asked = almost.filter((pair) => !pair.some((id) => gone.has(id)));
  return [...actions, ...asked.map(([one, other]) => askAbout(read(one), read(other)))];
}

/** The later one is asked about: the earlier stays whatever is decided. */
function askAbout(one: Memory, other: Memory): ActionOf<'propose'> {
  const [earlier, later] = one.createdAt <= other.createdAt ? [one, other] : [other, one];
  return {
    kind: 'propose',
    step: 'duplicates',
    key: `duplicate:${hashText([earlier.id, later.id].toSorted().join(' '))}`,
    agentId: later.agentId,
    why: 'similar-words',
    hold: false,
    proposal: {
      kind: 'duplicate',
      agentId: later.agentId,
      candidate: { kind: 'memory', type: later.type, content: later.content },
      sentence: null,
      messageId: later.origin.messageId,
      sessionId: later.origin.sessionId,
      confidence: later.confidence,
      record: { entity: 'memory', id: later.id },
      others: [{ entity: 'memory', id: earlier.id }],
    },
  };
}

/** Pairs of one agent's voices, one of them fresh at the least, that share a band. */
function* pairsInBands(voices: readonly Fingerprint[]): Generator<void, [string, string][]> {
  const pairs = new Map<string, [string, string]>();
  for (const those of Map.groupBy(voices, ({ agentId }) => agentId).values()) {
    for (let band = 0; band < (those[0]?.bands.length ?? 0); band += 1) {
      const fresh = new Set(those.flatMap((voice) => (voice.fresh ? [voice.bands[band]] : [])));
      yield;
      const buckets = new Map<number | undefined, Fingerprint[]>();
      for (const voice of those) {
        const hash = voice.bands[band];
        if (!fresh.has(hash)) continue;
        const bucket = buckets.get(hash);
        if (!bucket) buckets.set(hash, [voice]);
        else {
          for (const other of bucket.slice(-MOST_IN_BAND))
            if (voice.fresh || other.fresh) pairs.set(`${other.id} ${voice.id}`, [other.id, voice.id]);
          bucket.push(voice);
        }
      }
      yield;
    }
  }
  return [...pairs.values()];
}

/** A chain of likenesses may be longer than a likeness: only what is like the one that stays goes into it. */
function mergeGroup(
  memories: readonly Memory[],
  same: (one: string, other: string) => boolean,
): ActionOf<'merge'>[] {
  const actions: ActionOf<'merge'>[] = [];
  let rest = memories.toSorted(byWorth);
  while (rest.length > 1) {
    const [canonical, ...others] = rest;
    if (!canonical) break;
    // What is pinned is there because the person wants it there.
    const duplicates = others.filter(({ id, pinned }) => !pinned && same(canonical.id, id));
    rest = others.filter((other) => !duplicates.includes(other));
    if (duplicates.length > 0) actions.push(mergeInto(canonical, duplicates));
  }
  return actions;
}

const DURABILITY: Readonly<Record<Memory['type'], number>> = {
  working: 0,
  episodic: 1,
  procedural: 2,
  semantic: 2,
};

/** The one that has most going for it comes first. */
function byWorth(one: Memory, other: Memory): number {
  const worth = (memory: Memory): number[] => [
    Number(memory.pinned),
    Number(memory.origin.actor === 'person'),
    Number(memory.origin.actor !== 'consolidation'),
    DURABILITY[memory.type],
    memory.importance,
    -Date.parse(memory.createdAt),
  ];
  const ours = worth(one);
  const theirs = worth(other);
  const place = ours.findIndex((value, index) => value !== theirs[index]);
  if (place < 0) return one.id < other.id ? -1 : 1;
  return (theirs[place] ?? 0) - (ours[place] ?? 0);
}

const TITLE = 200;

function mergeInto(canonical: Memory, duplicates: readonly Memory[]): ActionOf<'merge'> {
  const ids = duplicates.map(({ id }) => id);
  const exact = duplicates.every(({ content }) => content === canonical.content);
  return {
    kind: 'merge',
    step: 'duplicates',
    key: `merge:${hashText([canonical.id, ...ids].toSorted().join(' '))}`,
    agentId: canonical.agentId,
    why: exact ? 'same-words' : 'similar-words',
    canonicalId: canonical.id,
    title: canonical.content.slice(0, TITLE),
    duplicates: duplicates.map(({ id, content }) => ({ id, title: content.slice(0, TITLE) })),
    fields: { ...bestFields(canonical, duplicates), ...widestSharing(canonical, duplicates) },
  };
}
