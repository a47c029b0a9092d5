import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { Contract } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/errors.ts';
import { AGENT, createTestClock, openTestCore, type TestCore } from '../support/core.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/replaying-process.ts');
const fileOf = (home: string) => path.join(home, 'memory.db');

/** Another program that keeps the file from being written. */
function lock(home: string): { free(): void } {
  const db = new Database(fileOf(home));
  db.exec('BEGIN IMMEDIATE');
  onTestFinished(() => void db.close());
  return { free: () => void db.exec('ROLLBACK') };
}

/** Makes a call that cannot be carried out now; gives how it was acknowledged. */
async function kept(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => new Error('It was carried out.'),
    (caught: unknown) => caught,
  );
  return error instanceof AppError ? error.code : error;
}

/** A process number that no process has. */
function goneProcess(): string {
  return `${os.hostname()}:${2 ** 22 + 1}`;
}

/** Leaves a spool as a process that died left it: so many facts, one after the other. */
function leaveSpool(home: string, count: number, more: readonly string[] = []): void {
  mkdirSync(path.join(home, 'spool'), { recursive: true });
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: v7(),
      at: Date.now() - 60_000,
      caller: { actor: 'agent', door: 'agent', client: 'gone' },
      operation: 'memories.add',
      input: { content: `kept ${index}` },
    }),
  );
  const name = `${encodeURIComponent(`${goneProcess()}/both`)}.jsonl`;
  writeFileSync(path.join(home, 'spool', name), `${[...lines, ...more].join('\n')}\n{"torn`);
}

async function settled(test: TestCore): Promise<void> {
  await expect
    .poll(
      async () => {
        const { state, kept: waiting } = await test.client().store.retry({});
        return `${state} ${waiting}`;
      },
      { timeout: 10_000 },
    )
    .toBe('open 0');
}

describe('what agents write while the memory cannot be written', () => {
  it('is kept, acknowledged as such, and carried out once, in order, as of then', async () => {
    const test = openTestCore({ patienceMs: 30 });
    const session = await test.client(AGENT).sessions.create({ title: 'work' });
    const other = lock(test.home);
    const agent = test.client(AGENT);
    for (const text of ['one', 'two', 'three'])
      expect(await kept(agent.messages.add({ sessionId: session.id, message: { role: 'user', text } }))).toBe(
        'spooled',
      );
    expect(await kept(agent.memories.add({ content: 'a memory' }))).toBe('spooled');
    expect(await test.client().store.status({})).toMatchObject({ state: 'locked', kept: 4 });
    expect((await agent.messages.recent({ sessionId: session.id })).items).toEqual([]);
    expect(await kept(test.client().tasks.add({ description: 'a person waits for nobody' }))).toBe(
      'unavailable',
    );
    expect(await kept(agent.sessions.end({ id: session.id }))).toBe('unavailable');
    expect(await kept(agent.tasks.add({ description: 7 as unknown as string }))).toBe('invalid_input');
    const wrote = test.clock.now();
    test.clock.advance(3_600_000);
    other.free();
    await settled(test);
    const { items } = await agent.messages.recent({ sessionId: session.id });
    expect(items.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(items.map(({ createdAt }) => Date.parse(createdAt))).toEqual([wrote, wrote, wrote]);
    const memories = await test.client().memories.list({});
    expect(memories.items).toMatchObject([
      { content: 'a memory', origin: { actor: 'agent', client: 'helper' } },
    ]);
    expect(readdirSync(path.join(test.home, 'spool'))).toEqual([]);
    await settled(test);
    expect((await test.client().memories.list({ withTotal: true })).total).toBe(1);
  });

  it('waits also where there is no file at all, and comes in with its return', async () => {
    const first = openTestCore();
    await first.client().tasks.add({ description: 'before' });
    await first.close();
    const bytes = readFileSync(fileOf(first.home));
    writeFileSync(fileOf(first.home), '');
    const test = openTestCore({ home: first.home, clock: first.clock, inTrouble: true });
    expect(await kept(test.client(AGENT).tasks.add({ description: 'meanwhile' }))).toBe('spooled');
    writeFileSync(fileOf(first.home), bytes);
    await settled(test);
    const { items } = await test.client().tasks.list({});
    expect(items.map(({ description }) => description).toSorted()).toEqual(['before', 'meanwhile']);
  });

  it('that cannot be carried out any more is rejected, told and kept', async () => {
    const told: string[] = [];
    const test = openTestCore({
      patienceMs: 30,
      logger: ({ level, module, fields }) =>
        void (level === 'error' && told.push(`${module} ${String(fields?.['operation'])}`)),
    });
    const session = await test.client(AGENT).sessions.create({ title: 'work' });
    const other = lock(test.home);
    await kept(
      test.client(AGENT).messages.add({ sessionId: session.id, message: { role: 'user', text: 'late' } }),
    );
    await kept(test.client(AGENT).memories.add({ content: 'fine' }));
    other.free();
    // Another program removes the session before the keeper looks again.
    const db = new Database(fileOf(test.home));
    db.exec('UPDATE sessions SET deleted_at = 1');
    db.close();
    await settled(test);
    expect(await test.client().store.status({})).toMatchObject({ kept: 0, rejected: 1 });
    expect(readFileSync(path.join(test.home, 'spool/rejected.jsonl'), 'utf8')).toContain('late');
    expect(told).toEqual(['spool messages.add']);
    expect((await test.client().memories.list({})).items).toHaveLength(1);
  });

  it('is adopted from a process that is gone, without what it was writing when it died', async () => {
    const test = openTestCore({ clock: createTestClock(Date.now()), logger: () => undefined });
    leaveSpool(test.home, 20, ['not json']);
    await settled(test);
    expect((await test.client().memories.list({ withTotal: true })).total).toBe(20);
    expect(await test.client().store.status({})).toMatchObject({ kept: 0, rejected: 1 });
  });

  it(
    'is carried out exactly once, whenever a process that does so is killed',
    { timeout: 60_000 },
    async () => {
      const first = openTestCore({ clock: createTestClock(Date.now()) });
      await first.close();
      leaveSpool(first.home, 150);
      for (let round = 0; round < 3; round += 1) {
        const child = spawn(process.execPath, [PROGRAM, first.home], {
          env: { ...process.env, NODE_NO_WARNINGS: '1' },
        });
        const ended = new Promise((resolve) => child.once('close', resolve));
        await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
        await new Promise((resolve) => setTimeout(resolve, 10 + round * 30));
        child.kill('SIGKILL');
        await ended;
      }
      const test = openTestCore({ home: first.home, clock: createTestClock(Date.now()) });
      // The lease of the one that was killed last runs out by itself.
      const db = new Database(fileOf(first.home), { timeout: 5000 });
      db.exec('DELETE FROM leases');
      db.close();
      await settled(test);
      await test.close();
      const contents = rowsOf(first.home, 'SELECT content FROM memories ORDER BY pk').map(
        ({ content }) => content,
      );
      expect(contents).toEqual(Array.from({ length: 150 }, (_, index) => `kept ${index}`));
      checkIntegrity(first.home);
    },
  );
});

it('only calls of agents that are one change may wait', () => {
  const domains: Contract = contract;
  const waiting = Object.entries(domains).flatMap(([domain, operations]) =>
    Object.entries(operations)
      .filter(([, { spools }]) => spools)
      .map(([name, { kind, doors }]) => [`${domain}.${name}`, kind, doors.includes('agent')]),
  );
  expect(waiting.length).toBeGreaterThan(5);
  expect(waiting.filter(([, kind, agents]) => kind !== 'command' || agents !== true)).toEqual([]);
});
