import { v7 } from 'uuid';
import { createAgentCache } from '../../electron/core/agents/cache.ts';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { registerAgent } from '../../electron/core/store/agents.ts';
import { insertMemory, listMemories, type MemoryList } from '../../electron/core/store/memories.ts';
import { openStore, type Store } from '../../electron/core/store/store.ts';
import { createClient } from '../../shared/client.ts';
import { MemoryType } from '../../shared/entities/memory.ts';
import { Settings } from '../../shared/entities/settings.ts';
import { seededRandom, writeFact } from './corpus.ts';
import { CALLER, makeFolder, openCore } from './memory.ts';
import { percentile, printTable, readNumber, timeCalls } from './report.ts';

const AT_ONCE = 2000;
const AGENT = 'bench agent';

/** How long an agent's memories take to read from memory against from the store, and recalling among them. */
async function main(): Promise<void> {
  const memories = readNumber('size', 100_000, 2000);
  const home = makeFolder();
  const store = openStore({ home, saveFirst: () => {} });
  const agentId = fill(store, memories);
  const cache = createAgentCache(store.read);
  const rows: string[][] = [];
  for (const limit of [1, 50, 200]) {
    const list = pageOf(agentId, limit);
    const fromStore = await measure(() => listMemories(store.read, list));
    const held = await measure(() => cache.list(list));
    const ratio = percentile(fromStore, 50) / percentile(held, 50);
    rows.push([`list of ${limit}`, show(fromStore), show(held), `${ratio.toFixed(0)} ×`]);
  }
  store.close();
  const core = openCore(home);
  const agent = createClient(core.connect({ actor: 'agent', door: 'agent', client: AGENT }));
  const questions = Array.from({ length: 100 }, (_, index) => writeFact(seededRandom(index), index).value);
  const listed = await timeCalls(questions, () => agent.memories.list({}));
  const recalled = await timeCalls(questions, (task) => agent.recall.run({ task }));
  rows.push(['memories.list through the core', '', show(listed), '']);
  rows.push(['recall.run through the core', show(recalled), '', '']);
  await core.close();
  console.log(`${memories.toLocaleString('en')} memories; milliseconds p50 / p95`);
  printTable(['', 'store', 'held', 'faster'], rows);
}

function fill(store: Store, count: number): string {
  const analyser = createAnalyser();
  const random = seededRandom(5);
  const write = <T>(work: Parameters<typeof store.write<T>>[1]): T =>
    store.write({ caller: CALLER, operation: 'memories.add', at: Date.now() }, work);
  const agentId = write((transaction) => registerAgent(transaction, () => v7(), AGENT));
  for (let first = 0; first < count; first += AT_ONCE) {
    write((transaction) => {
      for (let number = first; number < Math.min(count, first + AT_ONCE); number += 1) {
        const { value, category } = writeFact(random, number);
        const fields = {
          agentId: number % 2 === 0 ? agentId : null,
          sharedWith: [],
          type: MemoryType.options[number % 4] ?? 'working',
          content: value,
          context: { category },
          importance: 1 + (number % 5),
          confidence: 1,
          emotionalValence: 0,
          tags: [category],
          relatedIds: [],
          tier: 'warm' as const,
          pinned: false,
          paused: false,
          held: false,
          supersededBy: null,
        };
        insertMemory(transaction, v7(), fields, analyser.searchText);
      }
    });
  }
  return agentId;
}

function pageOf(agentId: string, limit: number): MemoryList {
  return {
    match: null,
    viewer: { agentId },
    limit,
    withTotal: false,
    sort: 'createdAt',
    order: 'desc',
    rules: () => Settings.parse({})['memory.strength'],
    now: Date.now(),
  };
}

function measure(read: () => unknown): Promise<number[]> {
  return timeCalls(
    Array.from({ length: 500 }, () => undefined),
    async () => read(),
  );
}

function show(samples: readonly number[]): string {
  return `${percentile(samples, 50).toFixed(3)} / ${percentile(samples, 95).toFixed(3)}`;
}

await main();
