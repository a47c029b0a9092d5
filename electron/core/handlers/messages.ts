import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { MessageDraft, messages as domain } from '../../../shared/contract/messages.ts';
import type { Message } from '../../../shared/entities/message.ts';
import { AppError } from '../../../shared/errors.ts';
import { textOfParts } from '../../../shared/message-text.ts';
import { activateBranch, readBranchPage } from '../store/branches.ts';
import {
  messageKey,
  noteMessages,
  readTail,
  refuseKnownMessage,
  trimMessages,
} from '../store/conversation.ts';
import type { ReadDb } from '../store/database.ts';
import { type IndexedMessage, indexMessages } from '../store/message-index.ts';
import {
  insertMessage,
  readMessage,
  readRecent,
  readSiblings,
  sentAtOf,
  sessionKey,
} from '../store/messages.ts';
import { notFound, originOf } from '../store/record.ts';
import type { Transaction } from '../store/store.ts';
import { messagesTable, sessionsTable } from '../store/tables.ts';
import { readActivePage } from '../store/transcript.ts';
import type { Context } from './context.ts';

export const messages: HandlersFor<typeof domain, Context> = {
  add(context, input, caller) {
    const [id = ''] = addMessages(context, caller, 'messages.add', { ...input, messages: [input.message] });
    return readMessage(context.store.read, id);
  },
  addMany: (context, input, caller) => ({ ids: addMessages(context, caller, 'messages.addMany', input) }),
  get: ({ store }, { id }) => readMessage(store.read, id),
  list({ store }, input) {
    const sessionPk = keyOf(store.read, input.sessionId);
    const page = { ...input, sessionPk, around: input.around ?? null };
    if (input.branch !== undefined) {
      const through = readMessageOf(store.read, input.sessionId, input.branch).id;
      return readBranchPage(store.read, { ...page, through });
    }
    const around = page.around === null ? undefined : readMessageOf(store.read, input.sessionId, page.around);
    if (around && !around.active) return readBranchPage(store.read, { ...page, through: around.id });
    return readActivePage(store.read, page);
  },
  siblings({ store }, { id }) {
    const ids = readSiblings(store.read, id);
    return { ids, index: ids.indexOf(id) };
  },
  recent: ({ store }, { sessionId, limit }) => ({
    items: readRecent(store.read, keyOf(store.read, sessionId), limit),
  }),
  history({ store }, { sessionId, limit }) {
    const items = readRecent(store.read, keyOf(store.read, sessionId), limit);
    return { messages: items.map(({ role, text }) => ({ role, content: text })) };
  },
  trim(context, input, caller) {
    const trimmed = context.change(caller, 'messages.trim', input, (transaction) =>
      trimMessages(transaction, keyOf(transaction.db, input.sessionId), input.keep),
    );
    return { trimmed };
  },
};

type Addition = Readonly<{
  sessionId: string;
  messages: readonly MessageDraft[];
  reason?: string | undefined;
}>;

function addMessages(context: Context, caller: Caller, operation: string, input: Addition): string[] {
  return context.change(caller, operation, input, (transaction) => {
    const tail = readTail(transaction.db, input.sessionId);
    if (!tail) throw notFound(sessionsTable, input.sessionId);
    let parentPk = tail.lastActivePk;
    const unindexed: IndexedMessage[] = [];
    let branched = false;
    const ids = input.messages.map((draft, index) => {
      const id = context.newId();
      const parent = draft.parentId === undefined ? parentPk : parentOf(transaction, tail.pk, draft.parentId);
      branched ||= parent !== parentPk;
      if (draft.externalId !== null) refuseKnownMessage(transaction.db, tail.pk, draft.externalId);
      const place = { id, sessionPk: tail.pk, parentPk: parent, ordinal: tail.nextOrdinal + index };
      const message = newMessage(draft, place);
      const pk = insertMessage(transaction.db, message, originOf(caller), transaction.stamp.at);
      unindexed.push({ pk, searchText: context.analyser.searchText(message.text) });
      parentPk = pk;
      return id;
    });
    indexMessages(transaction.db, unindexed);
    noteMessages(transaction, input.sessionId, ids);
    if (branched) activateBranch(transaction, tail.pk, ids.at(-1) ?? '');
    return ids;
  });
}

function newMessage(
  draft: MessageDraft,
  place: Readonly<{ id: string; sessionPk: number; parentPk: number | null; ordinal: number }>,
): Parameters<typeof insertMessage>[1] {
  const parts = draft.parts ?? [{ type: 'text' as const, text: draft.text ?? '' }];
  const text = textOfParts(parts);
  return {
    ...place,
    active: true,
    role: draft.role,
    parts,
    text,
    tokens: draft.tokens,
    model: draft.model,
    sentAt: sentAtOf(draft.sentAt),
    externalId: draft.externalId,
    importPk: null,
  };
}

function parentOf(transaction: Transaction, sessionPk: number, parentId: string | null): number | null {
  if (parentId === null) return null;
  const pk = messageKey(transaction.db, sessionPk, parentId);
  if (pk !== undefined) return pk;
  throw new AppError(
    'invalid_input',
    `The message ${parentId} is not in this session, so nothing can answer it here.`,
  );
}

/** One living message of a session. Throws `not_found`, for a message of another session as well. */
function readMessageOf(db: ReadDb, sessionId: string, id: string): Message {
  const message = readMessage(db, id);
  if (message.sessionId !== sessionId) throw notFound(messagesTable, id);
  return message;
}

function keyOf(db: ReadDb, sessionId: string): number {
  const pk = sessionKey(db, sessionId);
  if (pk === undefined) throw notFound(sessionsTable, sessionId);
  return pk;
}
