import type { Memory } from '../../../shared/entities/memory.ts';
import type { Analyser } from '../retrieval/analyse.ts';
import type { TermUse } from '../retrieval/summarise.ts';
import { type Action, type Dismissed, withoutDismissed } from './action.ts';
import { type Heard, type Kept, planCandidates } from './candidates.ts';
import { type ItemWords, type KnownCluster, planClusters } from './clusters.ts';
import { type Claim, type ClaimWords, planContradictions } from './contradictions.ts';
import { type Fingerprint, planMerges } from './duplicates.ts';
import { type ChoreTimes, planChores } from './housekeeping.ts';
import { type KnownPattern, planPatterns, type StatedOften, type TaskSequence } from './patterns.ts';
import { type HeardName, planNames } from './names.ts';
import { planPromotions } from './promote.ts';
import { planRetention, type RetentionState } from './retention.ts';
import { planSecrets, type SecretBearer } from './secret-bearers.ts';
import type { Config, MemoryState } from './state.ts';
import { planSummary, type SessionText } from './summaries.ts';
import type { ClusterItem } from './term-space.ts';
import { planTiers } from './tiers.ts';
import type { Candidate } from '../../../shared/entities/proposal.ts';

/**
 * Plain data about one part of the store, gathered before anything is planned. The functions look up single records of
 * the same moment, where only the plan can say which are needed.
 */
export type State = Readonly<
  | {
      part: 'session';
      session: SessionText | null;
      use: TermUse;
      heard: readonly Heard[];
      keptUnder(candidate: Candidate): Kept | undefined;
      named: readonly HeardName[];
      isKnownName(name: string): boolean;
    }
  | {
      part: 'memories';
      /** False for an agent that is not to learn: nothing of its own grows up. */
      learns: boolean;
      memories: readonly MemoryState[];
      fingerprints: readonly Fingerprint[];
      secrets: readonly SecretBearer[];
      read(id: string): Memory;
    }
  | { part: 'claims'; claims: readonly Claim[]; read(claim: Claim): ClaimWords | null }
  | {
      part: 'knowledge';
      items: readonly ClusterItem[];
      clusters: readonly KnownCluster[];
      read(id: string): ItemWords;
    }
  | {
      part: 'habits';
      stated: readonly StatedOften[];
      sequences: readonly TaskSequence[];
      patterns: readonly KnownPattern[];
    }
  | { part: 'age'; retention: RetentionState }
  | { part: 'house'; chores: ChoreTimes }
> &
  Readonly<{ now: number; dismissed: Dismissed }>;

/**
 * Says what is to be done about one part of the store: the preview shows it, a run carries it out.
 *
 * Pure: it changes nothing, and the same state and config give the same actions. It yields now and then, so that a
 * caller with a large store can let others have their turn.
 */
export function* plan(state: State, config: Config, analyser: Analyser): Generator<void, Action[]> {
  const wanted = yield* planPart(state, config, analyser);
  const allowed = wanted.filter(({ step }) => config.steps[step]);
  return withoutDismissed(allowed, state.dismissed);
}

function* planPart(state: State, config: Config, analyser: Analyser): Generator<void, Action[]> {
  switch (state.part) {
    case 'session': {
      const summary =
        state.session && config.steps.summarise ? planSummary(state.session, analyser, state.use) : null;
      return [
        ...(summary ? [summary] : []),
        ...planCandidates(state.heard, state.keptUnder),
        ...planNames(state.named, state.isKnownName),
      ];
    }
    case 'memories':
      return yield* planMemories(state, config);
    case 'claims':
      return planContradictions(state.claims, state.read);
    case 'knowledge':
      return config.steps.clusters ? yield* planClusters(state.items, state.clusters, state.read) : [];
    case 'habits':
      return planPatterns(state.stated, state.sequences, state.patterns);
    case 'age':
      return planRetention(state.retention, config, state.now);
    case 'house':
      return planChores(state.chores, config.historyDays, state.now);
  }
}

/** Each step sees what the ones before it would have done, so that one pass is enough. */
function* planMemories(
  state: Extract<State, { part: 'memories' }>,
  config: Config,
): Generator<void, Action[]> {
  const { now, dismissed, learns, read } = state;
  const carriedOut = <A extends Action>(actions: readonly A[]): A[] =>
    withoutDismissed(
      actions.filter(({ step }) => config.steps[step]),
      dismissed,
    );
  const promotions = learns ? carriedOut(planPromotions(state.memories, config, now)) : [];
  yield;
  const merges = config.steps.duplicates ? carriedOut(yield* planMerges(state.fingerprints, read)) : [];
  const after = afterMerges(afterPromotions(state.memories, promotions), merges);
  yield;
  return [...promotions, ...planSecrets(state.secrets), ...merges, ...planTiers(after, config, now)];
}

function afterPromotions(memories: readonly MemoryState[], actions: readonly Action[]): MemoryState[] {
  const types = new Map(
    actions.flatMap((action) => (action.kind === 'promote' ? [[action.memoryId, action.to] as const] : [])),
  );
  return memories.map((memory) => ({ ...memory, type: types.get(memory.id) ?? memory.type }));
}

function afterMerges(memories: readonly MemoryState[], actions: readonly Action[]): MemoryState[] {
  const merges = actions.filter((action) => action.kind === 'merge');
  const gone = new Set(merges.flatMap(({ duplicates }) => duplicates.map(({ id }) => id)));
  const fields = new Map(merges.map((merge) => [merge.canonicalId, merge.fields]));
  return memories
    .filter(({ id }) => !gone.has(id))
    .map((memory) => ({ ...memory, ...fields.get(memory.id) }));
}
