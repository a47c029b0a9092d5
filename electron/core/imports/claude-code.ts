import { z } from 'zod';
import { GrowingTranscript } from './claude-code-growing.ts';
import { TranscriptIndexer } from './claude-code-index.ts';
import { TranscriptWriter } from './claude-code-messages.ts';
import { TranscriptRecord } from './claude-code-record.ts';
import { readJsonRecords } from './json-records.ts';
import { openSource } from './source-blocks.ts';
import type { Adapter, ReadOptions, Sample, SourceItem } from './source-record.ts';

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
export const claudeCode: Adapter = {
  format: 'claude-code',
  recognises,
  read: readTranscript,
  follow: () => new GrowingTranscript(),
};

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
