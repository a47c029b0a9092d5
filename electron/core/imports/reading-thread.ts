import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toWire } from '../../../shared/errors.ts';
import { textOfParts } from '../../../shared/message-text.ts';
import { createAnalyser } from '../retrieval/analyse.ts';
import { openReader } from '../store/database.ts';
import { findImported } from '../store/imported.ts';
import { openImportSource } from './source.ts';
import { SearchTextBlocks } from './search-text-blocks.ts';
import type { SourceItem } from './source-record.ts';
import type { ReadingReport, ReadingTask, ReadingWord } from './threaded-source.ts';

/** Reads a source for threaded-source.ts, which starts it, and analyses what is new of it. */
if (parentPort === null) throw new Error('reading-thread.ts runs as a thread only.');
const port = parentPort;

/** So many messages are given at once, or what there is after so long. */
const AT_ONCE = 400;
const AT_LEAST_EVERY_MS = 50;
/** How often it gives before it waits for the first to be taken. */
const AHEAD = 10;

const stop = new AbortController();
const given = { open: 0 };
port.on('message', (word: ReadingWord) => {
  if (word === 'stop') stop.abort(new AppError('cancelled', 'It was cancelled.'));
  else given.open -= 1;
});
try {
  await readAll(workerData as ReadingTask); // of threaded-source.ts, and nothing else
  report({ ended: { ok: true, value: null } });
} catch (error) {
  // What was not foreseen ends the thread: whoever started it hears where it came from.
  if (!(error instanceof AppError)) throw error;
  report({ ended: toWire(error) });
} finally {
  port.close();
}

async function readAll({ memory, place, format, scratch, ignoreDamage }: ReadingTask): Promise<void> {
  const { signal } = stop;
  const blocks = new SearchTextBlocks(createAnalyser().writeSearchText);
  const prepare = createPreparer(memory, blocks);
  const source = await openImportSource(place, format, scratch, signal);
  let items: SourceItem[] = [];
  let size = 0;
  let givenAt = performance.now();
  const give = async (): Promise<void> => {
    report({ items }, blocks.take());
    items = [];
    size = 0;
    given.open += 1;
    while (given.open >= AHEAD && !signal.aborted) await once(port, 'message');
    signal.throwIfAborted();
    givenAt = performance.now();
  };
  for await (const item of source.read({ signal, ignoreDamage })) {
    prepare(item);
    items.push(item);
    size += item.kind === 'messages' ? item.messages.length : 1;
    if (size >= AT_ONCE || performance.now() - givenAt >= AT_LEAST_EVERY_MS) await give();
  }
  await give();
}

/**
 * Makes what analyses the messages of new sessions. Of sessions that are here already most messages are known: what is new
 * of them is left to whoever writes it.
 */
function createPreparer(memory: string, blocks: SearchTextBlocks): (item: SourceItem) => void {
  const db = openReader(memory);
  const fresh = new Set<string>();
  return (item) => {
    if (item.kind === 'session') {
      const { source, externalId } = item.session;
      if (findImported(db, source, externalId) === undefined) fresh.add(externalId);
    }
    if (item.kind !== 'messages' || !fresh.has(item.sessionExternalId)) return;
    for (const message of item.messages) message.searchText = blocks.add(textOfParts(message.parts));
  };
}

/** `blocks` are handed over, not copied. */
function report(message: ReadingReport, blocks: ArrayBuffer[] = []): void {
  port.postMessage(message, blocks);
}
