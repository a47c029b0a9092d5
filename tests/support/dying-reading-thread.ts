/** Begins to read like the thread of imports, gives a little of it, and is gone without a word. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { openImportSource } from '../../electron/core/imports/source.ts';
import type { ReadingReport, ReadingTask } from '../../electron/core/imports/threaded-source.ts';

const { place, format, scratch } = workerData as ReadingTask; // threaded-source.ts starts it
const { signal } = new AbortController();
const source = await openImportSource(place, format, scratch, signal);
let given = 0;
for await (const item of source.read({ signal })) {
  const report: ReadingReport = { items: [item] };
  parentPort?.postMessage(report);
  if (parentPort !== null) await once(parentPort, 'message');
  given += item.kind === 'messages' ? item.messages.length : 0;
  if (given > 300) process.exit(1);
}
