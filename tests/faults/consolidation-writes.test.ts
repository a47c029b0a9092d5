import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Client } from '../../shared/client.ts';
import { createTestClock, makeTestHome, openTestCore } from '../support/core.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';
import { hashSources } from '../unit/core/consolidation/working.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/consolidating-process.ts');
const SESSIONS = 50;
const AFTER = Date.UTC(2026, 2, 20);

it('lets another program write all through a pass, and refuses none of its writes', async () => {
  const home = makeTestHome();
  await prepare(home);
  const sources = hashSources(home);
  const test = openTestCore({ home, clock: createTestClock(AFTER) });
  const client = test.client();
  const child = spawn(process.execPath, [PROGRAM, home, String(AFTER)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  let writes = 0;
  let longest = 0;
  for (; child.exitCode === null; writes += 1) {
    const startedAt = performance.now();
    await client.tasks.add({ description: `Task ${writes} of the person` });
    longest = Math.max(longest, performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await ended;
  process.stdout.write(`${writes} writes during a pass, the longest ${longest.toFixed(0)} ms\n`);
  const [run] = (await client.consolidation.runs({})).items;
  expect(run).toMatchObject({ status: 'done' });
  expect(run?.counts).toMatchObject({ summarise: SESSIONS });
  expect(rowsOf(home, 'SELECT count(*) AS n FROM tasks')).toEqual([{ n: writes }]);
  expect(writes).toBeGreaterThan(10);
  await test.close();
  expect(hashSources(home)).toBe(sources);
  checkIntegrity(home);
}, 120_000);

/** Sessions to sum up, memories to merge and promote, and facts to compare: some thousands of changes. */
async function prepare(home: string): Promise<void> {
  const test = openTestCore({ home });
  const client = test.client();
  for (let index = 0; index < SESSIONS; index += 1) {
    await addSession(client, index);
    for (const twin of [1, 2, 3, 4])
      await client.memories.add({
        content: `The words that are said twice, of number ${index} and ${Math.floor(twin / 2)}`,
        type: twin % 2 === 0 ? 'working' : 'episodic',
        agent: `agent ${index % 3}`,
      });
    await client.knowledge.add({ category: 'boxes', key: `box ${index}`, value: `stands on shelf ${index}` });
  }
  await test.close();
}

async function addSession(client: Client, index: number): Promise<void> {
  const session = await client.sessions.create({ title: `Session ${index}`, agent: `agent ${index % 3}` });
  await client.messages.addMany({
    sessionId: session.id,
    messages: Array.from({ length: 20 }, (_, place) => ({
      role: place % 2 === 0 ? ('user' as const) : ('assistant' as const),
      text: `My favourite tool number ${index}-${place} is the hammer. The workshop in yard ${place} was cleaned today.`,
    })),
  });
  await client.sessions.end({ id: session.id });
}
