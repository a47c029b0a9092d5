import type { FileHandle } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Part } from '../../../shared/entities/message.ts';
import { AppError } from '../../../shared/errors.ts';
import { modelOf } from './claude-code-index.ts';
import type { IndexedMessage, TranscriptIndex } from './claude-code-index.ts';
import { partsOfSaid, saidIn, TranscriptRecord } from './claude-code-record.ts';
import { readRecordAt } from './json-records.ts';
import { MessageBatch } from './message-batch.ts';
import type { SourceItem, SourceMessage } from './source-record.ts';
import { timeOf } from './source-text.ts';

/** Gives the messages of a transcript in order, by what the first pass told. */
export class TranscriptWriter {
  readonly #index: TranscriptIndex;
  readonly #handle: FileHandle;
  readonly #batch = new MessageBatch();
  readonly #begun = new Set<number>();
  #ordinal = 0;

  constructor(index: TranscriptIndex, handle: FileHandle) {
    this.#index = index;
    this.#handle = handle;
  }

  async write(value: unknown): Promise<SourceItem[]> {
    const indexed = this.#index.messages[this.#index.begins[this.#ordinal] ?? -1];
    this.#ordinal += 1;
    return indexed === undefined ? [] : this.give(indexed, value);
  }

  /** Gives a message, from the record it begins with and those that are read again for it. */
  async give(indexed: IndexedMessage, value: unknown): Promise<SourceItem[]> {
    const records = [TranscriptRecord.parse(value)];
    for (const place of indexed.more) {
      // One at a time: the records of an answer may be large.
      records.push(TranscriptRecord.parse(await readRecordAt(this.#handle, place)));
    }
    const message = this.#messageOf(indexed, records);
    const session = this.#index.sessions[indexed.session];
    if (session === undefined) return [];
    const begins = !this.#begun.has(indexed.session);
    this.#begun.add(indexed.session);
    const batches = this.#batch.add(session.externalId, message, bytesOf(message));
    return begins ? [{ kind: 'session', session }, ...batches] : batches;
  }

  finish(): SourceItem[] {
    return this.#batch.take();
  }

  #messageOf(indexed: IndexedMessage, records: readonly TranscriptRecord[]): SourceMessage {
    const [first] = records;
    if (first === undefined || (first.uuid ?? indexed.id) !== indexed.id) {
      throw new AppError(
        'conflict',
        'The file was changed while it was read. Nothing of it was kept; try again.',
      );
    }
    const usage = records.findLast((record) => (record.message?.usage ?? null) !== null)?.message?.usage;
    return {
      externalId: indexed.id,
      parentExternalId: this.#index.messages[indexed.parent]?.id ?? null,
      role: indexed.role,
      parts: mergeBlocks(records.flatMap((record) => saidIn(record)?.blocks ?? [])),
      model: indexed.role === 'assistant' ? modelOf(first) : null,
      tokens: indexed.role === 'assistant' ? (usage?.output_tokens ?? null) : null,
      sentAt: timeOf(first.timestamp),
      active: indexed.active,
    };
  }
}

const Growing = z.object({
  type: z.string(),
  id: z.string().optional(),
  text: z.string().optional(),
  thinking: z.string().optional(),
});
type Growing = z.infer<typeof Growing>;

/** Puts the blocks of one answer together: repeated ones once, and of a growing one what it came to. */
function mergeBlocks(blocks: readonly unknown[]): Part[] {
  const kept: { block: unknown; growing: Growing | undefined }[] = [];
  for (const block of blocks) {
    if (kept.some((earlier) => isDeepStrictEqual(earlier.block, block))) continue;
    const growing = Growing.safeParse(block).data;
    const grown = kept.findIndex(
      (earlier, index) =>
        isSameCall(earlier.growing, growing) ||
        (index === kept.length - 1 && growsInto(earlier.growing, growing)),
    );
    if (grown === -1) kept.push({ block, growing });
    else kept[grown] = { block, growing };
  }
  return kept.flatMap(({ block }) => partsOfSaid(block));
}

function isSameCall(earlier: Growing | undefined, later: Growing | undefined): boolean {
  return earlier?.type === 'tool_use' && later?.type === 'tool_use' && earlier.id === later.id;
}

/** Whether a text is the one before it, written again when more of it had come. */
function growsInto(earlier: Growing | undefined, later: Growing | undefined): boolean {
  if (earlier === undefined || earlier.type !== later?.type) return false;
  const before = earlier.text ?? earlier.thinking;
  const after = later.text ?? later.thinking;
  return before !== undefined && after?.startsWith(before) === true;
}

/** About how many bytes a message takes. */
function bytesOf(message: SourceMessage): number {
  return message.parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 500), 200);
}
