import { z } from 'zod';
import { Actor } from '../caller.ts';
import { Memory, MemoryFinding, MemoryType, Tier } from '../entities/memory.ts';
import { expected, Id, listInput, page, Ratio, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { facet } from './facet.ts';
import { many, manyJob } from './many.ts';

const editable = {
  type: MemoryType,
  content: text(1_000_000).min(1),
  context: Memory.shape.context,
  importance: Memory.shape.importance,
  confidence: Memory.shape.confidence,
  emotionalValence: Memory.shape.emotionalValence,
  tags: Memory.shape.tags,
  relatedIds: Memory.shape.relatedIds,
};

/** What a list of memories may be narrowed by. */
export const memoryFilters = {
  agentIds: z
    .array(z.union([Id, z.literal('shared')]))
    .max(50)
    .optional()
    .describe('Those that belong to these agents; `shared`: those that belong to all.'),
  types: z.array(MemoryType).max(4).optional(),
  tiers: z.array(Tier).max(4).optional(),
  tags: z.array(z.string()).max(50).optional().describe('With any of these.'),
  importance: z.array(Memory.shape.importance).max(5).optional(),
  pinned: z.boolean().optional(),
  paused: z.boolean().optional(),
  held: z.boolean().optional(),
  superseded: z.boolean().optional().describe('Those another took the place of, or those that stand.'),
  findings: z
    .array(MemoryFinding)
    .max(MemoryFinding.options.length)
    .optional()
    .describe('Those that stand and of which all of this is so: what `maintenance.report` counts.'),
  since: Timestamp.optional().describe('Created at or after.'),
  until: Timestamp.optional().describe('Created before.'),
  minConfidence: Ratio.optional(),
  belowConfidence: Ratio.optional(),
  changedSince: Timestamp.optional().describe(
    'Created before, and changed by a person or an agent at or after.',
  ),
  changedBy: Actor.extract(['person', 'agent'])
    .optional()
    .describe('With changedSince: changed by one of these.'),
  mergedSince: Timestamp.optional().describe('Another took their place at or after.'),
  mergedBy: Id.optional().describe('Another took their place in this run of consolidation.'),
  recalled: z.boolean().optional().describe('Those that were ever recalled, or never.'),
  recalledSince: Timestamp.optional().describe('Recalled at or after.'),
  recalledBy: Id.optional().describe('Recalled by this agent; with recalledSince, at or after.'),
  usedBy: Id.optional().describe('Named in a decision of this agent as what it rests on.'),
  usedSince: Timestamp.optional().describe('With usedBy: decided at or after.'),
  coolsBefore: Timestamp.optional().describe('They leave their tier before, if nobody recalls them.'),
  text: text(500).optional().describe('Words that content or tags hold.'),
};

/** Why a memory has to do with another. */
const Relation = z.enum(['replacedBy', 'replaces', 'linked', 'linkedFrom', 'similar']);
export type MemoryRelation = z.infer<typeof Relation>;

export const memories = {
  add: command({
    spools: true,
    summary: 'Remember something. It belongs to the agent that calls or is named, else to all agents.',
    input: z.strictObject({
      content: editable.content,
      type: editable.type.default('episodic'),
      agent: text(200).min(1).optional().describe('Name of the agent; registered if it is new.'),
      shared: z.boolean().default(false).describe('It belongs to all agents, whoever calls.'),
      context: editable.context.default({}),
      importance: editable.importance.default(2),
      confidence: editable.confidence.default(1),
      emotionalValence: editable.emotionalValence.default(0),
      tags: editable.tags.default([]),
      relatedIds: editable.relatedIds.default([]),
      sessionId: Id.optional().describe('The session it comes from.'),
      messageId: Id.optional().describe('The message it comes from.'),
      ...reason,
    }),
    output: Memory,
  }),
  get: query({ summary: 'One memory.', input: z.strictObject({ id: Id }), output: Memory }),
  list: query({
    summary: 'Memories, newest first unless sorted otherwise.',
    input: z.strictObject({
      ...listInput,
      ...memoryFilters,
      sort: z
        .enum(['createdAt', 'lastAccessed', 'accessCount', 'importance', 'strength', 'cooling'])
        .default('createdAt')
        .describe('`cooling`: by when they leave their tier.'),
      order: z.enum(['asc', 'desc']).default('desc'),
    }),
    output: page(Memory),
  }),
  facets: query({
    summary: 'Agents, types, tiers, tags and importance of the memories that match, with counts.',
    input: z.strictObject(memoryFilters),
    output: z.object({ agents: facet, types: facet, tiers: facet, tags: facet, importance: facet }),
    lane: 'jobs',
  }),
  related: query({
    summary:
      'The memories that have to do with one: what it replaced, what it is linked to, what says something like it.',
    input: z.strictObject({ id: Id, limit: z.int().min(1).max(100).default(20) }),
    output: z.object({
      items: z.array(
        z.object({
          memory: Memory,
          why: Relation,
          score: Ratio.describe('How much of their words they share; 1 where that is not the reason.'),
        }),
      ),
    }),
  }),
  uses: query({
    summary: 'When agents recalled a memory, the latest first.',
    input: z.strictObject({ id: Id, ...listInput }),
    output: page(
      z.object({
        agentId: Id.nullable(),
        agentName: z.string().nullable(),
        sessionId: Id.nullable().describe('The session it was recalled in; that record may be absent.'),
        at: Timestamp,
      }),
    ),
    doors: OWNER,
  }),
  update: command({
    summary: 'Change fields of a memory.',
    input: z.strictObject({
      id: Id,
      ...z.object(editable).partial().shape,
      addTags: editable.tags.optional().describe('Tags it gets beside those it has.'),
      removeTags: editable.tags.optional(),
      ...expected,
      ...reason,
    }),
    output: Memory,
  }),
  pin: command({
    summary: 'Keep a memory hot, or let it cool again.',
    input: z.strictObject({ id: Id, pinned: z.boolean().default(true), ...reason }),
    output: Memory,
    doors: OWNER,
  }),
  pause: command({
    summary: 'Leave a memory out of recall, or take it up again.',
    input: z.strictObject({ id: Id, paused: z.boolean().default(true), ...reason }),
    output: Memory,
    doors: OWNER,
  }),
  merge: command({
    summary:
      'Make one of memories that say the same: it keeps the best of their fields and takes the place of the others. With `preview` nothing changes.',
    input: z.strictObject({
      ids: z.array(Id).min(2).max(100).describe('All of them, the one that stays as well.'),
      canonicalId: Id.describe('The one that stays.'),
      preview: z.boolean().default(false),
      ...reason,
    }),
    output: z.object({
      memory: Memory.describe('The one that stays, as it is or would be.'),
      changed: z.array(Memory.keyof()).describe('Its fields that change.'),
      superseded: z.array(Memory).describe('The others, as they were.'),
    }),
    doors: OWNER,
  }),
  supersede: command({
    summary: 'Let another memory take the place of this one; with null it stands again.',
    input: z.strictObject({ id: Id, by: Id.nullable(), ...reason }),
    output: Memory,
  }),
  forget: command({
    makesRoom: true,
    summary: 'Move a memory to Trash; an agent one that it wrote itself. The person can bring it back.',
    input: z.strictObject({ id: Id, ...reason }),
    output: z.object({ removed: z.int() }),
  }),
  remove: command({
    makesRoom: true,
    summary: 'Move memories to Trash: those named, or all that match.',
    input: many(memoryFilters, {}),
    output: z.object({ removed: z.int(), ...manyJob }),
    doors: OWNER,
  }),
};
