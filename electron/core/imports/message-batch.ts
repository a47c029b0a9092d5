import type { SourceItem, SourceMessage } from './source-record.ts';

/** How many messages, and how many bytes of them, are handed on at once. */
const MAX_MESSAGES = 200;
const MAX_BYTES = 1024 * 1024;

/** Gathers the messages of sessions into batches that are small enough to hold in memory. */
export class MessageBatch {
  #session = '';
  #messages: SourceMessage[] = [];
  #bytes = 0;

  /** Adds a message of about so many bytes; gives the batch that is full, if one is. */
  add(session: string, message: SourceMessage, bytes: number): SourceItem[] {
    const before = session === this.#session ? [] : this.take();
    this.#session = session;
    this.#messages.push(message);
    this.#bytes += bytes;
    const full = this.#messages.length >= MAX_MESSAGES || this.#bytes >= MAX_BYTES;
    return full ? [...before, ...this.take()] : before;
  }

  /** Gives what is gathered, and starts anew. */
  take(): SourceItem[] {
    if (this.#messages.length === 0) return [];
    const messages = this.#messages;
    this.#messages = [];
    this.#bytes = 0;
    return [{ kind: 'messages', sessionExternalId: this.#session, messages }];
  }
}
