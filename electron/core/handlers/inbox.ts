import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { inbox as domain } from '../../../shared/contract/inbox.ts';
import type { Proposal, ProposalRecord } from '../../../shared/entities/proposal.ts';
import { AppError } from '../../../shared/errors.ts';
import { dismiss } from '../store/consolidation-notes.ts';
import type { ReadDb } from '../store/database.ts';
import { countOpenProposals, listProposals, readProposal, updateProposal } from '../store/proposals.ts';
import { isLiving, removeRecord } from '../store/record.ts';
import type { Transaction } from '../store/store.ts';
import { fromIso } from '../store/table.ts';
import { tableOf } from '../store/tables.ts';
import { textOf, titleOf } from '../store/titles.ts';
import type { Context } from './context.ts';
import { keepCandidate, mergeInto, settle } from './inbox-decisions.ts';

export const inbox: HandlersFor<typeof domain, Context> = {
  list: ({ store, now }, input) => listProposals(store.read, { ...input, now: now() }),
  get({ store, now }, { id }) {
    const proposal = readProposal(store.read, id, now());
    return {
      proposal,
      record: proposal.record && describe(store.read, proposal.record),
      others: proposal.others.map((other) => describe(store.read, other)),
    };
  },
  counts({ store, now }) {
    const kinds = countOpenProposals(store.read, now());
    return { open: Object.values(kinds).reduce((sum, count) => sum + count, 0), kinds };
  },
  accept: (context, input, caller) =>
    decide(context, caller, 'inbox.accept', input, (transaction, proposal) => {
      const result = proposal.record
        ? settle(context, transaction, proposal, proposal.record)
        : keepCandidate(context, transaction, proposal, proposal.candidate);
      updateProposal(transaction, proposal.id, { status: 'accepted', result });
    }),
  edit: (context, { candidate, ...input }, caller) =>
    decide(context, caller, 'inbox.edit', input, (transaction, proposal) => {
      const result = proposal.record
        ? settle(context, transaction, proposal, proposal.record, candidate)
        : keepCandidate(context, transaction, proposal, candidate);
      updateProposal(transaction, proposal.id, { status: 'edited', candidate, result });
    }),
  merge: (context, { into, text, ...input }, caller) =>
    decide(context, caller, 'inbox.merge', input, (transaction, proposal) => {
      mergeInto(context, transaction, proposal, into, text);
      updateProposal(transaction, proposal.id, { status: 'merged', result: into });
    }),
  forget: (context, input, caller) =>
    decide(context, caller, 'inbox.forget', input, (transaction, proposal) => {
      const { record, key } = proposal;
      const table = record && tableOf(record.entity);
      if (table && isLiving(transaction.db, table, record.id)) removeRecord(transaction, table, record.id);
      dismiss(transaction.db, key, transaction.stamp.at);
      updateProposal(transaction, proposal.id, { status: 'forgotten' });
    }),
  snooze: (context, { until, ...input }, caller) =>
    decide(context, caller, 'inbox.snooze', input, (transaction, proposal) => {
      if (fromIso(until) <= context.now())
        throw new AppError(
          'invalid_input',
          'That moment has passed. Nothing was changed. Choose a later one.',
        );
      updateProposal(transaction, proposal.id, { status: 'snoozed', snoozedUntil: until });
    }),
};

/** Decides about a proposal that is open, in one transaction of the person's. */
function decide(
  context: Context,
  caller: Caller,
  operation: string,
  { id, reason }: Readonly<{ id: string; reason?: string | undefined }>,
  work: (transaction: Transaction, proposal: Proposal) => void,
): Proposal {
  context.change(caller, operation, { reason }, (transaction) => {
    const proposal = readProposal(transaction.db, id, context.now());
    if (proposal.status !== 'open' && proposal.status !== 'snoozed') {
      throw new AppError(
        'conflict',
        'This was decided already. Nothing was changed. Undo that decision to decide otherwise.',
        { current: proposal },
      );
    }
    work(transaction, proposal);
  });
  return readProposal(context.store.read, id, context.now());
}

function describe(db: ReadDb, { entity, id }: ProposalRecord) {
  return { entity, id, title: titleOf(db, entity, id), text: textOf(db, entity, id) };
}
