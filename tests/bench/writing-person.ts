/** A person who writes a fact every 50 ms, in a process of its own, and says how long each write took. */
import { createClient } from '../../shared/client.ts';
import { CALLER, openCore } from './memory.ts';

const PAUSE_MS = 50;

async function write(): Promise<void> {
  const core = openCore(process.argv[2] ?? '');
  const client = createClient(core.connect(CALLER));
  const stop = new AbortController();
  process.once('message', () => stop.abort());
  for (let count = 0; !stop.signal.aborted; count += 1) {
    const startedAt = performance.now();
    await client.knowledge.add({ category: 'bench person', key: String(count), value: `value ${count}` });
    process.send?.(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await core.close();
  process.disconnect();
}

await write();
