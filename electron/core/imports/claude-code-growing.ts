import type { FileHandle } from 'node:fs/promises';
import { TranscriptIndexer } from './claude-code-index.ts';
import { TranscriptWriter } from './claude-code-messages.ts';
import { TranscriptRecord } from './claude-code-record.ts';
import { readJsonRecords, readRecordAt } from './json-records.ts';
import { openSource, readFully } from './source-blocks.ts';
import type { ReadOptions, SourceItem } from './source-record.ts';

/** How long the beginning is that a file is known again by, in bytes. */
const HEAD_BYTES = 1024;

/**
 * Reads a transcript again and again as it grows, each time only what was added, and gives what that changed: new
 * messages, answers that were gone on with, messages that are on another branch by now.
 */
export class GrowingTranscript {
  #indexer = new TranscriptIndexer();
  #offset = 0;
  #head = Buffer.alloc(0);
  /** What was given of each message and each session. */
  #given: string[] = [];
  #titles: string[] = [];

  async *read(file: string, { signal }: ReadOptions): AsyncGenerator<SourceItem> {
    const handle = await openSource(file);
    try {
      const { size } = await handle.stat();
      await this.#beginAgainUnlessSame(handle, size);
      yield* this.#readOn(file, size, signal);
      const index = this.#indexer.finish();
      const writer = new TranscriptWriter(index, handle);
      for (const [number, message] of index.messages.entries()) {
        const state = `${message.active} ${message.more.length}`;
        if (this.#given[number] === state) continue;
        yield* await writer.give(message, await readRecordAt(handle, message.first));
        this.#given[number] = state;
      }
      yield* writer.finish();
      for (const [number, session] of index.sessions.entries()) {
        if (this.#titles[number] !== session.title) yield { kind: 'session', session };
        this.#titles[number] = session.title;
      }
    } finally {
      await handle.close();
    }
  }

  /** A file that begins otherwise than it did, or is shorter, is another one. */
  async #beginAgainUnlessSame(handle: FileHandle, size: number): Promise<void> {
    const head = await readFully(handle, Buffer.alloc(HEAD_BYTES), 0, size);
    if (size < this.#offset || !head.subarray(0, this.#head.length).equals(this.#head)) {
      this.#indexer = new TranscriptIndexer();
      this.#offset = 0;
      this.#given = [];
      this.#titles = [];
    }
    this.#head = Buffer.from(head);
  }

  async *#readOn(file: string, size: number, signal: AbortSignal): AsyncGenerator<SourceItem> {
    let end = size;
    const options = { signal, size, from: this.#offset, layout: 'lines' as const };
    for await (const chunk of readJsonRecords(file, options)) {
      for (const { problem, unfinished } of chunk.damaged) {
        if (unfinished) end = problem.byte;
        else yield { kind: 'problem', problem: { ...problem, line: null } };
      }
      for (const { value, byte, length } of chunk.records) {
        const record = TranscriptRecord.safeParse(value);
        this.#indexer.add(record.success ? record.data : null, { byte, length });
      }
    }
    this.#offset = end;
  }
}
