import type { ImportCounts, ImportProblem } from '../../../shared/entities/import.ts';
import { textOfParts } from '../../../shared/message-text.ts';
import type { NewId } from '../ports.ts';
import type { WriteDb } from '../store/database.ts';
import {
  findImported,
  growMessage,
  growSession,
  importedMessages,
  type ImportedSession,
  importOrigin,
  type KnownMessage,
  insertImportedSession,
  nextOrdinal,
  noteExtendedSession,
  retitleImported,
  setActive,
  storedBytes,
} from '../store/imported.ts';
import { NO_COUNTS } from '../store/imports.ts';
import { reviveImport } from '../store/undone-import.ts';
import { type IndexedMessage, indexMessages } from '../store/message-index.ts';
import { insertMessage, type NewMessage, storedParts } from '../store/messages.ts';
import { registerAgent } from '../store/agents.ts';
import type { Transaction } from '../store/store.ts';
import { BundleWriter } from './bundle-writer.ts';
import { CopiedHistory } from './copied-history.ts';
import { addKnowledge } from './knowledge-writer.ts';
import { addRelation } from './relation-writer.ts';
import type { SourceItem, SourceMessage, SourceSession } from './source-record.ts';

type SessionState = {
  pk: number;
  id: string;
  title: string;
  messages: Map<string, KnownMessage>;
  extendsOther: boolean;
  noted: boolean;
};

/** What a run of an import carries from batch to batch. */
export type ImportWriter = Readonly<{
  counts: ImportCounts;
  /** The first problems: of the source, and of what is here already. */
  problems: readonly ImportProblem[];
  /** Writes items in the open transaction. */
  write(transaction: Transaction, items: readonly SourceItem[]): void;
}>;

type Options = Readonly<{
  /** It goes on for long: each time a session grows is noted. */
  live?: boolean;
  importId: string;
  importPk: number;
  userId: string;
  client: string;
  reviveUndone: boolean;
  /** What is made up: see `BundleOptions`. */
  givesWay: boolean;
  newId: NewId;
  analyse: (text: string) => string;
}>;

/** With the messages that search does not know yet. */
type Run = Options & Readonly<{ unindexed: IndexedMessage[] }>;

/** How many sessions' messages are remembered; older ones are read again if their source returns to them. */
const REMEMBERED = 64;
const KEPT_PROBLEMS = 100;

/** Makes the writing side of an import: knows what is here already, adds only what is new. */
export function createImportWriter(options: Options): ImportWriter {
  const run: Run = { ...options, unindexed: [] };
  const counts: ImportCounts = { ...NO_COUNTS };
  const problems: ImportProblem[] = [];
  const note = noteInto(counts, problems);
  const sessions = followSessions(run, counts);
  const bundle = new BundleWriter({
    ...options,
    counts,
    note,
    added: ({ pk, text }) => void run.unindexed.push({ pk, searchText: run.analyse(text) }),
  });
  const writeItem = (transaction: Transaction, item: SourceItem): void => {
    if (item.kind === 'problem') note(item.problem);
    if (item.kind === 'record') bundle.add(transaction, item.record);
    if (item.kind === 'knowledge') note(addKnowledge(transaction, run, counts, item.knowledge));
    if (item.kind === 'relation') addRelation(transaction, run, counts, item.relation);
    if (item.kind === 'session') {
      const state = sessions.announce(transaction, item.session);
      if (state) retitle(transaction, run, state, item.session);
    }
    if (item.kind === 'messages') {
      counts.messages += item.messages.length;
      const own = sessions.ownMessages(item.sessionExternalId, item.messages, note);
      counts.knownMessages += item.messages.length - own.length;
      const state = own.length === 0 ? null : sessions.stateOf(transaction, item.sessionExternalId);
      if (state) addMessages(transaction, run, counts, state, own);
    }
  };
  return {
    counts,
    problems,
    write(transaction, items) {
      for (const item of items) writeItem(transaction, item);
      bundle.flush(transaction);
      indexNew(transaction.db, run.unindexed);
    },
  };
}

/** Keeps what is known of the sessions a source speaks of; null is one that lies in Trash or was forgotten. */
function followSessions(run: Run, counts: ImportCounts) {
  const states = new Map<string, SessionState | null>();
  const announced = new Map<string, SourceSession>();
  const seen = new Set<string>();
  const copied = new CopiedHistory();
  const stateOf = (transaction: Transaction, externalId: string): SessionState | null => {
    const known = states.get(externalId);
    if (known !== undefined) return known;
    const session = announced.get(externalId);
    if (!session) throw new Error('An adapter gave messages of a session it did not announce');
    const state = openSession(transaction, run, counts, session, seen.has(externalId));
    seen.add(externalId);
    if (states.size >= REMEMBERED) {
      const oldest = states.keys().next().value;
      if (oldest !== undefined) states.delete(oldest);
    }
    states.set(externalId, state);
    return state;
  };
  return {
    stateOf,
    announce(transaction: Transaction, session: SourceSession): SessionState | null {
      if (!announced.has(session.externalId)) counts.sessions += 1;
      announced.set(session.externalId, session);
      // Of a copy it is not known yet whether it has anything of its own.
      const copy = copied.announce(transaction.db, session) && !states.has(session.externalId);
      return copy ? null : stateOf(transaction, session.externalId);
    },
    /** The messages that are not in another session already. */
    ownMessages(
      externalId: string,
      messages: readonly SourceMessage[],
      note: (problem: ImportProblem | null) => void,
    ): readonly SourceMessage[] {
      const own = copied.without(externalId, messages);
      if (own.length < messages.length) note(copied.problemOf(externalId));
      return own;
    },
  };
}

/** Makes what counts problems and keeps the first of them; null is none. */
function noteInto(counts: ImportCounts, problems: ImportProblem[]): (problem: ImportProblem | null) => void {
  return (problem) => {
    if (problem === null) return;
    counts.problems += 1;
    if (problems.length < KEPT_PROBLEMS) problems.push(problem);
  };
}

/** Finds or adds a session. Null: it lies in Trash or was forgotten, and stays so. */
function openSession(
  transaction: Transaction,
  options: Options,
  counts: ImportCounts,
  session: SourceSession,
  again: boolean,
): SessionState | null {
  const { db } = transaction;
  let known = findImported(db, session.source, session.externalId);
  if (known !== 'forgotten' && known?.undoneImportId && options.reviveUndone) {
    reviveImport(transaction, known.undoneImportId, options.analyse);
    known = findImported(db, session.source, session.externalId);
  }
  if (known === 'forgotten' || known?.deleted) {
    if (!again) counts.inTrash += 1;
    return null;
  }
  if (known) {
    const own = known.importId === options.importId && options.live !== true;
    return { ...known, messages: importedMessages(db, known.pk), extendsOther: !own, noted: false };
  }
  counts.addedSessions += 1;
  const id = options.newId();
  const pk = insertImportedSession(transaction, id, sessionFields(transaction, options, session));
  return {
    pk,
    id,
    title: session.title,
    messages: new Map(),
    extendsOther: false,
    noted: false,
  };
}

function sessionFields(transaction: Transaction, options: Options, session: SourceSession): ImportedSession {
  return {
    userId: options.userId,
    agentId: session.agentName === null ? null : registerAgent(transaction, options.newId, session.agentName),
    parentExternalId: session.parentExternalId,
    title: session.title,
    startedAt: session.startedAt,
    lastActive: session.startedAt ?? transaction.stamp.at,
    source: session.source,
    externalId: session.externalId,
    model: session.model,
    project: session.project,
    importId: options.importId,
    searchText: options.analyse(`${session.title}\n${session.project ?? ''}`),
  };
}

function retitle(
  transaction: Transaction,
  options: Options,
  state: SessionState,
  session: SourceSession,
): void {
  if (session.title === state.title || session.title === '') return;
  const known = { id: state.id, title: state.title, isNew: !state.extendsOther };
  if (retitleImported(transaction, known, session.title, options.analyse)) state.title = session.title;
}

function addMessages(
  transaction: Transaction,
  run: Run,
  counts: ImportCounts,
  state: SessionState,
  messages: readonly SourceMessage[],
): void {
  const { db, stamp } = transaction;
  const growth: Growth = { active: 0, firstAt: null, lastAt: null, model: null };
  let ordinal = nextOrdinal(db, state.pk);
  for (const message of messages) {
    const known = state.messages.get(message.externalId);
    if (known) {
      counts.knownMessages += 1;
      meetAgain(transaction, run, state, known, message);
      continue;
    }
    noteOnce(transaction, state);
    const row = toNewMessage(run, state, message, ordinal);
    const pk = insertMessage(db, row, importOrigin(run.client), stamp.at);
    run.unindexed.push({ pk, searchText: message.searchText ?? run.analyse(row.text) });
    state.messages.set(message.externalId, { pk, active: row.active, bytes: null });
    ordinal += 1;
    counts.addedMessages += 1;
    extend(growth, message);
  }
  growSession(db, state.pk, growth);
}

/**
 * Makes the new messages findable, all of a batch one after another: any other statement that changes several rows makes
 * FTS5 write out what it gathered, and it is slow with many small pieces (sqlite.org/src, ext/fts5/fts5_main.c,
 * fts5SavepointMethod).
 */
function indexNew(db: WriteDb, unindexed: IndexedMessage[]): void {
  indexMessages(db, unindexed.splice(0));
}

type Growth = { active: number; firstAt: number | null; lastAt: number | null; model: string | null };

function extend(growth: Growth, { active, sentAt, model }: SourceMessage): void {
  if (active) growth.active += 1;
  growth.model = model ?? growth.model;
  if (sentAt === null) return;
  growth.firstAt = Math.min(growth.firstAt ?? sentAt, sentAt);
  growth.lastAt = Math.max(growth.lastAt ?? sentAt, sentAt);
}

/** A message that is here already may have moved to another branch, or say more than it did. */
function meetAgain(
  transaction: Transaction,
  run: Run,
  state: SessionState,
  known: KnownMessage,
  message: SourceMessage,
): void {
  if (known.active !== message.active) setActive(transaction, known.pk, message.active);
  known.active = message.active;
  const text = textOfParts(message.parts);
  const parts = storedParts(message.parts, text);
  const bytes = Buffer.byteLength(parts ?? text);
  known.bytes ??= storedBytes(transaction.db, known.pk);
  if (bytes <= known.bytes) return;
  noteOnce(transaction, state);
  indexNew(transaction.db, run.unindexed); // its search row is replaced, so it must be there
  const { at } = transaction.stamp;
  growMessage(transaction, known.pk, {
    parts,
    text,
    searchText: message.searchText ?? run.analyse(text),
    tokens: message.tokens,
    at,
  });
  known.bytes = bytes;
}

/** Notes once that a session which was here before this import grew. */
function noteOnce(transaction: Transaction, state: SessionState): void {
  if (!state.extendsOther || state.noted) return;
  noteExtendedSession(transaction, state.id);
  state.noted = true;
}

function toNewMessage(
  options: Options,
  state: SessionState,
  message: SourceMessage,
  ordinal: number,
): NewMessage {
  const text = textOfParts(message.parts);
  const parent = message.parentExternalId === null ? undefined : state.messages.get(message.parentExternalId);
  return {
    id: options.newId(),
    sessionPk: state.pk,
    parentPk: parent?.pk ?? null,
    ordinal,
    active: message.active,
    role: message.role,
    parts: message.parts,
    text,
    tokens: message.tokens,
    model: message.model,
    sentAt: message.sentAt,
    externalId: message.externalId,
    importPk: options.importPk,
  };
}
