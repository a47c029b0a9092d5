import type { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import type { ConsolidationStep } from '../../../shared/entities/run.ts';
import type { StrengthRules, StrengthSource } from '../../../shared/strength.ts';

/** A living memory nothing took the place of, without its words. Times as in the entity. */
export type MemoryState = StrengthSource &
  Readonly<{
    id: string;
    agentId: string | null;
    tier: Tier;
    pinned: boolean;
    /** Consolidation made it: no evidence of anything. */
    own: boolean;
    byPerson: boolean;
    /** The session it came from is over. */
    sessionOver: boolean;
    /** How often it was recalled, and in how many sessions. */
    recalls: number;
    recallSessions: number;
  }>;

/** What consolidation is told by the settings. */
export type Config = Readonly<{
  steps: Readonly<Record<ConsolidationStep, boolean>>;
  strength: StrengthRules;
  /** The most memories of a type outside the archive, for each agent. */
  caps: Readonly<Partial<Record<MemoryType, number>>>;
  /** Hours after which a working memory becomes an episodic one. */
  ttlHours: number;
  intervalHours: number;
  /** Days after which sessions go to Trash; null: never. */
  retentionDays: number | null;
  /** Days after which Trash is purged; 0: never. */
  trashDays: number;
  /** Days after which history is pruned; 0: never. */
  historyDays: number;
}>;
