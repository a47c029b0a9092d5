import { z } from 'zod';
import { Actor } from '../caller.ts';
import { EntityName, HistoryEntry, UndoResult } from '../entities/history.ts';
import { Id, Json, listInput, page, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { manyJob } from './many.ts';

/** What was taken back; where it was much, the job that takes it back, and nothing of it is listed. */
const undone = UndoResult.extend(manyJob);

export const history = {
  list: query({
    summary: 'Changes, newest first: of one record, of one actor, or all.',
    input: z.strictObject({
      ...listInput,
      entity: EntityName.optional(),
      id: z.string().optional(),
      actor: Actor.optional(),
      client: z.string().optional(),
    }),
    output: page(HistoryEntry),
    doors: OWNER,
  }),
  get: query({
    summary: 'The changes of one transaction.',
    input: z.strictObject({ tx: z.int() }),
    output: z.object({ items: z.array(HistoryEntry) }),
    doors: OWNER,
  }),
  undo: command({
    summary: 'Take one transaction back. Fields changed since are left alone and listed.',
    input: z.strictObject({ tx: z.int() }),
    output: undone,
    doors: OWNER,
  }),
  undoLast: command({
    summary: 'Take back the newest change this window made.',
    input: z.strictObject({}),
    output: undone,
    doors: OWNER,
  }),
  redo: command({
    summary: 'Do again what this window took back last.',
    input: z.strictObject({}),
    output: undone,
    doors: OWNER,
  }),
  depth: query({
    summary: 'How many changes of this window can be undone and redone, and which comes next.',
    input: z.strictObject({}),
    output: z.object({
      undo: z.int(),
      redo: z.int(),
      undoOperation: z.string().nullable(),
      redoOperation: z.string().nullable(),
    }),
    doors: OWNER,
  }),
  undoActor: command({
    summary: 'Take back everything one program wrote, or wrote since a moment, newest first, as one change.',
    input: z.strictObject({
      client: z.string().min(1),
      actor: Actor.optional().describe('Only what it did as this.'),
      since: Timestamp.optional(),
      sessionId: Id.optional(),
    }),
    output: z.object({
      transactions: z.int(),
      changes: z.int().describe('How many changes of records these are.'),
      change: z.int().nullable().describe('The number of this change: history.undo takes it back.'),
      result: UndoResult,
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  asOf: query({
    summary: 'One record as it was at a moment; null if it did not exist.',
    input: z.strictObject({ entity: EntityName, id: z.string(), at: Timestamp }),
    output: z.object({ record: z.record(z.string(), Json).nullable() }),
    doors: OWNER,
  }),
};
