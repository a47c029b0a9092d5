import type { Part, Role } from '../../../shared/entities/message.ts';
import { fingerprint } from './external-ids.ts';
import { MessageBatch } from './message-batch.ts';
import type { SourceItem, SourceMessage, SourceSession } from './source-record.ts';
import { cutText, titleOf } from './source-text.ts';

/** A message of a linear conversation, before it has its place. */
export type ConversationMessage = {
  /** Its id in the source, if it has one. */
  id: string | null;
  /** What it is known again by: its role and content, written canonically. */
  identity: string;
  role: Role;
  parts: Part[];
  model: string | null;
  sentAt: number | null;
};

/** What a source says of a conversation as a whole. */
export type ConversationHeader = {
  id: string | null;
  title: string | null;
  source: SourceSession['source'];
  model: string | null;
  startedAt: number | null;
};

/** How many messages a beginning has at most; it ends earlier, with the first user message. */
const MAX_BEGINNING = 10;

/** Turns the messages of one linear conversation into items, without holding the conversation. */
export class ConversationReader {
  readonly #header: ConversationHeader;
  readonly #sessionId: (id: string | null, beginning: string) => string;
  readonly #batch = new MessageBatch();
  readonly #ids = new Set<string>();
  #beginning: ConversationMessage[] = [];
  #externalId: string | null = null;
  #last: string | null = null;
  #ordinal = 0;

  constructor(header: ConversationHeader, sessionId: (id: string | null, beginning: string) => string) {
    this.#header = header;
    this.#sessionId = sessionId;
  }

  /** Takes the next message; null for one that could not be read, which keeps its place. */
  add(message: ConversationMessage | null): SourceItem[] {
    if (message === null) {
      this.#ordinal += 1;
      return [];
    }
    if (this.#externalId !== null) return this.#place(message, this.#externalId);
    this.#beginning.push(message);
    return message.role === 'user' || this.#beginning.length >= MAX_BEGINNING ? this.#start() : [];
  }

  /** Gives what is left at the end of the conversation. */
  finish(): SourceItem[] {
    const rest = this.#externalId === null && this.#beginning.length > 0 ? this.#start() : [];
    return [...rest, ...this.#batch.take()];
  }

  #start(): SourceItem[] {
    const beginning = this.#beginning;
    this.#beginning = [];
    const identity = beginning.map((message) => message.identity).join('\n');
    const externalId = this.#sessionId(this.#header.id, identity);
    this.#externalId = externalId;
    const session: SourceSession = {
      externalId,
      title: this.#title(beginning),
      source: this.#header.source,
      agentName: null,
      model: this.#header.model ?? beginning.find((message) => message.model !== null)?.model ?? null,
      project: null,
      parentExternalId: null,
      startedAt: this.#header.startedAt ?? beginning[0]?.sentAt ?? null,
    };
    return [
      { kind: 'session', session },
      ...beginning.flatMap((message) => this.#place(message, externalId)),
    ];
  }

  #title(beginning: readonly ConversationMessage[]): string {
    const given = this.#header.title?.toWellFormed().replaceAll('\0', '').trim() ?? '';
    if (given !== '') return cutText(given, 500);
    const user = beginning.find((message) => message.role === 'user');
    return titleOfMessage(user) || beginning.map(titleOfMessage).find((title) => title !== '') || 'Untitled';
  }

  #place(message: ConversationMessage, session: string): SourceItem[] {
    const own = message.id === null || this.#ids.has(message.id) ? null : message.id;
    if (own !== null) this.#ids.add(own);
    const externalId = own ?? `${this.#ordinal}:${fingerprint(message.identity)}`;
    const placed: SourceMessage = {
      externalId,
      parentExternalId: this.#last,
      role: message.role,
      parts: message.parts,
      model: message.model,
      tokens: null,
      sentAt: message.sentAt,
      active: true,
    };
    this.#ordinal += 1;
    this.#last = externalId;
    return this.#batch.add(session, placed, message.identity.length);
  }
}

function titleOfMessage(message: ConversationMessage | undefined): string {
  const text = message?.parts.find((part) => part.type === 'text');
  return text === undefined ? '' : titleOf(text.text);
}
