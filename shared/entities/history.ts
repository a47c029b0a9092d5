import { z } from 'zod';
import { Actor } from '../caller.ts';
import { Json, Timestamp } from '../primitives.ts';

/** What history and the change feed speak of. */
export const EntityName = z.enum([
  'user',
  'agent',
  'agentState',
  'checkpoint',
  'decision',
  'session',
  'message',
  'memory',
  'knowledge',
  'relation',
  'preference',
  'task',
  'import',
  'setting',
  'view',
  'cluster',
  'pattern',
  'proposal',
  'run',
]);
export type EntityName = z.infer<typeof EntityName>;

/** One change of one record: a version. */
export const HistoryEntry = z.object({
  seq: z.int(),
  tx: z.int(),
  at: Timestamp,
  actor: Actor,
  client: z.string(),
  operation: z.string(),
  entity: EntityName,
  entityId: z.string(),
  op: z.enum(['insert', 'update', 'remove', 'restore', 'purge']),
  before: z.record(z.string(), Json).nullable().describe('The changed fields as they were before.'),
  after: z.record(z.string(), Json).nullable().describe('The same fields as this change left them.'),
  reason: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What an undo or redo did. A field that was changed since is left alone and listed. */
export const UndoResult = z.object({
  tx: z.int().nullable().describe('The transaction that was taken back; null if there was none.'),
  operation: z.string().nullable().describe('The operation that was taken back.'),
  restored: z.array(z.object({ entity: EntityName, id: z.string() })),
  skipped: z.array(z.object({ entity: EntityName, id: z.string(), fields: z.array(z.string()) })),
});
export type UndoResult = z.infer<typeof UndoResult>;

/** What the change feed speaks of: records, and what programs do, which is none. */
export const ChangedKind = z.enum([...EntityName.options, 'call']);
export type ChangedKind = z.infer<typeof ChangedKind>;

/** What changed: names it, never carries it. `id` is null when so much changed that all of the kind must be read again. */
export const Change = z.object({ entity: ChangedKind, id: z.string().nullable(), seq: z.int() });
export type Change = z.infer<typeof Change>;
