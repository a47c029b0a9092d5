import path from 'node:path';
import { startCore } from '../../electron/hosts/worker/core-client.ts';
import { type Client, createClient } from '../../shared/client.ts';
import { writeConversations } from './corpus.ts';
import { CALLER, copyMemory, makeFolder } from './memory.ts';
import { percentile, printTable, readNumber } from './report.ts';

const BETWEEN_MS = 20;

type Samples = { edit: number[]; message: number[]; read: number[] };

/** How long a person's single writes take through the workers, alone and while an import runs in the other worker. */
async function main(): Promise<void> {
  const messages = readNumber('size', 100_000, 5000);
  const writes = readNumber('writes', 300, 50);
  const imported = readNumber('import', 100_000, 5000);
  const home = await copyMemory(messages);
  const file = path.join(makeFolder(), 'more.jsonl');
  writeConversations(file, imported);
  const core = startCore({ home, validateOutputs: false });
  const client = createClient(core.connect(CALLER));
  let turn = 0;
  const idle = await write(client, () => (turn += 1) <= writes);
  const { job } = await client.imports.run({ source: { path: file } });
  const busy = await write(
    client,
    async () => (await client.maintenance.job({ id: job.id })).state === 'running',
  );
  await core.close();
  const row = (name: string, samples: number[]): (string | number)[] => [
    name,
    ...[50, 95, 99, 100].map((percent) => percentile(samples, percent)),
    String(samples.length),
  ];
  console.log(`${messages.toLocaleString('en')} messages; milliseconds through the workers`);
  printTable(
    ['', 'p50', 'p95', 'p99', 'max', 'calls'],
    [
      row('knowledge.update, alone', idle.edit),
      row('knowledge.update, during an import', busy.edit),
      row('messages.add, alone', idle.message),
      row('messages.add, during an import', busy.message),
      row('sessions.list, alone', idle.read),
      row('sessions.list, during an import', busy.read),
    ],
  );
}

/** Writes now and then, as a person or an agent does, for as long as it should. */
async function write(client: Client, goesOn: () => boolean | Promise<boolean>): Promise<Samples> {
  const samples: Samples = { edit: [], message: [], read: [] };
  const { items: facts } = await client.knowledge.list({ limit: 200 });
  const { id: sessionId } = await client.sessions.create({ title: 'A session of the benchmark' });
  for (let turn = 0; await goesOn(); turn += 1) {
    const id = facts[turn % facts.length]?.id ?? '';
    await time(samples.edit, () =>
      client.knowledge.update({ id, value: `A value of turn ${turn} at ${Date.now()}` }),
    );
    await time(samples.message, () =>
      client.messages.add({
        sessionId,
        message: { role: 'user', text: `Turn ${turn}: something was said here.` },
      }),
    );
    await time(samples.read, () => client.sessions.list({}));
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return samples;
}

async function time(samples: number[], work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  await work();
  samples.push(performance.now() - startedAt);
}

await main();
