import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ImportFormat } from '../../../shared/entities/import.ts';
import { AppError, fromWire, type Wire } from '../../../shared/errors.ts';
import type { ImportSource } from './source.ts';
import type { ReadOptions, SourceItem } from './source-record.ts';

/** What the thread reads, and the memory it is read into. */
export type ReadingTask = Readonly<{
  memory: string;
  place: string;
  format: ImportFormat;
  scratch: string;
  ignoreDamage: boolean;
}>;

/** What the thread gives: the next items, and in the end how it went. */
export type ReadingReport = Readonly<{ items: readonly SourceItem[] } | { ended: Wire }>;

/** What the thread is told: that items were taken, or that no more are wanted. */
export type ReadingWord = 'taken' | 'stop';

/** Starting a thread takes as long as reading and analysing so many bytes. */
const WORTH_A_THREAD = 2 * 1024 * 1024;
/** A small space for what is new keeps the thread from holding on to what it gave away; the longest record takes a third of the rest. */
const HEAP = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1024 };
/** How long a thread that is told to stop may take: the longest record is parsed in about a second. */
const STOP_MS = 5000;

/**
 * A source that is read in a thread of its own, which also analyses the messages of sessions that are not here yet: reading
 * and writing then take a processor each. A small source is read here, and any where there is no program for that.
 */
export function inThread(
  program: URL | undefined,
  source: ImportSource,
  task: Omit<ReadingTask, 'format' | 'ignoreDamage'>,
): ImportSource {
  if (program === undefined || source.bytes < WORTH_A_THREAD) return source;
  return {
    ...source,
    read: ({ signal, ignoreDamage = false }) =>
      readInThread(program, { ...task, format: source.format, ignoreDamage }, signal),
  };
}

/** Throws what reading throws, the reason of the signal, and `unavailable` where the thread dies. */
async function* readInThread(
  program: URL,
  task: ReadingTask,
  signal: ReadOptions['signal'],
): AsyncGenerator<SourceItem> {
  const thread = new Worker(program, { workerData: task, name: 'mneme reading', resourceLimits: HEAP });
  const exited = new Promise((resolve) => thread.once('exit', resolve));
  thread.on('error', () => undefined); // what nobody waits for any more
  try {
    for await (const [report] of reportsOf(thread, signal)) {
      if ('ended' in report) {
        fromWire(report.ended);
        return;
      }
      yield* report.items;
      say(thread, 'taken');
    }
  } catch (error) {
    signal.throwIfAborted();
    throw isOutOfMemory(error) ? died() : error;
  } finally {
    say(thread, 'stop');
    const patience = setTimeout(() => void thread.terminate(), STOP_MS);
    await exited;
    clearTimeout(patience);
  }
  throw died();
}

function reportsOf(thread: Worker, signal: AbortSignal): AsyncIterable<[ReadingReport]> {
  return on(thread, 'message', { signal, close: ['exit'] }) as AsyncIterable<[ReadingReport]>; // reading-thread.ts says nothing else
}

function say(thread: Worker, word: ReadingWord): void {
  thread.postMessage(word);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function died(): AppError {
  return new AppError(
    'unavailable',
    'The part of Mneme that reads what is imported stopped. What was brought in before is safe. Import the same again: it goes on from there.',
  );
}
