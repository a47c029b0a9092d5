import type { Candidate, Proposal, ProposalRecord } from '../../../shared/entities/proposal.ts';
import { AppError } from '../../../shared/errors.ts';
import { findKnowledge, insertKnowledge, readKnowledge, updateKnowledge } from '../store/knowledge.ts';
import { insertMemory, readMemory, updateMemory } from '../store/memories.ts';
import { readUser } from '../store/people.ts';
import { findPreference, insertPreference, readPreference, updatePreference } from '../store/preferences.ts';
import { isLiving, removeRecord, updateRecord } from '../store/record.ts';
import type { Transaction } from '../store/store.ts';
import { memoriesTable, sessionsTable, tableOf } from '../store/tables.ts';
import { insertTask, readTask, updateTask } from '../store/tasks.ts';
import type { Context } from './context.ts';
import { planMerge } from './memory-merge.ts';

/**
 * Refuses to let two values stand under one key. Throws `invalid_input` where what is proposed is stored nowhere and the
 * value it contradicts has its key.
 */
export function refuseSharedKey({ db }: Transaction, { candidate }: Proposal): void {
  const taken =
    candidate.kind === 'preference'
      ? findPreference(db, readUser(db).id, candidate.key)
      : candidate.kind === 'knowledge'
        ? findKnowledge(db, candidate.category, candidate.key)
        : undefined;
  if (taken === undefined) return;
  throw new AppError(
    'invalid_input',
    'Two values cannot stand under one key. Nothing was changed. Keep what is proposed under a key of its own.',
  );
}

/** Keeps a candidate that is stored nowhere yet; under a key that is taken it replaces the value. */
export function keepCandidate(
  context: Context,
  transaction: Transaction,
  proposal: Proposal,
  candidate: Candidate,
): ProposalRecord {
  switch (candidate.kind) {
    case 'preference':
      return keepPreference(context, transaction, proposal, candidate);
    case 'knowledge':
      return keepFact(context, transaction, proposal, candidate);
    case 'task':
      return keepTask(context, transaction, proposal, candidate);
    case 'memory':
      return keepMemory(context, transaction, proposal, candidate);
  }
}

type Kind<K extends Candidate['kind']> = Extract<Candidate, { kind: K }>;

function keepPreference(
  { analyser, newId }: Context,
  transaction: Transaction,
  { sentence }: Proposal,
  { key, value }: Kind<'preference'>,
): ProposalRecord {
  const userId = readUser(transaction.db).id;
  const known = findPreference(transaction.db, userId, key);
  const fields = { value, confidence: 1, source: sentence };
  const id = known?.id ?? newId();
  if (known) updatePreference(transaction, known, fields, analyser.searchText);
  else insertPreference(transaction, id, { ...fields, userId, key }, analyser.searchText);
  return { entity: 'preference', id };
}

function keepFact(
  { analyser, newId }: Context,
  transaction: Transaction,
  { sentence }: Proposal,
  { category, key, value }: Kind<'knowledge'>,
): ProposalRecord {
  const known = findKnowledge(transaction.db, category, key);
  const fields = { category, key, value, source: sentence, confidence: 1 };
  const id = known?.id ?? newId();
  if (known) updateKnowledge(transaction, known, fields, analyser.searchText);
  else insertKnowledge(transaction, id, fields, analyser.searchText);
  return { entity: 'knowledge', id };
}

function keepTask(
  { analyser, newId }: Context,
  transaction: Transaction,
  { agentId, sessionId }: Proposal,
  { description }: Kind<'task'>,
): ProposalRecord {
  const id = newId();
  const known = sessionId !== null && isLiving(transaction.db, sessionsTable, sessionId);
  const fields = {
    description,
    status: 'pending',
    sessionId: known ? sessionId : null,
    agentId,
    dueAt: null,
    completedAt: null,
    result: null,
  } as const;
  insertTask(transaction, id, fields, analyser.searchText);
  return { entity: 'task', id };
}

function keepMemory(
  { analyser, newId }: Context,
  transaction: Transaction,
  { agentId, sessionId, messageId }: Proposal,
  { type, content }: Kind<'memory'>,
): ProposalRecord {
  const id = newId();
  insertMemory(
    transaction,
    id,
    {
      agentId,
      sharedWith: [],
      type,
      content,
      context: {},
      importance: 3,
      confidence: 1,
      emotionalValence: 0,
      tags: [],
      relatedIds: [],
      tier: 'hot',
      pinned: false,
      paused: false,
      held: false,
      supersededBy: null,
      originSessionId: sessionId,
      originMessageId: messageId,
    },
    analyser.searchText,
  );
  return { entity: 'memory', id };
}

/**
 * Lets what is stored already stand, with other words where they are given: it is trusted from now on, and takes the
 * place of what it contradicts, unless both are to stand.
 */
export function settle(
  context: Context,
  transaction: Transaction,
  proposal: Proposal,
  record: ProposalRecord,
  { candidate, both = false }: Readonly<{ candidate?: Candidate; both?: boolean }>,
): ProposalRecord {
  refuseGone(transaction, record);
  const words = candidate === undefined ? undefined : wordsOf(candidate);
  if (words !== undefined) reword(context, transaction, record, words);
  trust(transaction, record);
  if (proposal.kind === 'contradicting' && !both) takePlaces(transaction, record, proposal.others);
  return record;
}

/**
 * Makes one record of what is proposed and what it contradicts or repeats. Of memories the one that stays has the best
 * of all their fields, and takes the place of the others.
 */
export function mergeInto(
  context: Context,
  transaction: Transaction,
  { record, others }: Proposal,
  into: ProposalRecord,
  words: string | undefined,
): void {
  refuseGone(transaction, into);
  const gone = [...(record ? [record] : []), ...others].filter(
    (other) => other.id !== into.id && isLiving(transaction.db, tableOf(other.entity), other.id),
  );
  const twins = gone.filter(({ entity }) => entity === 'memory').map(({ id }) => id);
  if (into.entity === 'memory' && twins.length > 0) {
    const { canonical, fields } = planMerge(context, transaction.db, [into.id, ...twins], into.id);
    updateMemory(transaction, canonical, fields, context.analyser.searchText);
  }
  if (words !== undefined) reword(context, transaction, into, words);
  if (words !== undefined || into.id === record?.id) trust(transaction, into);
  takePlaces(transaction, into, gone);
}

/** The person has seen it: it is theirs to vouch for, and is recalled again. */
function trust(transaction: Transaction, { entity, id }: ProposalRecord): void {
  const released = entity === 'memory' ? { held: false } : {};
  updateRecord(transaction, tableOf(entity), id, { originTrust: 'trusted', ...released });
}

function takePlaces(transaction: Transaction, stays: ProposalRecord, gone: readonly ProposalRecord[]): void {
  for (const other of gone)
    if (isLiving(transaction.db, tableOf(other.entity), other.id)) giveWay(transaction, other, stays);
}

/** A memory that gives way to another is superseded by it; anything else goes to Trash. */
function giveWay(transaction: Transaction, gone: ProposalRecord, stays: ProposalRecord): void {
  if (gone.entity === 'memory' && stays.entity === 'memory')
    updateRecord(transaction, memoriesTable, gone.id, { supersededBy: stays.id, held: false });
  else removeRecord(transaction, tableOf(gone.entity), gone.id);
}

function reword(
  { analyser: { searchText } }: Context,
  transaction: Transaction,
  { entity, id }: ProposalRecord,
  words: string,
): void {
  const { db } = transaction;
  if (entity === 'memory') updateMemory(transaction, readMemory(db, id), { content: words }, searchText);
  else if (entity === 'knowledge')
    updateKnowledge(transaction, readKnowledge(db, id), { value: words }, searchText);
  else if (entity === 'task') updateTask(transaction, readTask(db, id), { description: words }, searchText);
  else {
    const known = readPreference(db, id);
    updatePreference(transaction, known, { value: words, confidence: 1, source: known.source }, searchText);
  }
}

function wordsOf(candidate: Candidate): string {
  switch (candidate.kind) {
    case 'preference':
      return typeof candidate.value === 'string' ? candidate.value : JSON.stringify(candidate.value);
    case 'knowledge':
      return candidate.value;
    case 'task':
      return candidate.description;
    case 'memory':
      return candidate.content;
  }
}

function refuseGone({ db }: Transaction, { entity, id }: ProposalRecord): void {
  if (isLiving(db, tableOf(entity), id)) return;
  throw new AppError(
    'not_found',
    'What this is about is in Trash or was forgotten. Nothing was changed. Restore it first, or forget the proposal.',
  );
}
