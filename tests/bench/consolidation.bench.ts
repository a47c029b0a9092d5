import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { openStore } from '../../electron/core/store/store.ts';
import { insertMemory } from '../../electron/core/store/memories.ts';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';
import { createClient, type Client } from '../../shared/client.ts';
import type { Core } from '../../electron/core/index.ts';
import { seededRandom, writeConversations, writeText } from './corpus.ts';
import { CALLER, copyMemory, importFile, makeFolder, openCore } from './memory.ts';
import { isAsked, percentile, printTable, readNumber } from './report.ts';

const DAY = 86_400_000;
const MEMORIES_AT_ONCE = 500;
/** What is asked of a million messages and 100,000 memories. */
const GOALS = { fullSeconds: 120, incrementalSeconds: 5, writeMs: 50 };

/** Adds memories of several agents and ages; every tenth says what another one says. */
function addMemories(home: string, count: number, agents: readonly (string | null)[]): void {
  const store = openStore({ home, now: Date.now });
  const { searchText } = createAnalyser();
  const random = seededRandom(count);
  const types = ['working', 'episodic', 'episodic', 'semantic', 'procedural'] as const;
  let text = '';
  for (let first = 0; first < count; first += MEMORIES_AT_ONCE) {
    const at = Date.now() - Math.floor(random() * 200) * DAY;
    store.write({ caller: CALLER, operation: 'memories.add', at }, (transaction) => {
      for (let number = first; number < Math.min(count, first + MEMORIES_AT_ONCE); number += 1) {
        if (number % 10 !== 9) text = writeText(random, 60 + Math.floor(random() * 120));
        const fields = {
          agentId: agents[number % agents.length] ?? null,
          type: types[Math.floor(random() * types.length)] ?? 'episodic',
          content: text,
          context: {},
          importance: 1 + Math.floor(random() * 3),
          confidence: 1,
          emotionalValence: 0,
          tier: 'hot',
          pinned: false,
          paused: false,
          held: false,
          supersededBy: null,
        } as const;
        insertMemory(transaction, v7(), { ...fields, sharedWith: [], tags: [], relatedIds: [] }, searchText);
      }
    });
  }
  store.close();
}

/** Runs consolidation to its end. Gives the seconds it took and what it did. */
async function timeRun(core: Core, client: Client): Promise<{ seconds: number; actions: number }> {
  const startedAt = performance.now();
  const { run } = await client.consolidation.run({});
  await core.idle();
  const seconds = (performance.now() - startedAt) / 1000;
  const done = await client.consolidation.get({ id: run.id });
  if (done.status !== 'done' || done.agents.some(({ status }) => status === 'failed'))
    throw new Error(`The run ended as ${done.status}: ${JSON.stringify(done.agents)}`);
  return { seconds, actions: Object.values(done.counts).reduce((sum, count) => sum + count, 0) };
}

/** A person's writes from another process, one every 50 ms, until it is told to stop. Gives how long each took. */
async function writeMeanwhile<T>(
  home: string,
  work: () => Promise<T>,
): Promise<{ result: T; samples: number[] }> {
  const child = fork(path.join(import.meta.dirname, 'writing-person.ts'), [home]);
  const samples: number[] = [];
  child.on('message', (milliseconds: number) => samples.push(milliseconds));
  const result = await work();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.send('stop');
  await ended;
  return { result, samples };
}

/** How long a full and an incremental run take, and what a person who writes meanwhile feels of it. */
async function main(): Promise<void> {
  const messages = readNumber('messages', 1_000_000, 20_000);
  const memories = readNumber('memories', 100_000, 2000);
  const home = await copyMemory(messages);
  let core = openCore(home);
  const agents: string[] = [];
  for (const name of ['one', 'two', 'three', 'four', 'five'])
    agents.push((await createClient(core.connect(CALLER)).agents.register({ name })).id);
  await core.close();
  addMemories(home, memories, agents);
  core = openCore(home);
  const client = createClient(core.connect(CALLER));
  const full = await writeMeanwhile(home, () => timeRun(core, client));
  const again = await timeRun(core, client);

  const file = path.join(makeFolder(), 'more.jsonl');
  const more = Math.ceil(messages / 100);
  writeConversations(file, more);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"conversation-', '"later-'));
  await importFile(core, file, more);
  await core.close();
  addMemories(home, Math.ceil(memories / 100), agents);
  core = openCore(home);
  const later = createClient(core.connect(CALLER));
  const part = await timeRun(core, later);
  await core.close();

  const rows = [
    ['full run, s', full.result.seconds, GOALS.fullSeconds, full.result.actions],
    ['straight after, s', again.seconds, GOALS.incrementalSeconds, again.actions],
    ['1 % new, s', part.seconds, GOALS.incrementalSeconds, part.actions],
    ["a person's write meanwhile, p95 ms", percentile(full.samples, 95), GOALS.writeMs, full.samples.length],
  ];
  console.log(`${messages.toLocaleString('en')} messages, ${memories.toLocaleString('en')} memories`);
  printTable(['', 'measured', 'goal', 'actions or writes'], rows);
  if (isAsked('strict') && rows.some(([, measured, goal]) => Number(measured) > Number(goal)))
    process.exitCode = 1;
}

await main();
