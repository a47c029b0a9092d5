import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { createClient } from '../../shared/client.ts';
import { startCore } from '../../electron/hosts/worker/core-client.ts';
import { copyMemory, makeFolder } from './memory.ts';
import { percentile, printTable, readNumber, timeCalls } from './report.ts';
import { isBuilt } from './web-host.ts';

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const QUESTIONS = [
  'When does the ferry leave?',
  'Which editor is preferred?',
  'What was decided about the garden?',
];
const run = promisify(execFile);

/** Starts the built `mneme mcp` on a home and connects the official client. */
async function connect(home: string, name: string) {
  const client = new Client({ name, version: '1' });
  const args = [CLI, 'mcp', '--home', home];
  const env = { PATH: process.env['PATH'] ?? '' };
  const startedAt = performance.now();
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env }));
  const handshake = performance.now() - startedAt;
  return { client, handshake, startedAt };
}

async function callTool(
  client: Client,
  name: string,
  input: Record<string, unknown>,
): Promise<string | null> {
  const { isError, content } = await client.callTool({ name, arguments: input });
  return isError === true ? JSON.stringify(content) : null;
}

/** How long a program waits until it is connected, and for its first answer; beside starting Node with nothing to do. */
async function measureStart(home: string, rounds: number): Promise<void> {
  const samples = { node: [] as number[], handshake: [] as number[], answer: [] as number[] }; // widened: filled below
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await run(process.execPath, ['-e', '0']);
    samples.node.push(performance.now() - began);
    const { client, handshake, startedAt } = await connect(home, 'starter');
    samples.handshake.push(handshake);
    await callTool(client, 'memory_list', { kind: 'session' });
    samples.answer.push(performance.now() - startedAt);
    await client.close();
  }
  const row = (name: string, values: number[]) => [name, Math.min(...values), percentile(values, 50)];
  console.log(`Milliseconds from starting the program, ${rounds} times`);
  printTable(
    ['', 'quickest', 'median'],
    [
      row('Node itself', samples.node),
      row('connected', samples.handshake),
      row('first answer, with the memory opened', samples.answer),
    ],
  );
  const ratio = percentile(samples.handshake, 50) / percentile(samples.node, 50);
  console.log(`Connecting takes ${ratio.toFixed(1)} times as long as starting Node.`);
}

async function measureCalls(home: string, count: number): Promise<void> {
  const { client } = await connect(home, 'caller');
  const tasks = Array.from({ length: count }, (_, index) => QUESTIONS[index % QUESTIONS.length] ?? '');
  const rows: [string, number[]][] = [
    ['memory_recall', await timeCalls(tasks, (task) => callTool(client, 'memory_recall', { task }))],
    ['memory_search', await timeCalls(tasks, (query) => callTool(client, 'memory_search', { query }))],
    ['memory_store', await timeCalls(tasks, (content) => callTool(client, 'memory_store', { content }))],
  ];
  await client.close();
  console.log('\nMilliseconds a call, over standard input and output');
  printTable(
    ['', 'p50', 'p95'],
    rows.map(([name, values]) => [name, percentile(values, 50), percentile(values, 95)]),
  );
}

/** Two servers, the command line and the application write together; nothing may be lost or refused. */
async function writeTogether(home: string, seconds: number): Promise<boolean> {
  const core = startCore({ home, validateOutputs: false });
  const person = createClient(core.connect({ actor: 'person', door: 'person', client: 'window' }));
  const agents = await Promise.all(['first', 'second'].map((name) => connect(home, name)));
  const until = performance.now() + seconds * 1000;
  const written = new Map<string, number[]>();
  const failures: string[] = [];
  const write = async (name: string, once: (content: string) => Promise<string | null>): Promise<void> => {
    const took: number[] = [];
    written.set(name, took);
    while (performance.now() < until) {
      const began = performance.now();
      const failure = await once(`zqtogether ${name} ${took.length}`);
      took.push(performance.now() - began);
      if (failure !== null) failures.push(failure);
    }
  };
  await Promise.all([
    ...agents.map(({ client }, index) =>
      write(`agent ${index + 1}`, (content) =>
        callTool(client, 'memory_store', { content, tags: ['together'] }),
      ),
    ),
    write('window', async (content) => {
      await person.memories.add({ content, tags: ['together'] });
      return null;
    }),
    write('command line', async (content) => {
      const input = JSON.stringify({ content, tags: ['together'] });
      await run(process.execPath, [CLI, '--home', home, 'memories', 'add', input]);
      return null;
    }),
  ]);
  const { total = 0 } = await person.memories.list({ tags: ['together'], withTotal: true, limit: 1 });
  await Promise.all(agents.map(({ client }) => client.close()));
  await core.close();
  const sum = [...written.values()].reduce((count, took) => count + took.length, 0);
  console.log(`\n${seconds} s together: ${sum} acknowledged, ${total} kept, ${failures.length} refused`);
  printTable(
    ['', 'writes', 'p50 ms', 'p95 ms', 'longest ms'],
    [...written].map(([name, took]) => [
      name,
      String(took.length),
      percentile(took, 50),
      percentile(took, 95),
      Math.max(...took),
    ]),
  );
  return total === sum && failures.length === 0;
}

/** What agents wait for over `mneme mcp`, and whether many writers get along. */
async function main(): Promise<void> {
  if (!isBuilt()) return;
  const messages = readNumber('size', 100_000, 5000);
  console.log(`${messages.toLocaleString('en')} messages`);
  const home = messages === 0 ? makeFolder() : await copyMemory(messages);
  await measureStart(home, readNumber('rounds', 7, 3));
  await measureCalls(home, readNumber('calls', 60, 12));
  const well = await writeTogether(home, readNumber('seconds', 60, 5));
  if (!well) process.exitCode = 1;
}

await main();
