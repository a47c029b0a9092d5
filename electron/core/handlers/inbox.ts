import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor, Input } from '../../../shared/contract/define.ts';
import type { inbox as domain } from '../../../shared/contract/inbox.ts';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import { AppError } from '../../../shared/errors.ts';
import { dismiss } from '../store/consolidation-notes.ts';
import {
  countDecidedProposals,
  countOpenProposals,
  countSnoozedProposals,
  describeRecord,
  listProposals,
  proposalConditions,
  type ProposalFilter,
  readProposal,
  updateProposal,
} from '../store/proposals.ts';
import { isLiving, removeRecord } from '../store/record.ts';
import type { Transaction } from '../store/store.ts';
import { fromIso } from '../store/table.ts';
import { proposalsTable, tableOf } from '../store/tables.ts';
import type { Context } from './context.ts';
import { keepCandidate, mergeInto, refuseSharedKey, settle } from './inbox-decisions.ts';
import { changeMany, idsOf } from './many.ts';

export const inbox: HandlersFor<typeof domain, Context> = {
  list: ({ store, now }, input) => listProposals(store.read, { ...input, now: now() }),
  get({ store, now }, { id }) {
    const proposal = readProposal(store.read, id, now());
    return {
      proposal,
      record: proposal.record && describeRecord(store.read, proposal.record),
      others: proposal.others.map((other) => describeRecord(store.read, other)),
    };
  },
  counts({ store, now }, { since }) {
    const kinds = countOpenProposals(store.read, now());
    return {
      open: Object.values(kinds).reduce((sum, count) => sum + count, 0),
      kinds,
      snoozed: countSnoozedProposals(store.read, now()),
      decided: countDecidedProposals(store.read, since === undefined ? 0 : fromIso(since)),
    };
  },
  accept: (context, { both, ...input }, caller) =>
    decide(context, caller, 'inbox.accept', input, (transaction, proposal) => {
      if (both && !proposal.record) refuseSharedKey(transaction, proposal);
      accept(context, transaction, proposal, both);
    }),
  edit: (context, { candidate, ...input }, caller) =>
    decide(context, caller, 'inbox.edit', input, (transaction, proposal) => {
      const result = proposal.record
        ? settle(context, transaction, proposal, proposal.record, { candidate })
        : keepCandidate(context, transaction, proposal, candidate);
      updateProposal(transaction, proposal.id, { status: 'edited', candidate, result });
    }),
  merge: (context, { into, text, ...input }, caller) =>
    decide(context, caller, 'inbox.merge', input, (transaction, proposal) => {
      mergeInto(context, transaction, proposal, into, text);
      updateProposal(transaction, proposal.id, { status: 'merged', result: into });
    }),
  forget: (context, input, caller) => decide(context, caller, 'inbox.forget', input, forget),
  snooze: (context, { until, ...input }, caller) => {
    refusePast(context, until);
    return decide(context, caller, 'inbox.snooze', input, (transaction, proposal) =>
      snooze(transaction, proposal, until),
    );
  },
  decideMany(context, { decision, ...which }, caller) {
    if (decision.kind === 'snooze') refusePast(context, decision.until);
    const now = context.now();
    const conditions = (filter: Omit<ProposalFilter, 'now'>) => proposalConditions({ ...filter, now });
    return changeMany(context, caller, {
      operation: 'inbox.decideMany',
      reason: which.reason,
      items: idsOf(context, { table: proposalsTable, alias: 'p', conditions }, which),
      change: (transaction, id) => decideOne(context, transaction, id, decision),
    });
  },
};

type Decision = Input<(typeof domain)['decideMany']>['decision'];

/** Decides about one of many; gives false for one that was decided already, is gone, or is about something gone. */
function decideOne(context: Context, transaction: Transaction, id: string, decision: Decision): boolean {
  const { db } = transaction;
  if (!isLiving(db, proposalsTable, id)) return false;
  const proposal = readProposal(db, id, context.now());
  if (isDecided(proposal)) return false;
  const { record } = proposal;
  if (decision.kind === 'accept') {
    if (record && !isLiving(db, tableOf(record.entity), record.id)) return false;
    accept(context, transaction, proposal, false);
  } else if (decision.kind === 'forget') forget(transaction, proposal);
  else snooze(transaction, proposal, decision.until);
  return true;
}

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
    if (isDecided(proposal)) {
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

function accept(context: Context, transaction: Transaction, proposal: Proposal, both: boolean): void {
  const result = proposal.record
    ? settle(context, transaction, proposal, proposal.record, { both })
    : keepCandidate(context, transaction, proposal, proposal.candidate);
  updateProposal(transaction, proposal.id, { status: 'accepted', result });
}

function forget(transaction: Transaction, { id, record, key }: Proposal): void {
  const table = record && tableOf(record.entity);
  if (table && isLiving(transaction.db, table, record.id)) removeRecord(transaction, table, record.id);
  dismiss(transaction.db, key, transaction.stamp.at);
  updateProposal(transaction, id, { status: 'forgotten' });
}

function snooze(transaction: Transaction, { id }: Proposal, until: string): void {
  updateProposal(transaction, id, { status: 'snoozed', snoozedUntil: until });
}

function isDecided({ status }: Proposal): boolean {
  return status !== 'open' && status !== 'snoozed';
}

function refusePast(context: Context, until: string): void {
  if (fromIso(until) > context.now()) return;
  throw new AppError('invalid_input', 'That moment has passed. Nothing was changed. Choose a later one.');
}
