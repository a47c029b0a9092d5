import { z } from 'zod';
import { Origin } from '../caller.ts';
import { Id, Json, Ratio, text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';
import { MemoryType } from './memory.ts';

/** Why something waits in the Inbox. */
export const ProposalKind = z.enum(['new', 'low-confidence', 'contradicting', 'duplicate', 'secret']);
export type ProposalKind = z.infer<typeof ProposalKind>;

/** What became of a proposal. One that is snoozed is open again once its time has come. */
export const ProposalStatus = z.enum(['open', 'accepted', 'edited', 'merged', 'forgotten', 'snoozed']);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

/** What accepting a proposal would keep. */
export const Candidate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('preference'), key: text(200).min(1), value: Json }),
  z.strictObject({
    kind: z.literal('knowledge'),
    category: text(200).min(1),
    key: text(500).min(1),
    value: text(1_000_000),
  }),
  z.strictObject({ kind: z.literal('task'), description: text(20_000).min(1) }),
  z.strictObject({ kind: z.literal('memory'), type: MemoryType, content: text(1_000_000).min(1) }),
]);
export type Candidate = z.infer<typeof Candidate>;

/** A record a proposal speaks of. */
export const ProposalRecord = z.object({
  entity: z.enum(['memory', 'knowledge', 'preference', 'task']),
  id: Id,
});
export type ProposalRecord = z.infer<typeof ProposalRecord>;

/** Something an agent or consolidation proposes: the person decides. */
export const Proposal = z.object({
  ...common,
  kind: ProposalKind,
  status: ProposalStatus,
  snoozedUntil: Timestamp.nullable(),
  agentId: Id.nullable().describe('The agent it is about; null: all of them.'),
  candidate: Candidate,
  sentence: text(2000).nullable().describe('The sentence it was read from.'),
  messageId: Id.nullable().describe('The message that sentence stands in; it may be absent.'),
  sessionId: Id.nullable().describe('The session of that message; it may be absent.'),
  confidence: Ratio,
  record: ProposalRecord.nullable().describe('What is proposed, where it is stored already.'),
  others: z.array(ProposalRecord).max(100).describe('What it contradicts or repeats.'),
  result: ProposalRecord.nullable().describe('What the decision made or changed.'),
  key: z.string().max(200).describe('Tells the same proposal from another: it is never made twice.'),
});
export type Proposal = z.infer<typeof Proposal>;

/** A record a proposal speaks of, as it is now. */
export const DescribedRecord = z.object({
  ...ProposalRecord.shape,
  title: z.string(),
  text: z.string(),
  living: z.boolean().describe('False for one that is in Trash or was forgotten.'),
  held: z.boolean().describe('Left out of recall until the person has decided.'),
  sentence: z.string().nullable().describe('The sentence it was read from.'),
  confidence: Ratio.nullable(),
  uses: z.int().nullable().describe('How often agents recalled it; null where that is not counted.'),
  createdAt: Timestamp.nullable(),
  origin: Origin.nullable(),
});
export type DescribedRecord = z.infer<typeof DescribedRecord>;
