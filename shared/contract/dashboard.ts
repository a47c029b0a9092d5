import { z } from 'zod';
import { DecisionOutcome } from '../entities/decision.ts';
import { MemoryType, Tier } from '../entities/memory.ts';
import { ProposalKind } from '../entities/proposal.ts';
import { ActionKind, ConsolidationRun } from '../entities/run.ts';
import { Id, Ratio, reason, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { memoryFilters } from './memories.ts';

const input = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape);

/** A list, as it is asked for: an operation and its input. */
const ListQuestion = z.discriminatedUnion('operation', [
  z.object({
    operation: z.literal('memories.list'),
    input: input({
      ...memoryFilters,
      sort: z.literal('cooling').optional(),
      order: z.literal('asc').optional(),
    }),
  }),
  z.object({ operation: z.literal('inbox.list'), input: input({ kinds: z.array(ProposalKind).optional() }) }),
  z.object({
    operation: z.literal('knowledge.list'),
    input: input({ categories: z.array(z.string()).optional() }),
  }),
  z.object({
    operation: z.literal('decisions.list'),
    input: input({
      agentId: Id.optional(),
      outcomes: z.array(DecisionOutcome).optional(),
      withMemories: z.boolean().optional(),
      since: Timestamp,
    }),
  }),
  z.object({
    operation: z.literal('consolidation.runs'),
    input: input({
      since: Timestamp,
      did: z.array(ActionKind).optional(),
      undone: z.boolean().optional(),
    }),
  }),
  z.object({
    operation: z.literal('consolidation.actions'),
    input: input({ runId: Id, kinds: z.array(ActionKind) }),
  }),
  z.object({
    operation: z.literal('agents.get'),
    input: input({ id: Id, since: Timestamp }),
    of: z.enum(['reads', 'writes']).describe('Which of its counts: calls are counted, not listed.'),
  }),
]);
export type ListQuestion = z.infer<typeof ListQuestion>;

/** A number, and the list it is the total of. */
const Figure = z.object({ count: z.int(), list: ListQuestion });
export type Figure = z.infer<typeof Figure>;

/** Moments one after the other, between which is counted: days and weeks begin where the person is. */
const starts = z
  .array(Timestamp)
  .min(2)
  .max(400)
  .describe('In order; what the last one begins is not counted.');

const Insight = { doors: OWNER, lane: 'jobs' } as const;

export const dashboard = {
  changes: query({
    summary: 'What changed since the person last looked, or since a moment.',
    input: z.strictObject({ since: Timestamp.optional().describe('If left out: since the mark.') }),
    output: z.object({
      at: Timestamp.describe('When this was counted: what the mark is set to.'),
      seenAt: Timestamp.nullable().describe('The mark; null: it was never set.'),
      since: Timestamp.describe('From when it is counted; without a mark, from when the memory began.'),
      saved: Figure,
      savedBy: z
        .array(Figure.extend({ agentId: Id.nullable(), name: z.string().nullable() }))
        .describe('By whose they are, the most first; null: shared by all agents.'),
      changed: Figure,
      changedByPerson: Figure,
      merged: Figure,
      mergedIn: Figure.describe('The runs of consolidation that merged, and were not taken back.'),
      contradictions: Figure.describe('That wait in the Inbox now.'),
      duplicates: Figure.describe('That wait in the Inbox now.'),
      secrets: Figure.describe('That wait in the Inbox now.'),
      waiting: Figure.describe('All that waits in the Inbox now.'),
    }),
    doors: OWNER,
  }),
  markSeen: command({
    summary: 'Set the mark from which changes are counted.',
    input: z.strictObject({ at: Timestamp.optional().describe('Now, if left out.'), ...reason }),
    output: z.object({ seenAt: Timestamp }),
    doors: OWNER,
  }),
  days: query({
    summary: 'How many memories were saved between moments, such as the beginnings of days.',
    input: z.strictObject({ starts }),
    output: z.object({
      total: Figure,
      days: z.array(Figure.extend({ start: Timestamp })).describe('Those on which any were saved.'),
    }),
    ...Insight,
  }),
  temperature: query({
    summary: 'How many memories stand in each tier, how many will in seven days, and what cools next.',
    input: z.strictObject({}),
    output: z.object({
      total: Figure,
      tiers: z.array(
        z.object({
          tier: Tier,
          now: Figure,
          later: z.int().describe('In seven days, if none is recalled meanwhile.'),
        }),
      ),
      cooling: Figure.describe('Those that move within seven days.'),
      next: z
        .array(
          z.object({
            id: Id,
            type: MemoryType,
            content: z.string().describe('The beginning of it.'),
            tier: Tier,
            inDays: z.number().describe('0: at the next run.'),
          }),
        )
        .describe('The first that move, within a month.'),
    }),
    ...Insight,
  }),
  growth: query({
    summary: 'How many memories of each type there were at moments, of those that are here now.',
    input: z.strictObject({ starts }),
    output: z.object({
      points: z.array(z.object({ until: Timestamp, types: z.record(MemoryType, Figure) })),
    }),
    ...Insight,
  }),
  content: query({
    summary: 'How sure memories are, what they are about, and how many of them are recalled.',
    input: z.strictObject({ since: Timestamp.describe('From when recalls are counted.') }),
    output: z.object({
      standing: Figure.describe('Memories that no other took the place of.'),
      recalled: Figure.describe('Of these, recalled since.'),
      neverRecalled: Figure,
      confidence: z.array(Figure.extend({ from: Ratio, below: Ratio.nullable() })),
      tags: z.array(Figure.extend({ tag: z.string() })),
      categories: z.array(Figure.extend({ category: z.string() })).describe('Of facts.'),
    }),
    ...Insight,
  }),
  agents: query({
    summary: 'What each agent did: calls, decisions and their outcomes, and what of its recalls was used.',
    input: z.strictObject({ since: Timestamp }),
    output: z.object({
      agents: z.array(
        z.object({
          id: Id,
          name: z.string(),
          lastActive: Timestamp.nullable(),
          reads: Figure,
          writes: Figure,
          decisions: Figure,
          recalled: Figure.describe('Memories it recalled.'),
          used: Figure.describe('Those of them that its decisions name.'),
        }),
      ),
    }),
    ...Insight,
  }),
  learning: query({
    summary: 'How decisions turned out that rest on memories, and those that do not.',
    input: z.strictObject({ since: Timestamp }),
    output: z.object({
      withMemories: z.object({ judged: Figure, succeeded: Figure }),
      without: z.object({ judged: Figure, succeeded: Figure }),
    }),
    ...Insight,
  }),
  consolidation: query({
    summary: 'What consolidation did last, and how often it ran.',
    input: z.strictObject({ since: Timestamp }),
    output: z.object({
      runs: Figure,
      last: ConsolidationRun.nullable(),
      did: z.array(Figure.extend({ kind: ActionKind })).describe('In the last run.'),
    }),
    ...Insight,
  }),
};
