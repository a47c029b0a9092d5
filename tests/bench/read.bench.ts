import type { AddressInfo } from 'node:net';
import { createAccess } from '../../electron/hosts/web/access.ts';
import { createWebServer } from '../../electron/hosts/web/server.ts';
import { startCore } from '../../electron/hosts/worker/core-client.ts';
import { type Client, createClient, type Transport } from '../../shared/client.ts';
import type { Wire } from '../../shared/errors.ts';
import { type QueryKind, writeQueries } from './corpus.ts';
import { addMemories, CALLER, copyMemory, factsBeside, openCore, pageAt, prepareMemory } from './memory.ts';
import { isAsked, percentile, printTable, readNumber, timeCalls } from './report.ts';

type Way = { name: string; client: Client; close(): Promise<void> };
type Reading = { name: string; calls: number; call: (client: Client, index: number) => Promise<unknown> };

/** How long reads take inside the core, and what the two workers and loopback HTTP add to them. */
async function main(): Promise<void> {
  const messages = readNumber('size', 100_000, 5000);
  if (isAsked('home')) return timeDashboard(messages);
  const home = await prepareMemory(messages);
  const ways = [openInside(home), openWorkers(home), await openHttp(home)];
  const readings = await listReadings(ways[0]?.client);
  console.log(
    `${messages.toLocaleString('en')} messages, ${factsBeside(messages).toLocaleString('en')} facts; milliseconds p50 / p95`,
  );
  const rows: string[][] = [];
  for (const { name, calls, call } of readings) {
    const row = [name];
    for (const { client } of ways) {
      const samples = await timeCalls(
        Array.from({ length: isAsked('quick') ? Math.ceil(calls / 10) : calls }, (_, index) => index),
        (index) => call(client, index),
      );
      row.push(`${percentile(samples, 50).toFixed(2)} / ${percentile(samples, 95).toFixed(2)}`);
    }
    rows.push(row);
  }
  printTable(['', ...ways.map(({ name }) => name)], rows);
  for (const way of ways) await way.close();
  await timeDashboard(messages);
}

const DAY_MS = 86_400_000;
const MEMORIES = 100_000;
const AGENTS = ['Claude Code', 'Codex', 'Scout'];

/** How long each part of Home takes beside a great many memories, computed anew after a write. */
async function timeDashboard(messages: number): Promise<void> {
  const memories = Math.min(MEMORIES, messages);
  const home = await copyMemory(messages);
  const agentIds: string[] = [];
  const maker = openInside(home);
  for (const name of AGENTS) agentIds.push((await maker.client.agents.register({ name })).id);
  await maker.close();
  addMemories(home, memories, agentIds, { varied: true });
  const way = openInside(home);
  const { client } = way;
  const now = Date.now();
  const since = (days: number) => new Date(now - days * DAY_MS).toISOString();
  const starts = (days: number, step: number) =>
    Array.from({ length: days / step }, (_, place) => since(days - place * step));
  const parts: Record<string, () => Promise<unknown>> = {
    'dashboard.changes, 30 days': () => client.dashboard.changes({ since: since(30) }),
    'dashboard.days, 34 weeks': () => client.dashboard.days({ starts: starts(238, 1) }),
    'dashboard.temperature': () => client.dashboard.temperature({}),
    'dashboard.growth, 34 weeks': () => client.dashboard.growth({ starts: starts(238, 7) }),
    'dashboard.content': () => client.dashboard.content({ since: since(30) }),
    'dashboard.agents, 7 days': () => client.dashboard.agents({ since: since(7) }),
    'memories.list of what cools': () =>
      client.memories.list({ coolsBefore: since(-7), sort: 'cooling', order: 'asc', withTotal: true }),
  };
  const rows: string[][] = [];
  for (const [name, call] of Object.entries(parts)) {
    const samples: number[] = [];
    for (let round = 0; round < (isAsked('quick') ? 3 : 15); round += 1) {
      await client.memories.add({ content: `Round ${round} of ${name}` });
      // An answer rests for up to two seconds before it is computed again; that is no part of what it takes.
      await new Promise((resolve) => setTimeout(resolve, isAsked('quick') ? 100 : 2100));
      samples.push(...(await timeCalls([round], call)));
    }
    rows.push([name, `${percentile(samples, 50).toFixed(1)} / ${percentile(samples, 95).toFixed(1)}`]);
  }
  console.log(
    `\nHome, beside ${memories.toLocaleString('en')} memories; milliseconds p50 / p95, inside the core`,
  );
  printTable(['', 'after a write'], rows);
  await way.close();
}

async function listReadings(client: Client | undefined): Promise<Reading[]> {
  if (client === undefined) throw new Error('There is no way to read');
  const queries = {
    common: writeQueries('common', 200),
    rare: writeQueries('rare', 200),
    mixed: writeQueries('mixed', 200),
    unfinished: writeQueries('unfinished', 200),
  };
  const query = (index: number, kind: QueryKind = 'mixed'): string => queries[kind][index % 200] ?? '';
  const searching = (kind: QueryKind): Reading =>
    reading(`search.run, 20 messages, ${kind} words`, 200, (to, index) =>
      to.search.run({ text: query(index, kind), kinds: ['message'] }),
    );
  const deep = await pageAt(20, (cursor) => client.sessions.list({ cursor }));
  const deepFact = await pageAt(40, (cursor) => client.knowledge.list({ cursor, limit: 200 }));
  const { items } = await client.sessions.list({ limit: 200, sort: 'messageCount' });
  const session = (index: number): string => items[index % items.length]?.id ?? '';
  return [
    reading('sessions.list, first page', 200, (to) => to.sessions.list({})),
    reading('sessions.list, deep', 200, (to) => to.sessions.list({ cursor: deep })),
    reading('sessions.list, by length, with total', 200, (to) =>
      to.sessions.list({ sort: 'messageCount', withTotal: true }),
    ),
    reading('sessions.list, by title', 200, (to) => to.sessions.list({ sort: 'title', order: 'asc' })),
    reading('sessions.list, by start', 200, (to) => to.sessions.list({ sort: 'startedAt' })),
    reading('sessions.facets', 50, (to) => to.sessions.facets({})),
    reading('messages.list, start', 200, (to, index) => to.messages.list({ sessionId: session(index) })),
    reading('messages.list, end', 200, (to, index) =>
      to.messages.list({ sessionId: session(index), from: 'end' }),
    ),
    searching('common'),
    searching('rare'),
    searching('mixed'),
    searching('unfinished'),
    reading('search.run, 20 hits of each kind', 200, (to, index) => to.search.run({ text: query(index) })),
    reading('search.run, newest first', 200, (to, index) =>
      to.search.run({ text: query(index), sort: 'newest' }),
    ),
    reading('search.facets', 200, (to, index) => to.search.facets({ text: query(index) })),
    reading('recall.run, five of everything', 200, (to, index) =>
      to.recall.run({ task: `${query(index)} ${query(index + 1)}?` }),
    ),
    reading('knowledge.list, first page', 200, (to) => to.knowledge.list({})),
    reading('knowledge.list, deep', 200, (to) => to.knowledge.list({ cursor: deepFact })),
    reading('knowledge.list, by update', 200, (to) =>
      to.knowledge.list({ sort: 'updatedAt', order: 'desc' }),
    ),
    reading('knowledge.list, by confidence', 20, (to) => to.knowledge.list({ sort: 'confidence' })),
    reading('knowledge.list, with total', 20, (to) => to.knowledge.list({ withTotal: true })),
    reading('knowledge.list, that hold a word', 100, (to, index) =>
      to.knowledge.list({ contains: query(index) }),
    ),
    reading('knowledge.categories', 20, (to) => to.knowledge.categories({})),
    reading('maintenance.stats', 50, (to) => to.maintenance.stats({})),
  ];
}

function reading(name: string, calls: number, call: Reading['call']): Reading {
  return { name, calls, call };
}

function openInside(home: string): Way {
  const core = openCore(home);
  return { name: 'inside the core', client: createClient(core.connect(CALLER)), close: () => core.close() };
}

function openWorkers(home: string): Way {
  const core = startCore({ home, validateOutputs: false });
  return { name: 'through a worker', client: createClient(core.connect(CALLER)), close: () => core.close() };
}

async function openHttp(home: string): Promise<Way> {
  const core = startCore({ home, validateOutputs: false });
  const access = createAccess(() => performance.now());
  const server = createWebServer({ core, access, home, renderer: home });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${access.exchange(access.newCode()) ?? ''}`,
  };
  const transport: Transport = {
    async call(operation, input) {
      const body = JSON.stringify(input);
      const response = await fetch(`http://127.0.0.1:${port}/api/${operation}`, {
        method: 'POST',
        headers,
        body,
      });
      return (await response.json()) as Wire; // what the host answers
    },
    subscribe: () => () => {},
  };
  return {
    name: 'over HTTP',
    client: createClient(transport),
    async close() {
      server.closeAllConnections();
      server.close();
      await core.close();
    },
  };
}

await main();
