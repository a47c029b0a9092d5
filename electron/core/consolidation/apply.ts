import { dismiss, noteSuperseded } from '../store/consolidation-notes.ts';
import { findKnowledge, insertKnowledge } from '../store/knowledge.ts';
import { NAMES } from '../store/learned-names.ts';
import { findLivingMemory, insertMemory, moveMemory, updateMemory } from '../store/memories.ts';
import { insertProposal } from '../store/proposals.ts';
import { findSession, updateSession } from '../store/sessions.ts';
import { insertRecord, isLiving, removeRecord, updateRecord } from '../store/record.ts';
import type { Transaction } from '../store/store.ts';
import {
  clustersTable,
  knowledgeTable,
  memoriesTable,
  patternsTable,
  sessionsTable,
} from '../store/tables.ts';
import type { NewId } from '../ports.ts';
import type { Action, ActionOf } from './action.ts';

/** What carrying out needs beside the transaction. */
export type Tools = Readonly<{ newId: NewId; analyse: (text: string) => string }>;

/** Actions that are one change of the store; purging and chores are work of their own. */
export type Change = Exclude<Action, { kind: 'purge' | 'tend' }>;

/** A record an action made. */
type Made = { entity: string; id: string };

/**
 * Carries an action out, all of it or, where what it is about has changed since, nothing. Gives the records it made;
 * null where there was nothing left to do.
 */
export function carryOut(transaction: Transaction, action: Change, tools: Tools): Made[] | null {
  switch (action.kind) {
    case 'summarise':
      return summarise(transaction, action, tools);
    case 'propose':
      return propose(transaction, action, tools);
    case 'remember':
      return remember(transaction, action, tools);
    case 'name':
      return learnName(transaction, action, tools);
    case 'promote': {
      const memory = findLivingMemory(transaction.db, action.memoryId);
      if (memory?.type !== action.from) return null;
      return done(updateRecord(transaction, memoriesTable, memory.id, { type: action.to }));
    }
    case 'merge':
      return merge(transaction, action, tools);
    case 'cluster':
      return changeCluster(transaction, action, tools);
    case 'pattern':
      return changePattern(transaction, action, tools);
    case 'tier':
      return done(moveMemory(transaction, action.memoryId, action.from, action.to));
    case 'retire':
      if (!isLiving(transaction.db, sessionsTable, action.sessionId)) return null;
      return done(removeRecord(transaction, sessionsTable, action.sessionId));
  }
}

function done(changed: boolean): Made[] | null {
  return changed ? [] : null;
}

function summarise(
  transaction: Transaction,
  { sessionId, summary, topics }: ActionOf<'summarise'>,
  { analyse }: Tools,
): Made[] | null {
  const session = findSession(transaction.db, sessionId);
  if (!session) return null;
  // Topics somebody gave it say more than words that were counted.
  const given = session.topics.length > 0 && session.summary === null;
  updateSession(transaction, session, { summary, ...(given ? {} : { topics }) }, analyse);
  return [];
}

function propose(
  transaction: Transaction,
  { key, proposal, hold }: ActionOf<'propose'>,
  { newId }: Tools,
): Made[] | null {
  const { record, others } = proposal;
  const tables = { memory: memoriesTable, knowledge: knowledgeTable };
  for (const about of [...(record ? [record] : []), ...others]) {
    if (about.entity !== 'memory' && about.entity !== 'knowledge') continue;
    if (!isLiving(transaction.db, tables[about.entity], about.id)) return null;
  }
  const id = newId();
  if (!insertProposal(transaction, id, { ...proposal, key })) return null;
  if (hold && record?.entity === 'memory')
    updateRecord(transaction, memoriesTable, record.id, { held: true });
  return [{ entity: 'proposal', id }];
}

function remember(transaction: Transaction, action: ActionOf<'remember'>, { newId, analyse }: Tools): Made[] {
  const id = newId();
  insertMemory(
    transaction,
    id,
    {
      agentId: action.agentId,
      sharedWith: [],
      type: 'episodic',
      content: action.content,
      context: {},
      importance: action.importance,
      confidence: action.confidence,
      emotionalValence: 0,
      tags: [],
      relatedIds: [],
      tier: 'hot',
      pinned: false,
      paused: false,
      held: false,
      supersededBy: null,
      originSessionId: action.sessionId,
      originMessageId: action.messageId,
    },
    analyse,
  );
  return [{ entity: 'memory', id }];
}

function learnName(
  transaction: Transaction,
  { name, means, sessionId, messageId, confidence }: ActionOf<'name'>,
  { newId, analyse }: Tools,
): Made[] | null {
  if (findKnowledge(transaction.db, NAMES, name) !== undefined) return null;
  const id = newId();
  const fact = { category: NAMES, key: name, value: means, source: null, confidence };
  insertKnowledge(
    transaction,
    id,
    { ...fact, originSessionId: sessionId, originMessageId: messageId },
    analyse,
  );
  return [{ entity: 'knowledge', id }];
}

function merge(transaction: Transaction, action: ActionOf<'merge'>, { analyse }: Tools): Made[] | null {
  const canonical = findLivingMemory(transaction.db, action.canonicalId);
  if (!canonical || canonical.supersededBy !== null) return null;
  const duplicates = action.duplicates.flatMap(({ id }) => findLivingMemory(transaction.db, id) ?? []);
  const standing = duplicates.filter(({ supersededBy }) => supersededBy === null);
  if (standing.length === 0) return null;
  updateMemory(transaction, canonical, action.fields, analyse);
  for (const { id } of standing) {
    updateRecord(transaction, memoriesTable, id, { supersededBy: canonical.id });
    // Should it stand again, it is no news.
    noteSuperseded(transaction.db, id);
  }
  return [];
}

function changeCluster(
  transaction: Transaction,
  { clusterId, cluster }: ActionOf<'cluster'>,
  { newId }: Tools,
): Made[] | null {
  if (clusterId === null) {
    if (!cluster) return null;
    const id = newId();
    insertRecord(transaction, clustersTable, id, cluster);
    return [{ entity: 'cluster', id }];
  }
  if (!isLiving(transaction.db, clustersTable, clusterId)) return null;
  return done(
    cluster
      ? updateRecord(transaction, clustersTable, clusterId, cluster)
      : removeRecord(transaction, clustersTable, clusterId),
  );
}

function changePattern(
  transaction: Transaction,
  { patternId, pattern }: ActionOf<'pattern'>,
  { newId }: Tools,
): Made[] | null {
  if (patternId !== null) {
    if (!isLiving(transaction.db, patternsTable, patternId)) return null;
    return done(updateRecord(transaction, patternsTable, patternId, pattern));
  }
  const id = newId();
  insertRecord(transaction, patternsTable, id, { ...pattern, discoveredAt: transaction.stamp.at });
  return [{ entity: 'pattern', id }];
}

/** Remembers that actions were taken back, so that they are not proposed again. */
export function dismissAll(transaction: Transaction, keys: readonly string[]): void {
  for (const key of keys) dismiss(transaction.db, key, transaction.stamp.at);
}
