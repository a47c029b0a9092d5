import type { TrashKind } from '../../../shared/contract/trash.ts';
import type { KnowledgeCluster } from '../../../shared/entities/cluster.ts';
import type { Memory, MemoryType, Tier } from '../../../shared/entities/memory.ts';
import type { LearningPattern } from '../../../shared/entities/pattern.ts';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import type { ActionView, ConsolidationStep } from '../../../shared/entities/run.ts';
import type { MergedFields } from './best-fields.ts';

type Common = Readonly<{
  step: ConsolidationStep;
  /** The same thing proposed again has the same key; what was undone or refused is known by it. */
  key: string;
  agentId: string | null;
  why: ActionView['why'];
}>;

type NewProposal = Pick<
  Proposal,
  | 'kind'
  | 'agentId'
  | 'candidate'
  | 'sentence'
  | 'messageId'
  | 'sessionId'
  | 'confidence'
  | 'record'
  | 'others'
>;

/** What is kept beside the search index and the like in good order. */
export type Chore = 'search' | 'statistics' | 'check' | 'space' | 'history' | 'backups';

/** One thing to do, complete in itself: carrying it out needs nothing but the store. */
export type Action = Common &
  Readonly<
    | { kind: 'summarise'; sessionId: string; title: string; summary: string; topics: readonly string[] }
    /** `hold`: what is proposed is stored already and is left out of recall until the person decides. */
    | { kind: 'propose'; proposal: NewProposal; hold: boolean }
    | {
        kind: 'remember';
        content: string;
        sessionId: string;
        messageId: string;
        importance: number;
        confidence: number;
      }
    /** Whom or what a name stands for, kept as a fact. */
    | { kind: 'name'; name: string; means: string; sessionId: string; messageId: string; confidence: number }
    | { kind: 'promote'; memoryId: string; from: MemoryType; to: MemoryType }
    | {
        kind: 'merge';
        canonicalId: string;
        title: string;
        duplicates: readonly { id: string; title: string }[];
        fields: Partial<MergedFields & Pick<Memory, 'agentId' | 'sharedWith'>>;
      }
    /** Without an id a new cluster; without a cluster the end of one. */
    | { kind: 'cluster'; clusterId: string | null; cluster: ClusterFields | null }
    | { kind: 'pattern'; patternId: string | null; pattern: PatternFields }
    | { kind: 'tier'; memoryId: string; from: Tier; to: Tier }
    | { kind: 'retire'; sessionId: string; title: string }
    | { kind: 'purge'; entity: TrashKind; id: string; title: string }
    | { kind: 'tend'; chore: Chore }
  >;

export type ActionOf<K extends Action['kind']> = Extract<Action, { kind: K }>;

export type ClusterFields = Pick<
  KnowledgeCluster,
  'name' | 'description' | 'memberIds' | 'confidence' | 'importanceScore' | 'topics'
>;
type PatternFields = Pick<
  LearningPattern,
  'type' | 'description' | 'frequency' | 'confidence' | 'examples' | 'key'
>;

/** Tells what was undone, refused or forgotten before. */
export type Dismissed = Readonly<{ has(key: string): boolean }>;

/** Leaves out what was undone, refused or forgotten before. */
export function withoutDismissed<A extends Action>(actions: readonly A[], dismissed: Dismissed): A[] {
  return actions.filter(({ key }) => !dismissed.has(key));
}
