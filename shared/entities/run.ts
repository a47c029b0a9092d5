import { z } from 'zod';
import { Id, Timestamp } from '../primitives.ts';
import { HistoryEntry } from './history.ts';

/** What consolidation does, in this order. Each can be switched off. */
export const ConsolidationStep = z.enum([
  'summarise',
  'extract',
  'promote',
  'duplicates',
  'contradictions',
  'clusters',
  'patterns',
  'tiers',
  'retention',
  'housekeeping',
]);
export type ConsolidationStep = z.infer<typeof ConsolidationStep>;

/** What set a run off. */
export const RunTrigger = z.enum(['interval', 'start', 'wake', 'person']);
export type RunTrigger = z.infer<typeof RunTrigger>;

const RunStatus = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted', 'undoing', 'undone']);

/** What one action did, or would do. */
export const ActionKind = z.enum([
  'summarise',
  'propose',
  'remember',
  'name',
  'promote',
  'merge',
  'cluster',
  'pattern',
  'tier',
  'retire',
  'purge',
  'tend',
]);
export type ActionKind = z.infer<typeof ActionKind>;

/** How many actions of each kind. */
const Counts = z.partialRecord(ActionKind, z.int());

/** How it went for one agent; null: for what all agents share. */
export const AgentPass = z.object({
  agentId: Id.nullable(),
  agentName: z.string().nullable(),
  status: z.enum(['done', 'failed']),
  actions: z.int(),
  error: z.string().nullable(),
});
export type AgentPass = z.infer<typeof AgentPass>;

/** One run of consolidation: what it changed is undone as one. */
export const ConsolidationRun = z.object({
  id: Id,
  trigger: RunTrigger,
  status: RunStatus,
  agentId: Id.nullable().describe('The only agent it was for; null: all.'),
  startedAt: Timestamp,
  finishedAt: Timestamp.nullable(),
  counts: Counts,
  agents: z.array(AgentPass),
  error: z.string().nullable(),
  tx: z.int().nullable().describe('Its transaction in history; null where it changed nothing.'),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type ConsolidationRun = z.infer<typeof ConsolidationRun>;

/** A record an action touches, as it is called. */
const Touched = z.object({ entity: z.string(), id: z.string().nullable(), title: z.string() });

/** One action: why, and on what. Of one that was carried out also what it changed. */
export const ActionView = z.object({
  step: ConsolidationStep,
  kind: ActionKind,
  agentId: Id.nullable(),
  why: z
    .enum([
      'ended',
      'stated',
      'important',
      'session-ended',
      'expired',
      'recalled',
      'same-words',
      'similar-words',
      'other-value',
      'alike',
      'repeated',
      'strength',
      'cap',
      'age',
      'due',
      'secret',
    ])
    .describe('What it follows from.'),
  from: z.string().nullable().describe('What it was: a tier, a type, …'),
  to: z.string().nullable().describe('What it becomes: a tier, a type, a text.'),
  records: z.array(Touched).max(100),
  source: z
    .object({ sessionId: Id, messageId: Id.nullable() })
    .nullable()
    .describe('Where it was said; they may be absent. Null: it follows from no single place.'),
  changes: z.array(HistoryEntry).describe('What was changed; empty in a preview.'),
});
export type ActionView = z.infer<typeof ActionView>;
