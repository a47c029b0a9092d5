import { z } from 'zod';
import { Candidate, Proposal, ProposalKind, ProposalRecord, ProposalStatus } from '../entities/proposal.ts';
import { Id, listInput, page, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const one = { id: Id, ...reason };

/** What agents and consolidation propose. Only the person decides: no agent accepts its own. */
export const inbox = {
  list: query({
    summary: 'What waits for a decision, the oldest first.',
    input: z.strictObject({
      ...listInput,
      statuses: z.array(ProposalStatus).max(ProposalStatus.options.length).default(['open']),
      kinds: z.array(ProposalKind).max(ProposalKind.options.length).optional(),
      agentIds: z.array(Id).max(50).optional(),
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
      record: z.object({ entity: z.string(), id: Id, title: z.string(), text: z.string() }).nullable(),
      others: z.array(z.object({ entity: z.string(), id: Id, title: z.string(), text: z.string() })),
    }),
    doors: OWNER,
  }),
  counts: query({
    summary: 'How many proposals are open.',
    input: z.strictObject({}),
    output: z.object({ open: z.int(), kinds: z.record(ProposalKind, z.int()) }),
    doors: OWNER,
  }),
  accept: command({
    summary: 'Keep what is proposed. Of two that contradict each other it takes the place of the other.',
    input: z.strictObject(one),
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
    summary: 'Put what is proposed into a record there is: with these words, or as that record is.',
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
};
