import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor, Input } from '../../../shared/contract/define.ts';
import type { memories as domain } from '../../../shared/contract/memories.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import { AppError } from '../../../shared/errors.ts';
import { tierOf } from '../../../shared/strength.ts';
import { parseQuery } from '../retrieval/query.ts';
import { registerAgent } from '../store/agents.ts';
import {
  insertMemory,
  listMemories,
  type MemoryFields,
  readMemory,
  updateMemory,
} from '../store/memories.ts';
import { memoryConditions, memoryFacets, type MemoryFilter } from '../store/memory-filters.ts';
import { listAccesses } from '../store/memory-access.ts';
import { refuseStaleEdit, removeRecords } from '../store/record.ts';
import { readSession } from '../store/sessions.ts';
import type { Transaction } from '../store/store.ts';
import { toIso } from '../store/table.ts';
import { memoriesTable } from '../store/tables.ts';
import type { Context } from './context.ts';
import { changeWords, withoutUndefined } from './fields.ts';
import { type Kind, removeMany } from './many.ts';
import { planMerge } from './memory-merge.ts';
import { relatedTo } from './related-memories.ts';
import { proposeHeld } from './proposing.ts';
import { currentSettings } from './settings.ts';
import { viewerOf } from './viewer.ts';

export const memories: HandlersFor<typeof domain, Context> = {
  add(context, input, caller) {
    const id = context.newId();
    context.change(caller, 'memories.add', input, (transaction) => {
      if (input.sessionId !== undefined) readSession(transaction.db, input.sessionId);
      const fields = newMemory(context, transaction, input);
      insertMemory(transaction, id, fields, context.analyser.searchText);
      if (fields.held) proposeHeld(context, transaction, id, fields);
    });
    return readMemory(context.store.read, id);
  },
  get: ({ store }, { id }, caller) => readMemory(store.read, id, viewerOf(caller)),
  list(context, { text, ...input }, caller) {
    const { coolsBefore: _, ...rest } = input;
    const list = { ...rest, ...filterOf(context, { ...input, text }, caller), now: context.now() };
    const rules = () => currentSettings(context).values['memory.strength'];
    return context.agentCache.list(list) ?? listMemories(context.store.read, { ...list, rules });
  },
  facets: (context, input, caller) => memoryFacets(context.store.read, filterOf(context, input, caller)),
  related: (context, { id, limit }, caller) => ({ items: relatedTo(context, id, limit, viewerOf(caller)) }),
  uses: ({ store }, { id, ...page }, caller) => {
    readMemory(store.read, id, viewerOf(caller));
    return listAccesses(store.read, id, page);
  },
  update(context, { id, expectedUpdatedAt, reason, addTags, removeTags, ...fields }, caller) {
    const input = { id, reason, expectedUpdatedAt };
    return change(context, caller, 'memories.update', input, (_, current) => {
      const given = withoutUndefined(fields);
      if (addTags === undefined && removeTags === undefined) return given;
      const tags = changeWords(given.tags ?? current.tags, { add: addTags, remove: removeTags });
      return { ...given, tags };
    });
  },
  pin: (context, { pinned, ...input }, caller) =>
    change(context, caller, 'memories.pin', input, () => ({ pinned })),
  pause: (context, { paused, ...input }, caller) =>
    change(context, caller, 'memories.pause', input, () => ({ paused })),
  merge(context, { ids, canonicalId, preview, reason }, caller) {
    const { outcome } = planMerge(context, context.store.read, ids, canonicalId);
    if (preview) return outcome;
    return context.change(caller, 'memories.merge', { reason }, (transaction) => {
      const plan = planMerge(context, transaction.db, ids, canonicalId);
      const { searchText } = context.analyser;
      updateMemory(transaction, plan.canonical, plan.fields, searchText);
      for (const other of plan.outcome.superseded)
        updateMemory(transaction, other, { supersededBy: canonicalId }, searchText);
      return { ...plan.outcome, memory: readMemory(transaction.db, canonicalId) };
    });
  },
  supersede: (context, { by, ...input }, caller) =>
    change(context, caller, 'memories.supersede', input, ({ db }) => {
      if (by !== null) refuseCircle(input.id, by, (id) => readMemory(db, id, viewerOf(caller)));
      return { supersededBy: by };
    }),
  forget(context, { id, reason }, caller) {
    const removed = context.change(caller, 'memories.forget', { reason }, (transaction) => {
      refuseForeign(readMemory(transaction.db, id, viewerOf(caller)), caller);
      return removeRecords(transaction, memoriesTable, [id]);
    });
    return { removed };
  },
  remove: (context, input, caller) =>
    removeMany(context, caller, 'memories.remove', kindFor(context, caller), input),
};

/** Memories as a change of many means them; their filter may hold words. */
function kindFor(context: Context, caller: Caller): Kind<Input<Operations['facets']>> {
  return {
    table: memoriesTable,
    alias: 'm',
    conditions: (filter) => memoryConditions(filterOf(context, filter, caller)),
  };
}

type Operations = typeof domain;

/** What filters ask for, as the store takes it. */
export function filterOf(
  context: Context,
  { text, coolsBefore, ...filter }: Input<Operations['facets']>,
  caller: Caller,
): MemoryFilter {
  for (const id of [filter.recalledBy, filter.usedBy]) refuseOthers(caller, id);
  const match = text === undefined ? null : parseQuery(context.analyser, text).match;
  const cools = coolsBefore === undefined ? undefined : coolingBefore(context, coolsBefore);
  return { ...filter, cools, match, viewer: viewerOf(caller), now: context.now() };
}

function coolingBefore(context: Context, before: string): MemoryFilter['cools'] {
  return { before, rules: currentSettings(context).values['memory.strength'] };
}

/** What other agents do with what they see is the person's to know. */
function refuseOthers({ door, agent }: Caller, id: string | undefined): void {
  if (id === undefined || door !== 'agent' || id === agent?.id) return;
  throw new AppError('forbidden', 'An agent may ask for what it did itself, not for what others did.');
}

function newMemory(
  context: Context,
  transaction: Transaction,
  input: Input<Operations['add']>,
): MemoryFields {
  const { agent, shared, sessionId, messageId, reason: _, ...fields } = input;
  const { caller, at } = transaction.stamp;
  const own = caller.actor === 'agent' ? caller.client : undefined;
  if (caller.door === 'agent' && agent !== undefined && agent !== own) {
    throw new AppError(
      'forbidden',
      `${caller.client} may remember for itself or for all agents, not for ${agent}. Nothing was kept.`,
    );
  }
  const owner = shared ? undefined : (agent ?? own);
  if (own !== undefined) registerAgent(transaction, context.newId, own);
  const memory = {
    ...fields,
    agentId: owner === undefined ? null : registerAgent(transaction, context.newId, owner),
    sharedWith: [],
    pinned: false,
    paused: false,
    held: caller.agent?.holdForReview ?? false,
    supersededBy: null,
    ...(sessionId === undefined ? {} : { originSessionId: sessionId }),
    ...(messageId === undefined ? {} : { originMessageId: messageId }),
  };
  const fresh = { ...memory, accessCount: 0, lastAccessed: null, createdAt: toIso(at) };
  return { ...memory, tier: tierOf(fresh, currentSettings(context).values['memory.strength'], at) };
}

/** Changes a memory the caller sees and may change; its tier follows. */
function change(
  context: Context,
  caller: Caller,
  operation: string,
  input: Readonly<{ id: string; reason?: string | undefined; expectedUpdatedAt?: string | undefined }>,
  fieldsFor: (transaction: Transaction, current: Memory) => Partial<MemoryFields>,
): Memory {
  const { id, expectedUpdatedAt } = input;
  context.change(caller, operation, input, (transaction) => {
    const current = readMemory(transaction.db, id, viewerOf(caller));
    refuseStaleEdit(current, expectedUpdatedAt);
    if (caller.actor !== 'person' && current.origin.actor === 'person') throw refusal(current);
    const fields = fieldsFor(transaction, current);
    const rules = currentSettings(context).values['memory.strength'];
    const tier = tierOf({ ...current, ...fields }, rules, transaction.stamp.at);
    // What an agent under review writes over a memory waits like what it adds.
    const held = fields.content !== undefined && caller.agent?.holdForReview === true ? { held: true } : {};
    updateMemory(transaction, current, { ...fields, ...held, tier }, context.analyser.searchText);
  });
  return readMemory(context.store.read, id, viewerOf(caller));
}

/** What a person wrote stays until a person changes it. */
function refusal(current: Memory): AppError {
  return new AppError(
    'conflict',
    'The person wrote this memory, so it stays as it is. Ask them to change it, or add a memory of your own.',
    { current },
  );
}

/** An agent forgets what it wrote itself; what others keep is the person's to remove. */
function refuseForeign({ origin }: Memory, { actor, client }: Caller): void {
  if (actor === 'person' || (origin.actor === 'agent' && origin.client === client)) return;
  throw new AppError(
    'forbidden',
    `${client} did not write this memory, so it stays. Nothing was changed. The person can remove it in Mneme.`,
  );
}

/** A memory must not take the place of itself, be it by way of others. */
function refuseCircle(id: string, by: string, read: (id: string) => Memory): void {
  const met = new Set([id]);
  for (let next: string | null = by; next !== null; next = read(next).supersededBy) {
    if (met.has(next)) {
      throw new AppError(
        'conflict',
        'That memory was itself replaced by this one, so it cannot take its place. Nothing was changed.',
      );
    }
    met.add(next);
  }
}
