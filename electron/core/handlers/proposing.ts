import type { Caller } from '../../../shared/caller.ts';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { hashText } from '../consolidation/hash.ts';
import { isDismissed } from '../store/consolidation-notes.ts';
import type { KnowledgeFields } from '../store/knowledge.ts';
import type { MemoryFields } from '../store/memories.ts';
import { insertProposal } from '../store/proposals.ts';
import type { Transaction } from '../store/store.ts';
import type { Context } from './context.ts';

/** Puts another value for a fact of the person's into the Inbox, unless they refused it before. */
export function proposeFact(
  context: Context,
  caller: Caller,
  known: Knowledge,
  { category, key, value, confidence }: KnowledgeFields,
): void {
  const proposalKey = `fact:${hashText([category, key, value].join('\n'))}`;
  if (isDismissed(context.store.read, proposalKey)) return;
  context.change(caller, 'inbox.propose', {}, (transaction) => {
    insertProposal(transaction, context.newId(), {
      kind: 'contradicting',
      agentId: caller.agent?.id ?? null,
      candidate: { kind: 'knowledge', category, key, value },
      sentence: null,
      messageId: null,
      sessionId: caller.sessionId ?? null,
      confidence,
      record: null,
      others: [{ entity: 'knowledge', id: known.id }],
      key: proposalKey,
    });
  });
}

/** Puts a memory that waits for the person into the Inbox, in the transaction that keeps it. */
export function proposeHeld(
  context: Context,
  transaction: Transaction,
  id: string,
  { agentId, type, content, confidence, ...origin }: MemoryFields,
): void {
  insertProposal(transaction, context.newId(), {
    kind: 'new',
    agentId,
    candidate: { kind: 'memory', type, content },
    sentence: null,
    messageId: origin.originMessageId ?? null,
    sessionId: origin.originSessionId ?? null,
    confidence,
    record: { entity: 'memory', id },
    others: [],
    key: `held:${id}`,
  });
}
