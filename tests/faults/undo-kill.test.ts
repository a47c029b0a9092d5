import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import {
  AGENT,
  createTestClock,
  importFile,
  makeTestHome,
  openTestCore,
  type TestCore,
  writeSource,
} from '../support/core.ts';
import { runAndKill } from '../support/killed-process.ts';
import type { Point } from '../support/reached-point.ts';
import { checkIntegrity, livingState, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/changing-process.ts');
const SESSIONS = 1500;

const count = (home: string, sql: string): number => Number(rowsOf(home, sql)[0]?.['n']);
const IN_TRASH = 'SELECT count(*) AS n FROM sessions WHERE deleted_at IS NOT NULL';
const inTrash = (home: string): number => count(home, IN_TRASH);

/** Imports sessions, then again with one message more in each of some; gives the second import. */
async function fill(home: string): Promise<{ first: string; second: string }> {
  const source = (messages: number, sessions: number): string => {
    const lines = Array.from({ length: sessions }, (_, session) => ({
      id: `c${session}`,
      messages: Array.from({ length: messages }, (_each, place) => ({
        role: place % 2 === 0 ? 'user' : 'assistant',
        content: `words ${place} of ${session}`,
      })),
    }));
    return writeSource(lines.map((each) => `${JSON.stringify(each)}\n`).join(''));
  };
  const test = openTestCore({ home, clock: createTestClock(Date.now()) });
  const first = await importFile(test, source(1, 400));
  const second = await importFile(test, source(2, SESSIONS));
  await test.close();
  return { first: first.import.id, second: second.import.id };
}

/** Takes something back in a process of its own, and kills that once it has begun. */
async function kill(home: string, what: string, point: Pick<Point, 'sql' | 'reached'>): Promise<void> {
  expect(await runAndKill(PROGRAM, [home, what], { home, ...point })).toBe('SIGKILL');
  checkIntegrity(home);
}

/** Opens it later, when the job that was killed counts as dead. */
function openLater(home: string): TestCore {
  return openTestCore({ home, clock: createTestClock(Date.now() + 60_000), newId: () => v7() });
}

/** What lives, but for the versions of imports. */
function living(home: string): unknown {
  const { imports, ...rest } = livingState(home);
  return { ...rest, imports: imports?.map(({ updated_at: _version, ...row }) => row) };
}

describe('kill -9 in the middle', () => {
  it('of undoing an import and of bringing it back leaves one undo', { timeout: 120_000 }, async () => {
    const home = makeTestHome();
    const { second } = await fill(home);
    const before = living(home);
    const messages = 'SELECT count(*) AS n FROM messages WHERE deleted_at IS NULL';
    const stored = count(home, messages);

    await kill(home, 'undo import', { sql: IN_TRASH, reached: (sessions) => sessions > 0 });
    expect(inTrash(home)).toBeLessThan(SESSIONS - 400);
    let test = openLater(home);
    await test.client().imports.undo({ id: second });
    expect(inTrash(home)).toBe(SESSIONS - 400);
    expect(count(home, messages)).toBe(stored - 400);
    expect(count(home, `SELECT count(*) AS n FROM history_tx WHERE operation = 'imports.undo'`)).toBe(1);
    await expect(test.client().imports.undo({ id: second })).rejects.toMatchObject({ code: 'conflict' });
    await test.close();

    const reached = (sessions: number) => sessions < SESSIONS - 400;
    await kill(home, 'restore import', { sql: IN_TRASH, reached });
    expect(inTrash(home)).toBeGreaterThan(0);
    test = openLater(home);
    const { job } = await test.client().trash.restore({ items: [{ kind: 'import', id: second }] });
    expect(job).not.toBeNull();
    await test.core.idle();
    expect(await test.client().maintenance.job({ id: job?.id ?? '' })).toMatchObject({ state: 'done' });
    await test.close();
    expect(living(home)).toEqual(before);
    checkIntegrity(home);
  });

  it('of taking back what an agent wrote leaves one undo and one redo', { timeout: 120_000 }, async () => {
    const home = makeTestHome();
    const test = openTestCore({ home, clock: createTestClock(Date.now()) });
    for (let number = 0; number < 600; number += 1)
      await test
        .client(AGENT)
        .knowledge.add({ category: 'helper', key: `${number}`, value: `value ${number}` });
    await test.close();
    const facts = 'SELECT count(*) AS n FROM knowledge WHERE deleted_at IS NULL';
    await kill(home, 'undo actor', { sql: facts, reached: (left) => left < 600 });
    expect(count(home, facts)).toBeGreaterThan(0);
    const later = openLater(home);
    await later.client().history.undoActor({ client: 'helper' });
    expect(count(home, facts)).toBe(0);
    expect(count(home, `SELECT count(*) AS n FROM history_tx WHERE operation = 'history.undoActor'`)).toBe(1);
    expect((await later.client().history.undoActor({ client: 'helper' })).transactions).toBe(0);
    expect(await later.client().history.depth({})).toMatchObject({ redo: 1 });
    await later.client().history.redo({});
    await later.core.idle();
    expect(count(home, facts)).toBe(600);
    await later.close();
    checkIntegrity(home);
  });

  it('of nothing: cancelling the undoing of an import changes nothing', { timeout: 120_000 }, async () => {
    const home = makeTestHome();
    const { second } = await fill(home);
    const before = living(home);
    const test = openTestCore({ home, clock: createTestClock(Date.now()), newId: () => v7() });
    const client = test.client();
    const undoing = client.imports.undo({ id: second });
    const job = async () => (await client.maintenance.jobs({ states: ['running'], limit: 1 })).items[0];
    let running = await job();
    while (!running) running = await job();
    await expect(client.imports.undo({ id: second })).rejects.toMatchObject({ code: 'conflict' });
    await client.maintenance.cancelJob({ id: running.id });
    await expect(undoing).rejects.toMatchObject({ code: 'cancelled' });
    await test.close();
    expect(living(home)).toEqual(before);
    checkIntegrity(home);
  });
});
