import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { AGENT, openTestCore, PERSON } from '../../../support/core.ts';
import { filesHolding, rowsOf } from '../../../support/store-file.ts';

const STDIO: Caller = { ...AGENT, via: 'stdio' };
const SCRIPT: Caller = { actor: 'person', door: 'script', client: 'api', via: 'http' };
const MINUTE_MS = 60_000;

describe('what programs do', () => {
  it('is told call by call, with what was read and written, and why', async () => {
    const test = openTestCore();
    const agent = test.client(STDIO);
    const written = await agent.memories.add({ content: 'zqlive one', reason: 'worth knowing' });
    await agent.search.run({ text: 'zqlive' });
    await agent.memories.get({ id: written.id });
    await expect(agent.memories.get({ id: test.home })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(agent.settings.reset({})).rejects.toMatchObject({ code: 'forbidden' });
    await test.client(SCRIPT).tasks.list({});
    await test.client(PERSON).tasks.list({});
    const { items } = await test.client().live.calls({});
    const record = { entity: 'memory', id: written.id, title: 'zqlive one', sessionId: null };
    expect(items).toMatchObject([
      { program: 'api', agentId: null, via: 'http', operation: 'tasks.list', count: 0 },
      { operation: 'settings.reset', kind: 'write', code: 'forbidden', count: null, records: [] },
      { operation: 'memories.get', code: 'invalid_input', records: [] },
      { operation: 'memories.get', kind: 'read', code: null, count: 1, records: [record] },
      { operation: 'search.run', kind: 'read', count: 1, records: [record] },
      { operation: 'memories.add', kind: 'write', reason: 'worth knowing', count: 1, records: [record] },
    ]);
    const agentId = (await test.client().agents.list({})).items[0]?.id;
    expect(items[5]).toMatchObject({ program: 'helper', agentId, via: 'stdio', code: null });
    const only = async (input: object) => (await test.client().live.calls(input)).items.length;
    expect(await only({ program: 'helper' })).toBe(5);
    expect(await only({ program: 'helper', kind: 'write' })).toBe(2);
  });

  it('tells of a write that waits for the person, and leads to it', async () => {
    const test = openTestCore();
    const agent = test.client(STDIO);
    const { id } = await agent.agents.register({});
    await test.client().agents.update({ id, access: { holdForReview: true } });
    const adding = agent.knowledge.add({ category: 'a', key: 'b', value: 'zqheld', reason: 'heard so' });
    await expect(adding).rejects.toMatchObject({ code: 'held' });
    const [call] = (await test.client().live.calls({})).items;
    expect(call).toMatchObject({
      operation: 'knowledge.add',
      code: 'held',
      reason: 'heard so',
      records: [{ entity: 'proposal' }],
    });
  });

  it('holds no word of a record that was forgotten', async () => {
    const test = openTestCore();
    const agent = test.client(STDIO);
    const { id } = await agent.memories.add({ content: 'zqforgotten word', reason: 'zqforgotten reason' });
    await agent.memories.get({ id });
    await test.client().memories.remove({ ids: [id] });
    await test.client().trash.purge({ items: [{ kind: 'memory', id }] });
    await test.core.idle();
    const { items } = await test.client().live.calls({ kind: 'read' });
    expect(items).toMatchObject([{ records: [{ id, title: null }] }]);
    expect(JSON.stringify(rowsOf(test.home, 'SELECT * FROM program_calls'))).not.toContain('zqforgotten');
    await test.close();
    expect(filesHolding(test.home, 'zqforgotten word')).toEqual([]);
  });

  it('hides in titles what is hidden in the records', async () => {
    const test = openTestCore();
    await test.client(STDIO).memories.add({ content: 'password: zqCorrect7Horse!' });
    const told = JSON.stringify(await test.client().live.calls({}));
    expect(told).toContain('password');
    expect(told).not.toContain('zqCorrect7Horse!');
  });

  it('keeps the last 5,000 calls', async () => {
    const test = openTestCore();
    const agent = test.client(STDIO);
    await agent.tasks.list({});
    await test.client().live.calls({});
    change(
      test.home,
      `WITH RECURSIVE number (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n < 6000)
       INSERT INTO program_calls SELECT n, at, milliseconds, program, via, operation, kind, code, count, tx, records
       FROM program_calls, number`,
    );
    await agent.tasks.list({});
    await test.client().live.calls({});
    const kept = 'SELECT count(*) AS n, min(pk) AS first FROM program_calls';
    expect(rowsOf(test.home, kept)).toEqual([{ n: 5000, first: 1002 }]);
  });
});

describe('connected programs', () => {
  it('are those of living processes, and those that called over HTTP lately', async () => {
    const test = openTestCore();
    await test.client(STDIO).tasks.list({});
    await test.client(STDIO).tasks.add({ description: 'x' });
    test.clock.advance(MINUTE_MS / 2);
    await test.client(SCRIPT).tasks.list({});
    const connected = async () => (await test.client().live.programs({})).items;
    expect(await connected()).toMatchObject([
      { program: 'api', via: 'http', reads: 1, writes: 0 },
      { program: 'helper', via: 'stdio', reads: 1, writes: 1 },
    ]);
    test.clock.advance(6 * MINUTE_MS);
    await test.client({ ...STDIO, client: 'other' }).tasks.list({});
    change(test.home, `UPDATE program_connections SET seen_at = ${test.clock.now()}`);
    expect((await connected()).map(({ program }) => program)).toEqual(['other', 'helper']);
    // Nobody says any more that it lives.
    test.clock.advance(2 * MINUTE_MS);
    expect(await connected()).toEqual([]);
  });

  it('are not those of a process that died, nor of one that ended', async () => {
    const test = openTestCore();
    await test.client(STDIO).tasks.list({});
    const connected = async () => (await test.client().live.programs({})).items.length;
    expect(await connected()).toBe(1);
    const dead = spawnSync(process.execPath, ['--version']);
    change(test.home, `UPDATE program_connections SET process = '${os.hostname()}:${dead.pid}'`);
    expect(await connected()).toBe(0);
    await test.client(STDIO).tasks.list({});
    expect(await connected()).toBe(1);
    await test.close();
    const own = `SELECT 1 FROM program_connections WHERE process = '${os.hostname()}:${process.pid}'`;
    expect(rowsOf(test.home, own)).toEqual([]);
  });

  it('are told of as they call, whichever process they are in', async () => {
    const test = openTestCore();
    const other = openTestCore({ home: test.home, clock: test.clock });
    const told: string[] = [];
    test.core.connect(PERSON).subscribe((changes) => told.push(...changes.map(({ entity }) => entity)));
    await other.client({ ...STDIO, client: 'elsewhere' }).tasks.list({});
    await expect.poll(() => told).toContain('call');
    expect((await test.client().live.programs({})).items).toMatchObject([{ program: 'elsewhere' }]);
  });
});

/** Changes the file itself, past the core. */
function change(home: string, sql: string): void {
  const db = new Database(path.join(home, 'memory.db'));
  db.exec(sql);
  db.close();
}
