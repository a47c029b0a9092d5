import type { ActionOf, ClusterFields } from './action.ts';
import { hashText } from './hash.ts';
import { type ClusterItem, createTermSpace, type TermSpace } from './term-space.ts';

/** A cluster there is already. */
export type KnownCluster = Readonly<{ id: string; memberIds: readonly string[] }>;

/** What a cluster is described with. */
export type ItemWords = Readonly<{
  text: string;
  /** 0–1. */
  importance: number;
  /** Each word as it was written, by the hash of its term. */
  words: ReadonlyMap<number, string>;
}>;

const SMALLEST = 3;
const LARGEST = 200;
/** Two items are joined from this likeness on; two groups where their members are so much alike on average. */
const ALIKE = 0.3;
const ALIKE_ON_AVERAGE = 0.2;
/** Of a large group so many members stand for all of them. */
const COMPARED = 16;
const TOPICS = 6;
const NAMED_BY = 3;

type Group = { cluster: KnownCluster | null; members: number[] };
type Edge = { one: number; other: number; weight: number };

/**
 * Groups what speaks of the same things: agglomerative by average likeness (cosine over weighted terms), three members
 * or more. Candidates are found by the rare terms they share, for what is fresh and what stands next to it.
 *
 * A cluster grows by what is fresh and loses what is gone; two clusters never become one. Yields now and then.
 */
export function* planClusters(
  items: readonly ClusterItem[],
  clusters: readonly KnownCluster[],
  read: (id: string) => ItemWords,
): Generator<void, ActionOf<'cluster'>[]> {
  const space = createTermSpace(items);
  const groups = new Map<number, Group>();
  const known = clusters.map((cluster): Group => {
    const members = cluster.memberIds.flatMap((id) => space.numberOf(id) ?? []);
    return { cluster, members };
  });
  for (const group of known) for (const member of group.members) groups.set(member, group);
  const fresh = items.filter((item) => item.fresh).flatMap(({ id }) => space.numberOf(id) ?? []);
  const alone = fresh.filter((item) => !groups.has(item)).toSorted((one, other) => one - other);
  const edges = yield* findEdges(space, alone, groups);
  edges.sort(
    (first, second) => second.weight - first.weight || first.one - second.one || first.other - second.other,
  );
  for (const { one, other } of edges) {
    join(space, groups, one, other);
    yield;
  }
  const actions: ActionOf<'cluster'>[] = [];
  for (const group of new Set([...known, ...groups.values()])) {
    const action = actionFor(group, space, read);
    if (action) actions.push(action);
    yield;
  }
  return actions;
}

/** Likenesses of fresh items, and of those next to them that belong nowhere yet; each pair once. */
function* findEdges(
  space: TermSpace,
  fresh: readonly number[],
  groups: ReadonlyMap<number, Group>,
): Generator<void, Edge[]> {
  const edges: Edge[] = [];
  const looked = new Set<number>();
  const look = (item: number): number[] => {
    const near: number[] = [];
    for (const other of space.candidates(item)) {
      const weight = space.likeness(item, other);
      if (weight < ALIKE) continue;
      near.push(other);
      edges.push({ one: Math.min(item, other), other: Math.max(item, other), weight });
    }
    looked.add(item);
    return near;
  };
  for (const item of fresh) {
    if (looked.has(item)) continue;
    for (const next of look(item)) if (!looked.has(next) && !groups.has(next)) look(next);
    yield;
  }
  return edges;
}

function join(space: TermSpace, groups: Map<number, Group>, one: number, other: number): void {
  const first = groups.get(one) ?? { cluster: null, members: [one] };
  const second = groups.get(other) ?? { cluster: null, members: [other] };
  if (first === second || (first.cluster && second.cluster)) return;
  if (first.members.length + second.members.length > LARGEST) return;
  if (averageLikeness(space, first.members, second.members) < ALIKE_ON_AVERAGE) return;
  const [kept, gone] = second.cluster ? [second, first] : [first, second];
  kept.members.push(...gone.members);
  for (const member of kept.members) groups.set(member, kept);
}

function averageLikeness(space: TermSpace, ours: readonly number[], theirs: readonly number[]): number {
  const some = ours.slice(0, COMPARED);
  const others = theirs.slice(0, COMPARED);
  let sum = 0;
  for (const one of some) for (const other of others) sum += space.likeness(one, other);
  return sum / (some.length * others.length);
}

function actionFor(
  { cluster, members }: Group,
  space: TermSpace,
  read: (id: string) => ItemWords,
): ActionOf<'cluster'> | undefined {
  const ordered = members.toSorted((one, other) => one - other);
  const ids = ordered.flatMap((member) => space.ids[member] ?? []);
  if (cluster === null && ids.length < SMALLEST) return undefined;
  if (cluster !== null && sameMembers(cluster.memberIds, ids)) return undefined;
  return {
    kind: 'cluster',
    step: 'clusters',
    key: `cluster:${hashText(ids.join(' '))}`,
    agentId: null,
    why: 'alike',
    clusterId: cluster?.id ?? null,
    cluster: ids.length < SMALLEST ? null : describe(ordered, ids, space, read),
  };
}

function sameMembers(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.toSorted().join(' ') === after.join(' ');
}

/** Names a group by the terms that mark it, and describes it by the member most like the others. */
function describe(
  numbers: readonly number[],
  ids: readonly string[],
  space: TermSpace,
  read: (id: string) => ItemWords,
): ClusterFields {
  const members = ids.map((id) => ({ id, ...read(id) }));
  const centrality = numbers.map((number) => averageLikeness(space, [number], numbers));
  const middle = members[centrality.indexOf(Math.max(...centrality))];
  const weights = new Map<string, number>();
  for (const { words } of members)
    for (const [term, word] of words) weights.set(word, (weights.get(word) ?? 0) + space.weight(term));
  const topics = [...weights]
    .toSorted(([one, ours], [other, theirs]) => theirs - ours || (one < other ? -1 : 1))
    .slice(0, TOPICS)
    .map(([word]) => word.slice(0, 100));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  return {
    name: topics.slice(0, NAMED_BY).join(', ').slice(0, 200),
    description: (middle?.text ?? '').slice(0, 300),
    memberIds: [...ids],
    confidence: share(mean(centrality)),
    importanceScore: share(mean(members.map(({ importance }) => importance))),
    topics,
  };
}
