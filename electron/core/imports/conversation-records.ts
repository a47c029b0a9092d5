import type { ConversationHeader, ConversationMessage } from './conversation.ts';
import { ConversationReader } from './conversation.ts';
import { createSessionIds } from './external-ids.ts';
import { readJsonRecords } from './json-records.ts';
import type { JsonRecord } from './json-records.ts';
import type { ReadOptions, SourceItem, SourceSession } from './source-record.ts';

/** How a format without branches writes its conversations. */
type ConversationFormat = {
  source: SourceSession['source'];
  /** A record that is a conversation; null for any other. */
  conversationOf(value: unknown): { header: ConversationHeader; messages: unknown[] } | null;
  /** A message; null for any other value. */
  messageOf(value: unknown): ConversationMessage | null;
};

/**
 * Reads a file of linear conversations.
 *
 * A record is a conversation, a list of conversations, a list of messages (one conversation), or a message by
 * itself: messages that stand in one list or follow each other as lines are one conversation, read as it comes.
 */
export async function* readConversations(
  file: string,
  options: ReadOptions,
  format: ConversationFormat,
): AsyncGenerator<SourceItem> {
  const reader = new RecordReader(format);
  for await (const chunk of readJsonRecords(file, options)) {
    for (const { problem } of chunk.damaged) yield { kind: 'problem', problem };
    for (const record of chunk.records) yield* reader.read(record);
    yield { kind: 'progress', bytes: chunk.bytes };
  }
  yield* reader.finish();
}

class RecordReader {
  readonly #format: ConversationFormat;
  readonly #sessionId = createSessionIds();
  /** The conversation whose messages are records themselves, and the list they stand in. */
  #open: { conversation: ConversationReader; list: number } | null = null;

  constructor(format: ConversationFormat) {
    this.#format = format;
  }

  *read(record: JsonRecord): Generator<SourceItem> {
    const message = this.#format.messageOf(record.value);
    if (message !== null) yield* this.#continue(message, record.list);
    else if (Array.isArray(record.value)) yield* this.#readList(record, record.value);
    else yield* this.#readConversation(record, record.value);
  }

  *finish(): Generator<SourceItem> {
    if (this.#open !== null) yield* this.#open.conversation.finish();
    this.#open = null;
  }

  *#continue(message: ConversationMessage, list: number): Generator<SourceItem> {
    if (this.#open?.list !== list) {
      yield* this.finish();
      this.#open = { conversation: this.#begin(this.#bareHeader()), list };
    }
    yield* this.#open.conversation.add(message);
  }

  *#readList(record: JsonRecord, values: readonly unknown[]): Generator<SourceItem> {
    yield* this.finish();
    if (values.some((value) => this.#format.messageOf(value) !== null)) {
      yield* this.#readMessages(record, this.#bareHeader(), values);
    } else {
      for (const value of values) yield* this.#readConversation(record, value);
    }
  }

  *#readConversation(record: JsonRecord, value: unknown): Generator<SourceItem> {
    const conversation = this.#format.conversationOf(value);
    if (conversation === null) {
      yield problemAt(
        record,
        'This record is not a conversation of the format of this file; it was left out.',
      );
      return;
    }
    yield* this.finish();
    yield* this.#readMessages(record, conversation.header, conversation.messages);
  }

  *#readMessages(
    record: JsonRecord,
    header: ConversationHeader,
    values: readonly unknown[],
  ): Generator<SourceItem> {
    const conversation = this.#begin(header);
    for (const [index, value] of values.entries()) {
      const message = this.#format.messageOf(value);
      if (message === null) {
        yield problemAt(
          record,
          `Message ${index + 1} of this conversation could not be read; it was left out.`,
        );
      }
      yield* conversation.add(message);
    }
    yield* conversation.finish();
  }

  #begin(header: ConversationHeader): ConversationReader {
    return new ConversationReader(header, this.#sessionId);
  }

  #bareHeader(): ConversationHeader {
    return { id: null, title: null, source: this.#format.source, model: null, startedAt: null };
  }
}

function problemAt(record: JsonRecord, message: string): SourceItem {
  return { kind: 'problem', problem: { line: record.line, byte: record.byte, message } };
}
