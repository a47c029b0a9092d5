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
const TOPICS = 6;
const NAMED_BY = 3;

type Group = { cluster: KnownCluster | null; ids: string[] };
type Edge = { one: string; other: string; weight: number };

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
  const groups = new Map<string, Group>();
  const known: Group[] = [];
  for (const cluster of clusters) {
    const group: Group = { cluster, ids: cluster.memberIds.filter((id) => space.has(id)) };
    known.push(group);
    for (const id of group.ids) groups.set(id, group);
  }
  const fresh = items.filter((item) => item.fresh && !groups.has(item.id)).map(({ id }) => id);
  const edges = yield* findEdges(space, fresh, groups);
  for (const { one, other } of edges.toSorted((first, second) => second.weight - first.weight)) {
    join(space, groups, one, other);
    yield;
  }
  const grown = [...new Set([...known, ...groups.values()])];
  const actions: ActionOf<'cluster'>[] = [];
  for (const group of grown) {
    const action = actionFor(group, space, read);
    if (action) actions.push(action);
    yield;
  }
  return actions;
}

/** Likenesses of fresh items, and of those next to them that belong nowhere yet. */
function* findEdges(
  space: TermSpace,
  fresh: readonly string[],
  groups: ReadonlyMap<string, Group>,
): Generator<void, Edge[]> {
  const edges = new Map<string, Edge>();
  const looked = new Set<string>();
  const look = (id: string): string[] => {
    looked.add(id);
    const found = space.candidates(id).flatMap((other): Edge[] => {
      const weight = space.likeness(id, other);
      return weight >= ALIKE ? [{ one: id, other, weight }] : [];
    });
    for (const edge of found) {
      const key = id < edge.other ? `${id} ${edge.other}` : `${edge.other} ${id}`;
      edges.set(key, edge);
    }
    return found.map(({ other }) => other);
  };
  for (const id of fresh) {
    for (const next of look(id)) if (!looked.has(next) && !groups.has(next)) look(next);
    yield;
  }
  return [...edges.values()];
}

function join(space: TermSpace, groups: Map<string, Group>, one: string, other: string): void {
  const first = groups.get(one) ?? { cluster: null, ids: [one] };
  const second = groups.get(other) ?? { cluster: null, ids: [other] };
  if (first === second || (first.cluster && second.cluster)) return;
  if (first.ids.length + second.ids.length > LARGEST) return;
  if (averageLikeness(space, first.ids, second.ids) < ALIKE_ON_AVERAGE) return;
  const [kept, gone] = second.cluster ? [second, first] : [first, second];
  kept.ids.push(...gone.ids);
  for (const id of kept.ids) groups.set(id, kept);
}

function averageLikeness(space: TermSpace, ours: readonly string[], theirs: readonly string[]): number {
  let sum = 0;
  for (const one of ours) for (const other of theirs) sum += space.likeness(one, other);
  return sum / (ours.length * theirs.length);
}

function actionFor(
  { cluster, ids }: Group,
  space: TermSpace,
  read: (id: string) => ItemWords,
): ActionOf<'cluster'> | undefined {
  const members = ids.toSorted();
  if (cluster === null && members.length < SMALLEST) return undefined;
  if (cluster !== null && sameMembers(cluster.memberIds, members)) return undefined;
  const dissolved = members.length < SMALLEST;
  return {
    kind: 'cluster',
    step: 'clusters',
    key: `cluster:${hashText(members.join(' '))}`,
    agentId: null,
    why: 'alike',
    clusterId: cluster?.id ?? null,
    cluster: dissolved ? null : describe(members, space, read),
  };
}

function sameMembers(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.toSorted().join(' ') === after.join(' ');
}

/** Names a group by the terms that mark it, and describes it by the member most like the others. */
function describe(ids: readonly string[], space: TermSpace, read: (id: string) => ItemWords): ClusterFields {
  const members = ids.map((id) => ({ id, ...read(id) }));
  const centrality = ids.map((id) => averageLikeness(space, [id], ids));
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
