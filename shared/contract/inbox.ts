import { z } from 'zod';
import {
  Candidate,
  DescribedRecord,
  Proposal,
  ProposalKind,
  ProposalRecord,
  ProposalStatus,
} from '../entities/proposal.ts';
import { Id, listInput, page, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { many, manyChanged } from './many.ts';

const one = { id: Id, ...reason };

/** What a list of proposals may be narrowed by. */
const inboxFilters = {
  statuses: z.array(ProposalStatus).max(ProposalStatus.options.length).default(['open']),
  kinds: z.array(ProposalKind).max(ProposalKind.options.length).optional(),
  agentIds: z.array(Id).max(50).optional(),
};

/** What agents and consolidation propose. Only the person decides: no agent accepts its own. */
export const inbox = {
  list: query({
    summary: 'What waits for a decision, the oldest first.',
    input: z.strictObject({
      ...listInput,
      ...inboxFilters,
      order: z.enum(['asc', 'desc']).default('asc'),
    }),
    output: page(Proposal),
    doors: OWNER,
  }),
  get: query({
    summary: 'One proposal, with what it contradicts or repeats as it is now.',
    input: z.strictObject({ id: Id }),
    output: z.object({
      proposal: Proposal,
      record: DescribedRecord.nullable(),
      others: z.array(DescribedRecord),
    }),
    doors: OWNER,
  }),
  counts: query({
    summary: 'How many proposals are open or snoozed, and what was decided.',
    input: z.strictObject({
      since: Timestamp.optional().describe('Count what was decided from then on only.'),
    }),
    output: z.object({
      open: z.int(),
      kinds: z.record(ProposalKind, z.int()),
      snoozed: z.int(),
      decided: z.record(ProposalStatus.extract(['accepted', 'edited', 'merged', 'forgotten']), z.int()),
    }),
    doors: OWNER,
  }),
  accept: command({
    summary: 'Keep what is proposed. Of two that contradict each other it takes the place of the other.',
    input: z.strictObject({
      ...one,
      both: z.boolean().default(false).describe('What it contradicts stands as well.'),
    }),
    output: Proposal,
    doors: OWNER,
  }),
  edit: command({
    summary: 'Keep what is proposed in other words.',
    input: z.strictObject({ ...one, candidate: Candidate }),
    output: Proposal,
    doors: OWNER,
  }),
  merge: command({
    summary:
      'Make one record of what is proposed and what it contradicts or repeats: the one named stays, with these words or as it is.',
    input: z.strictObject({
      ...one,
      into: ProposalRecord,
      text: text(1_000_000).min(1).optional().describe('What that record says from then on.'),
    }),
    output: Proposal,
    doors: OWNER,
  }),
  forget: command({
    summary: 'Do not keep it, and do not ask again. What was stored already goes to Trash.',
    input: z.strictObject(one),
    output: Proposal,
    doors: OWNER,
  }),
  snooze: command({
    summary: 'Ask again later.',
    input: z.strictObject({ ...one, until: Timestamp }),
    output: Proposal,
    doors: OWNER,
  }),
  decideMany: command({
    summary: 'Accept, forget or snooze many proposals: those named, or all that match.',
    input: many(inboxFilters, {
      decision: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('accept') }),
        z.strictObject({ kind: z.literal('forget') }),
        z.strictObject({ kind: z.literal('snooze'), until: Timestamp }),
      ]),
    }),
    output: manyChanged,
    doors: OWNER,
  }),
};
