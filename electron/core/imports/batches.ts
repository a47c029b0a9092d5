import type { SourceItem, SourceMessage } from './source-record.ts';

/** A batch holds the write lock about so long where others write as well: they wait no longer than that. */
export const SHORT_BATCH_MS = 10;
/** In messages of usual length. A commit costs as much as writing dozens: smaller batches would mostly wait for the disk. */
const SMALLEST_BATCH = 100;
const LARGEST_BATCH = 2000;
const USUAL_LENGTH = 2000;

type Batches = Readonly<{
  /** Writes a batch in a transaction; gives how long that took, without waiting for the disk, in milliseconds. */
  write(batch: readonly SourceItem[]): number;
  /** How long the next may take, in milliseconds: others wait that long for the write lock. */
  longest(): number;
  /** Lets others write before a batch, which they could for so many milliseconds, and throws where it is to stop. */
  pause(freeMs: number): Promise<void>;
  /** Hears how many bytes of the source are dealt with. */
  progress?(bytes: number): void;
}>;

/** Writes what a source gives in batches, each as large as can be written in a moment. */
export async function writeInBatches(items: AsyncIterable<SourceItem>, batches: Batches): Promise<void> {
  let batch: SourceItem[] = [];
  let size = 0;
  let limit = SMALLEST_BATCH;
  let wroteAt = performance.now();
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await batches.pause(performance.now() - wroteAt);
    limit = nextLimit(size, batches.write(batch), batches.longest());
    wroteAt = performance.now();
    batch = [];
    size = 0;
  };
  for await (const item of items) {
    if (item.kind === 'progress') batches.progress?.(item.bytes);
    else if (item.kind === 'messages') {
      for (const part of inPieces(item.messages, limit)) {
        batch.push({ ...item, messages: part });
        size += part.reduce((sum, message) => sum + weightOf(message), 0);
        if (size >= limit) await flush();
      }
    } else {
      batch.push(item);
      size += item.kind === 'knowledge' ? weightOfText(item.knowledge.value.length) : 1;
      if (size >= limit) await flush();
    }
  }
  await flush();
}

/** How much the next batch takes, from what this one took to write; waiting for the disk does not count. */
function nextLimit(size: number, took: number, longest: number): number {
  const fitting = Math.round((size * longest) / Math.max(1, took));
  return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, fitting));
}

/** How many messages of usual length a message counts for. */
function weightOf({ parts }: SourceMessage): number {
  return weightOfText(parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0));
}

function weightOfText(length: number): number {
  return 1 + Math.floor(length / USUAL_LENGTH);
}

function inPieces<T>(items: readonly T[], length: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += length) pieces.push(items.slice(start, start + length));
  return pieces;
}
