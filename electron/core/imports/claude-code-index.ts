import { firstTextOf, saidIn } from './claude-code-record.ts';
import type { Said, TranscriptRecord } from './claude-code-record.ts';
import { TranscriptTitles } from './claude-code-titles.ts';
import type { SourceSession } from './source-record.ts';
import { timeOf, titleOf } from './source-text.ts';

/** How many records, and how many bytes of them, one answer is put together from at most. */
const MAX_MERGED_RECORDS = 200;
const MAX_MERGED_BYTES = 32 * 1024 * 1024;

/** Marks "no message" where a number of a message is expected. */
const NONE = -1;

/** Where a record lies in its file, in bytes. */
type Place = { byte: number; length: number };

/** What one pass over a transcript tells: which records make which messages, and how these hang together. */
export type TranscriptIndex = {
  sessions: readonly SourceSession[];
  /** For each record in order: the number of the message it begins, or -1. */
  begins: readonly number[];
  messages: readonly IndexedMessage[];
};

export type IndexedMessage = {
  id: string;
  session: number;
  parent: number;
  active: boolean;
  role: Said['role'];
  /** The record it begins with. */
  first: Place;
  /** Further records of the same answer of the model. */
  more: Place[];
  /** The answer whose tools this gave results of. */
  answers: number;
  /** The last result of the tools this called, so far. */
  lastResult: number;
  /** Something followed on the results of the tools this called. */
  passed: boolean;
};

type OpenSession = {
  sidechain: boolean;
  agentId: string | null;
  key: string;
  last: number;
  model: string | null;
  project: string | null;
  startedAt: number | null;
  firstText: string;
  firstQuestion: string;
};

type OpenAnswer = { message: number; records: number; bytes: number };

/**
 * Learns how the records of a transcript hang together.
 *
 * One answer of the model comes as several records, one block each, with the results of its tools between them:
 * they are one message here. Records that are no messages pass their parent on. Results of tools called at once all
 * name the call as parent, which would read as branches: they are put one after another. A parent that has not
 * come before (missing, later, a cycle) gives way to the order of the file.
 */
export class TranscriptIndexer {
  readonly #titles = new TranscriptTitles();
  readonly #sessions: OpenSession[] = [];
  readonly #sessionNumbers = new Map<string, number>();
  readonly #messages: IndexedMessage[] = [];
  readonly #begins: number[] = [];
  /** For each record by its id: its message, or that of the nearest record before it on its path. */
  readonly #messageOf = new Map<string, number>();
  readonly #answers = new Map<string, OpenAnswer>();
  readonly #sidechainOf = new Map<string, string>();
  #sessionId: string | null = null;

  /** Takes the next record; null for a line that is no record of a transcript. */
  add(record: TranscriptRecord | null, place: Place): void {
    this.#begins.push(NONE);
    if (record === null) return;
    this.#sessionId ??= record.sessionId ?? null;
    this.#titles.add(record);
    if (typeof record.uuid === 'string' && this.#messageOf.has(record.uuid)) return;
    const said = saidIn(record);
    if (said === null && typeof record.uuid !== 'string') return;
    const session = this.#sessionOf(record);
    const message = this.#messageFor(record, said, session, place);
    if (typeof record.uuid === 'string') this.#messageOf.set(record.uuid, message);
  }

  /** Gives what was learned, once every record there is has come. More may come later. */
  finish(): TranscriptIndex {
    for (const message of this.#messages) message.active = false;
    for (const { last } of this.#sessions) {
      for (let at = this.#messages[last]; at !== undefined; at = this.#messages[at.parent]) at.active = true;
    }
    return {
      sessions: this.#sessions.map((session) => this.#describe(session)),
      begins: this.#begins,
      messages: this.#messages,
    };
  }

  /** Gives the number of the message a record belongs to or hangs on. */
  #messageFor(record: TranscriptRecord, said: Said | null, session: number, place: Place): number {
    const parent = this.#parentOf(record, session);
    if (said === null) return parent;
    this.#learn(record, said, session);
    const answerKey = this.#answerKey(record, said, session);
    const answer = answerKey === null ? undefined : this.#answers.get(answerKey);
    if (answer !== undefined && this.#extend(answer, place)) return answer.message;
    const number = this.#begin(record, said, { session, parent, first: place });
    if (answerKey !== null) {
      this.#answers.set(answerKey, { message: number, records: 1, bytes: place.length });
    }
    return number;
  }

  #extend(answer: OpenAnswer, place: Place): boolean {
    answer.records += 1;
    answer.bytes += place.length;
    if (answer.records > MAX_MERGED_RECORDS || answer.bytes > MAX_MERGED_BYTES) return false;
    this.#messages[answer.message]?.more.push(place);
    return true;
  }

  #begin(
    record: TranscriptRecord,
    said: Said,
    at: Pick<IndexedMessage, 'session' | 'parent' | 'first'>,
  ): number {
    const number = this.#messages.length;
    const message: IndexedMessage = {
      id: record.uuid ?? `record:${this.#begins.length}`,
      ...at,
      active: false,
      role: said.role,
      more: [],
      answers: NONE,
      lastResult: NONE,
      passed: false,
    };
    this.#placeAfterResults(message, number);
    this.#messages.push(message);
    this.#begins[this.#begins.length - 1] = number;
    const open = this.#sessions[at.session];
    if (open !== undefined) open.last = number;
    return number;
  }

  /** Puts results of tools called at once, and what follows them, one after another. */
  #placeAfterResults(message: IndexedMessage, number: number): void {
    const parent = this.#messages[message.parent];
    if (parent === undefined) return;
    const callNumber = parent.role === 'assistant' ? message.parent : parent.answers;
    const call = this.#messages[callNumber];
    if (call === undefined) return;
    if (message.role !== 'tool') {
      if (call.lastResult !== NONE) message.parent = call.lastResult;
      call.passed = true;
      return;
    }
    message.answers = callNumber;
    if (call.passed) message.parent = this.#sessions[message.session]?.last ?? message.parent;
    else if (call.lastResult !== NONE) message.parent = call.lastResult;
    if (!call.passed) call.lastResult = number;
  }

  #parentOf(record: TranscriptRecord, session: number): number {
    const before = this.#sessions[session]?.last ?? NONE;
    const named = record.parentUuid ?? record.logicalParentUuid ?? null;
    if (named === null) {
      const continues = record.subtype === 'compact_boundary' || record.isCompactSummary === true;
      return continues || typeof record.uuid !== 'string' ? before : NONE;
    }
    const parent = this.#messageOf.get(named);
    if (parent === NONE) return NONE;
    if (parent !== undefined && this.#messages[parent]?.session === session) return parent;
    return before;
  }

  #answerKey(record: TranscriptRecord, said: Said, session: number): string | null {
    const id = record.message?.id ?? null;
    return said.role === 'assistant' && id !== null ? `${session} ${id} ${record.requestId ?? ''}` : null;
  }

  /** The session of a record: the conversation itself, or the sub-agent's it belongs to. */
  #sessionOf(record: TranscriptRecord): number {
    const sidechain = record.isSidechain === true;
    const key = sidechain ? this.#sidechainKey(record) : '';
    const known = this.#sessionNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.#sessions.length;
    this.#sessionNumbers.set(key, number);
    const empty = {
      last: NONE,
      model: null,
      project: null,
      startedAt: null,
      firstText: '',
      firstQuestion: '',
    };
    this.#sessions.push({ ...empty, sidechain, agentId: record.agentId ?? null, key });
    return number;
  }

  /** What tells one sub-agent from another: its id, else the first record of its chain. */
  #sidechainKey(record: TranscriptRecord): string {
    const uuid = record.uuid ?? '';
    const key =
      typeof record.agentId === 'string'
        ? `agent-${record.agentId}`
        : (this.#sidechainOf.get(record.parentUuid ?? '') ?? `sidechain-${uuid}`);
    this.#sidechainOf.set(uuid, key);
    return key;
  }

  #learn(record: TranscriptRecord, said: Said, number: number): void {
    const session = this.#sessions[number];
    if (session === undefined) return;
    session.project ??= record.cwd ?? null;
    session.startedAt ??= timeOf(record.timestamp);
    if (said.role === 'assistant') session.model = modelOf(record) ?? session.model;
    this.#titles.learnCalls(said);
    if (said.role !== 'user' || session.firstQuestion !== '') return;
    const text = firstTextOf(said);
    if (session.firstText === '') session.firstText = text;
    // A command or a note in tags names a conversation worse than its first question does.
    if (!/^\s*([/!<]|\[Request interrupted)/.test(text)) session.firstQuestion = text;
  }

  #describe(session: OpenSession): SourceSession {
    const sessionId = (this.#sessionId ?? `records:${this.#messages[0]?.id ?? ''}`).slice(0, 200);
    const words = titleOf(session.firstQuestion) || titleOf(session.firstText);
    const named = session.sidechain
      ? this.#titles.ofAgent(session.agentId, session.firstText)
      : this.#titles.ofConversation((uuid) => this.#messageOf.has(uuid));
    return {
      externalId: session.sidechain ? `${sessionId}/${session.key.slice(0, 200)}` : sessionId,
      title: named || words || 'Untitled',
      source: 'claude-code',
      agentName: 'Claude Code',
      model: session.model,
      project: session.project?.slice(0, 1000) ?? null,
      parentExternalId: session.sidechain ? sessionId : null,
      startedAt: session.startedAt,
    };
  }
}

/** The model of an answer; null for answers the application made up itself. */
export function modelOf(record: TranscriptRecord): string | null {
  const model = record.message?.model ?? null;
  return model === null || model === '' || model === '<synthetic>' ? null : model.slice(0, 200);
}
