import type { Caller } from '../../../shared/caller.ts';
import type { Preference } from '../../../shared/entities/preference.ts';
import type { Candidate, ProposalRecord } from '../../../shared/entities/proposal.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Json } from '../../../shared/primitives.ts';
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
  context.change(caller, 'inbox.propose', {}, (transaction) =>
    proposeCandidate(
      context,
      transaction,
      { kind: 'knowledge', category, key, value },
      {
        confidence,
        key: proposalKey,
        others: [{ entity: 'knowledge', id: known.id }],
      },
    ),
  );
}

/** The same for a preference of the person's. */
export function proposeOtherPreference(
  context: Context,
  caller: Caller,
  known: Preference,
  value: Json,
): void {
  const { key } = known;
  const proposalKey = `preference:${hashText(JSON.stringify([key, value]))}`;
  if (isDismissed(context.store.read, proposalKey)) return;
  context.change(caller, 'inbox.propose', {}, (transaction) =>
    proposeCandidate(
      context,
      transaction,
      { kind: 'preference', key, value },
      {
        confidence: 1,
        key: proposalKey,
        others: [{ entity: 'preference', id: known.id }],
      },
    ),
  );
}

/**
 * Puts what an agent under review would keep into the Inbox instead of storing it. Throws `held`, which acknowledges it:
 * it is safe there, and is stored once the person accepts it.
 */
export function holdCandidate(
  context: Context,
  caller: Caller,
  candidates: readonly Candidate[],
  { confidence, reason }: Readonly<{ confidence: number; reason?: string | undefined }>,
): never {
  context.change(caller, 'inbox.propose', { reason }, (transaction) => {
    for (const candidate of candidates) {
      const words = hashText(JSON.stringify(candidate));
      proposeCandidate(context, transaction, candidate, {
        confidence,
        key: `held:${caller.client}:${words}`,
      });
    }
  });
  throw new AppError(
    'held',
    `The person looks at what ${caller.client} writes before it is stored. This waits for them in the Inbox and is safe; ` +
      'do not send it again.',
  );
}

/** Puts a preference an agent saved into the Inbox: until the person accepts it, it is given to nobody as one. */
export function proposePreference(
  context: Context,
  transaction: Transaction,
  { id, key, value }: Pick<Preference, 'id' | 'key' | 'value'>,
): void {
  const words = hashText(JSON.stringify([key, value]));
  const candidate = { kind: 'preference', key, value } as const;
  proposeCandidate(context, transaction, candidate, {
    confidence: 1,
    key: `preference:${words}`,
    record: { entity: 'preference', id },
  });
}

type Proposed = Readonly<{
  confidence: number;
  key: string;
  record?: ProposalRecord;
  others?: ProposalRecord[];
}>;

function proposeCandidate(
  { newId }: Context,
  transaction: Transaction,
  candidate: Candidate,
  { confidence, key, record, others = [] }: Proposed,
): void {
  const { caller } = transaction.stamp;
  if (isDismissed(transaction.db, key)) return;
  insertProposal(transaction, newId(), {
    kind: others.length > 0 ? 'contradicting' : 'new',
    agentId: caller.agent?.id ?? null,
    candidate,
    sentence: null,
    messageId: null,
    sessionId: caller.sessionId ?? null,
    confidence,
    record: record ?? null,
    others,
    key,
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
