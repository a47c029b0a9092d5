import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createClient, type Client } from '../../shared/client.ts';
import type { Core, CoreOptions } from '../../electron/core/index.ts';
import { writeConversations } from './corpus.ts';
import { addMemories, CALLER, copyHome, importFile, makeFolder, openCore } from './memory.ts';
import { isAsked, percentile, printTable, readNumber } from './report.ts';
import { prepareSizeMemory } from './size-memory.ts';

/** What is asked of a million messages and 100,000 memories. */
const GOALS = { fullSeconds: 120, incrementalSeconds: 5, writeMs: 50 };
/** With `--cancel`: when runs are told to stop, in milliseconds after they began. */
const CANCELLED_AFTER_MS = [100, 500, 2000, 5000, 10_000, 20_000];

/** Seconds by the clock and of the processor, and how much was done. */
type Timed = Readonly<{ seconds: number; cpuSeconds: number; actions: number; parts: readonly Part[] }>;
type Part = Readonly<{ part: string; ms: number; cpuMs: number }>;

/** Runs consolidation to its end. */
async function timeRun(home: string, between?: (core: Core) => Promise<void>): Promise<Timed> {
  const parts: Part[] = [];
  const listen: CoreOptions['logger'] = ({ module, fields }) => {
    const { part, ms, cpuMs } = fields ?? {};
    if (module === 'consolidation' && part !== undefined)
      parts.push({ part: String(part), ms: Number(ms), cpuMs: Number(cpuMs) });
  };
  const core = openCore(home, listen);
  await between?.(core);
  const client = createClient(core.connect(CALLER));
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const done = await runToEnd(core, client);
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - startedAt) / 1000;
  await core.close();
  const actions = Object.values(done.counts).reduce((sum, count) => sum + count, 0);
  return { seconds, cpuSeconds: (user + system) / 1e6, actions, parts };
}

async function runToEnd(core: Core, client: Client) {
  const { run } = await client.consolidation.run({});
  await core.idle();
  const done = await client.consolidation.get({ id: run.id });
  if (done.status !== 'done' || done.agents.some(({ status }) => status === 'failed'))
    throw new Error(`The run ended as ${done.status}: ${JSON.stringify(done.agents)} ${done.error}`);
  return done;
}

/** A person's writes from another process, one every 50 ms, until it is told to stop. Gives how long each took. */
async function writeMeanwhile<T>(
  home: string,
  work: () => Promise<T>,
): Promise<{ result: T; samples: number[] }> {
  const child = fork(path.join(import.meta.dirname, 'writing-person.ts'), [home]);
  const samples: number[] = [];
  child.on('message', (milliseconds: number) => samples.push(milliseconds));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const result = await work();
  if (child.connected) child.send('stop');
  if ((await ended) !== 0) throw new Error('The writing person failed');
  return { result, samples };
}

/** What a run of each kind cost, part by part. */
function printParts(runs: Readonly<Record<string, Timed>>): void {
  const names = [...new Set(Object.values(runs).flatMap(({ parts }) => parts.map(({ part }) => part)))];
  const sum = ({ parts }: Timed, name: string, of: 'ms' | 'cpuMs'): number =>
    parts.filter(({ part }) => part === name).reduce((total, part) => total + part[of] / 1000, 0);
  const rows = names.map((name) => [
    name,
    ...Object.values(runs).flatMap((run) => [sum(run, name, 'ms'), sum(run, name, 'cpuMs')]),
  ]);
  const total = Object.values(runs).flatMap(({ seconds, cpuSeconds }) => [seconds, cpuSeconds]);
  console.log('\nSeconds by the clock, and of the processor');
  printTable(['', ...Object.keys(runs).flatMap((name) => [name, 'processor'])], [...rows, ['all', ...total]]);
}

/** Adds 1 % to everything, from an import and through the agents. */
async function addMore(home: string, messages: number, memories: number, agents: string[]): Promise<void> {
  const file = path.join(makeFolder(), 'more.jsonl');
  const more = Math.ceil(messages / 100);
  writeConversations(file, more);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"conversation-', '"later-'));
  const core = openCore(home);
  await importFile(core, file, more);
  await core.close();
  addMemories(home, Math.ceil(memories / 100), agents);
}

/** How long a run goes on after it was told to stop, at several moments of it. */
async function cancelRuns(home: string): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const after of CANCELLED_AFTER_MS) {
    const core = openCore(home);
    const client = createClient(core.connect(CALLER));
    const { run, job } = await client.consolidation.run({});
    await new Promise((resolve) => setTimeout(resolve, after));
    const told = performance.now();
    await client.maintenance.cancelJob({ id: job.id });
    await core.idle();
    const { status } = await client.consolidation.get({ id: run.id });
    rows.push([`${after / 1000} s`, status, performance.now() - told]);
    await core.close();
  }
  printTable(['cancelled after', 'ended as', 'went on for, ms'], rows);
}

/** How long a full and an incremental run take, and what a person who writes meanwhile feels of it. */
async function main(): Promise<void> {
  const messages = readNumber('messages', 1_000_000, 20_000);
  const memories = readNumber('memories', 100_000, 2000);
  const home = copyHome(
    prepareSizeMemory({
      messages,
      sessions: messages / 50,
      longest: messages / 20,
      facts: 100_000,
      tasks: messages / 50,
    }),
  );
  const agents: string[] = [];
  const core = openCore(home);
  for (const name of ['one', 'two', 'three', 'four', 'five'])
    agents.push((await createClient(core.connect(CALLER)).agents.register({ name })).id);
  await core.close();
  addMemories(home, memories, agents);

  console.log(`${messages.toLocaleString('en')} messages, ${memories.toLocaleString('en')} memories`);
  if (isAsked('cancel')) return cancelRuns(home);
  const loadBefore = os.loadavg()[0] ?? 0;
  const full = await writeMeanwhile(home, () => timeRun(home));
  const again = await timeRun(home);
  await addMore(home, messages, memories, agents);
  const part = await writeMeanwhile(home, () => timeRun(home));
  printParts({ full: full.result, 'straight after': again, '1 % new': part.result });
  const writes = [...full.samples, ...part.samples];
  report([
    ['full run, s', full.result.seconds, GOALS.fullSeconds, full.result.actions],
    ['straight after, s', again.seconds, GOALS.incrementalSeconds, again.actions],
    ['1 % new, s', part.result.seconds, GOALS.incrementalSeconds, part.result.actions],
    ["a person's write meanwhile, p95 ms", percentile(writes, 95), GOALS.writeMs, writes.length],
  ]);
  console.log(
    `Writes meanwhile: p50 ${percentile(writes, 50).toFixed(1)}, longest ${Math.max(...writes).toFixed(0)} ms. ` +
      `Load before ${loadBefore.toFixed(1)}, after ${(os.loadavg()[0] ?? 0).toFixed(1)}, on ${os.cpus().length} processors.`,
  );
}

function report(rows: readonly (readonly [string, number, number, number])[]): void {
  console.log('');
  printTable(
    ['', 'measured', 'goal', '', 'actions or writes'],
    rows.map(([name, measured, goal, count]) => [
      name,
      measured,
      goal,
      measured <= goal ? 'met' : 'missed',
      count,
    ]),
  );
  if (isAsked('strict') && rows.some(([, measured, goal]) => measured > goal)) process.exitCode = 1;
}

await main();
