import type { FileHandle } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Part } from '../../../shared/entities/message.ts';
import { AppError } from '../../../shared/errors.ts';
import { modelOf, TranscriptIndexer } from './claude-code-index.ts';
import type { IndexedMessage, TranscriptIndex } from './claude-code-index.ts';
import { partsOfSaid, saidIn, TranscriptRecord } from './claude-code-record.ts';
import { readJsonRecords, readRecordAt } from './json-records.ts';
import { MessageBatch } from './message-batch.ts';
import { openSource } from './source-blocks.ts';
import type { Adapter, ReadOptions, Sample, SourceItem, SourceMessage } from './source-record.ts';
import { timeOf } from './source-text.ts';

/** Kinds of lines a transcript may begin with that carry no id of their own. */
const BARE_LINES: ReadonlyMap<string, string> = new Map([
  ['summary', 'leafUuid'],
  ['file-history-snapshot', 'snapshot'],
  ['queue-operation', 'operation'],
  ['custom-title', 'customTitle'],
  ['agent-name', 'agentName'],
  ['ai-title', 'aiTitle'],
]);

const Line = z.object({ type: z.string(), uuid: z.string(), sessionId: z.string() });
const BareLine = z.looseObject({ type: z.string() });

/**
 * Reads one transcript of Claude Code: a conversation, with the sub-agents that are written into it.
 *
 * It reads the file twice: which messages lie on the branch the conversation went on with, and which records make
 * up one answer, is known only at its end.
 */
export const claudeCode: Adapter = { format: 'claude-code', recognises, read: readTranscript };

function recognises(sample: Sample): boolean {
  if (sample.records.length === 0) {
    return ['type', 'sessionId', 'uuid'].every((key) =>
      new RegExp(`(?<!\\\\)"${key}"\\s*:`).test(sample.text),
    );
  }
  return sample.records.some((record) => {
    if (Line.safeParse(record).success) return true;
    const bare = BareLine.safeParse(record);
    const key = bare.success ? BARE_LINES.get(bare.data.type) : undefined;
    return key !== undefined && bare.data !== undefined && key in bare.data;
  });
}

async function* readTranscript(file: string, { signal }: ReadOptions): AsyncGenerator<SourceItem> {
  const handle = await openSource(file);
  try {
    // A session may be going on: what is written from now on is left for another time.
    const { size } = await handle.stat();
    const options = { signal, size, layout: 'lines' as const };
    const indexer = new TranscriptIndexer();
    for await (const chunk of readJsonRecords(file, options)) {
      for (const { problem, unfinished } of chunk.damaged) {
        if (!unfinished) yield { kind: 'problem', problem };
      }
      for (const { value, line, byte, length } of chunk.records) {
        const record = TranscriptRecord.safeParse(value);
        indexer.add(record.success ? record.data : null, { byte, length });
        if (record.success) continue;
        const message = 'This line is not a record of a Claude Code transcript; it was left out.';
        yield { kind: 'problem', problem: { line, byte, message } };
      }
      yield { kind: 'progress', bytes: Math.floor(chunk.bytes / 2) };
    }
    const writer = new TranscriptWriter(indexer.finish(), handle);
    for await (const chunk of readJsonRecords(file, options)) {
      for (const { value } of chunk.records) yield* await writer.write(value);
      yield { kind: 'progress', bytes: Math.floor((size + chunk.bytes) / 2) };
    }
    yield* writer.finish();
  } finally {
    await handle.close();
  }
}

/** Gives the messages of a transcript in order, by what the first pass told. */
class TranscriptWriter {
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
    if (indexed === undefined) return [];
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
