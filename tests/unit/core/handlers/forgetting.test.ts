import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup, listBackups } from '../../../../electron/core/files/backups.ts';
import { makeQuarantine } from '../../../../electron/core/files/quarantine.ts';
import { nameOfProcess } from '../../../../electron/core/jobs/process-name.ts';
import { AGENT, makeTestHome, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, filesHolding, wholeState } from '../../../support/store-file.ts';

const SECRET = 'zqcanar';

describe('the plan of forgetting', () => {
  it('counts what goes, names what was made from it and what stays, and changes nothing', async () => {
    const test = openTestCore();
    const { session, memory, task, decision } = await workOn(test);
    const before = wholeState(test.home);
    const client = test.client();
    expect(await client.trash.plan({ items: [{ kind: 'session', id: session }], inUse: true })).toMatchObject(
      {
        records: 1,
        messages: 2,
        historyEntries: 2,
        searchRows: 3,
        derived: {
          total: 3,
          items: [
            { kind: 'memory', id: memory, title: `Likes ${SECRET} best`, inTrash: false },
            { kind: 'task', id: task, inTrash: true },
            { kind: 'decision', id: decision, title: `Take ${SECRET}` },
          ],
        },
        sources: [],
        backups: [],
      },
    );
    const withDerived = {
      items: [{ kind: 'session' as const, id: session }],
      inUse: true,
      withDerived: true,
    };
    expect(await client.trash.plan(withDerived)).toMatchObject({ records: 4, messages: 2, searchRows: 6 });
    expect(await client.trash.plan({ items: [{ kind: 'memory', id: memory }], inUse: true })).toMatchObject({
      records: 1,
      messages: 0,
      derived: { total: 0 },
      sources: [{ id: session, title: 'Boats' }],
    });
    expect(wholeState(test.home)).toEqual(before);
  });

  it('offers the twins a memory was merged with', async () => {
    const client = openTestCore().client();
    const kept = await client.memories.add({ content: 'Ferries leave at nine' });
    const twin = await client.memories.add({ content: 'The ferries leave at nine' });
    await client.memories.merge({ ids: [kept.id, twin.id], canonicalId: kept.id });
    const plan = await client.trash.plan({ items: [{ kind: 'memory', id: kept.id }], inUse: true });
    expect(plan.derived.items).toMatchObject([{ kind: 'memory', id: twin.id }]);
  });
});

describe('forgetting', () => {
  it('takes what is still in use with all that was made from it, and leaves not a byte', async () => {
    const test = openTestCore();
    const { session } = await workOn(test);
    const client = test.client();
    await consolidate(test);
    expect((await client.inbox.list({})).items.length).toBeGreaterThan(0);
    const { receipt } = await client.trash.purge({
      items: [{ kind: 'session', id: session }],
      inUse: true,
      withDerived: true,
    });
    expect(receipt).toMatchObject({ messages: 2, rewritten: true, backups: [], backupsRemoved: 0 });
    expect(filesHolding(test.home, SECRET)).toEqual([]);
    expect((await client.inbox.list({})).items).toEqual([]);
    checkIntegrity(test.home);
  });

  it('keeps what was made from it where that is not asked for', async () => {
    const test = openTestCore();
    const { session, memory } = await workOn(test);
    const client = test.client();
    await client.trash.purge({ items: [{ kind: 'session', id: session }], inUse: true });
    expect(await client.memories.get({ id: memory })).toMatchObject({ content: `Likes ${SECRET} best` });
  });

  it('refuses what is nowhere, and an import that is not undone, before anything went', async () => {
    const test = openTestCore();
    const { memory, session } = await workOn(test);
    const before = wholeState(test.home);
    const client = test.client();
    for (const kind of ['task', 'import'] as const) {
      const items = [
        { kind: 'memory' as const, id: memory },
        { kind, id: session },
      ];
      await expect(client.trash.purge({ items, inUse: true })).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(wholeState(test.home)).toEqual(before);
  });

  it('is known at once to whoever else has the memory open, however much of it they hold', async () => {
    const test = openTestCore();
    const { memory } = await workOn(test);
    const elsewhere = openTestCore({ home: test.home, clock: test.clock }).client(AGENT);
    expect((await elsewhere.memories.list({})).items).toHaveLength(1);
    await test.client().trash.purge({ items: [{ kind: 'memory', id: memory }], inUse: true });
    expect((await elsewhere.memories.list({})).items).toEqual([]);
    expect((await elsewhere.recall.run({ task: `Who likes ${SECRET}?` })).contextBlock).not.toContain('best');
  });
});

describe('backups that still hold what is forgotten', () => {
  it('are named beforehand and on the receipt', async () => {
    const test = openTestCore();
    const { session } = await workOn(test);
    const { name, createdAt } = createBackup({ home: test.home, reason: 'person', now: test.clock.now() });
    const client = test.client();
    const later = await client.tasks.add({ description: 'Later' });
    const which = { items: [{ kind: 'session' as const, id: session }], inUse: true };
    expect((await client.trash.plan(which)).backups).toEqual([{ name, createdAt, records: 1 }]);
    expect(
      (await client.trash.plan({ items: [{ kind: 'task', id: later.id }], inUse: true })).backups,
    ).toEqual([]);
    const { receipt } = await client.trash.purge(which);
    expect(receipt).toMatchObject({ backups: [{ name, createdAt }], backupsRemoved: 0 });
    expect(filesHolding(test.home, SECRET)).not.toEqual([]);
  });

  it('go where that is wanted, once there is a new one', async () => {
    const test = openTestCore();
    const { session } = await workOn(test);
    createBackup({ home: test.home, reason: 'schedule', now: test.clock.now() });
    const { receipt } = await test.client().trash.purge({
      items: [{ kind: 'session', id: session }],
      inUse: true,
      withDerived: true,
      andBackups: true,
    });
    expect(receipt).toMatchObject({ backups: [], backupsRemoved: 1 });
    expect(listBackups(test.home)).toMatchObject([{ reason: 'person', state: 'verified' }]);
    expect(filesHolding(test.home, SECRET)).toEqual([]);
  });
});

describe('a backup that is being made while something is forgotten', () => {
  it('is waited for: it may hold it', async () => {
    const test = openTestCore();
    const { session } = await workOn(test);
    const { name } = createBackup({ home: test.home, reason: 'schedule', now: test.clock.now() });
    const away = makeTestHome();
    const move = (from: string, to: string) => {
      for (const ending of ['db', 'json'])
        renameSync(path.join(from, `${name}.${ending}`), path.join(to, `${name}.${ending}`));
    };
    const folder = path.join(test.home, 'backups');
    move(folder, away);
    const db = new Database(path.join(test.home, 'memory.db'));
    const job = '0198c0de-00ff-7000-8000-000000000001';
    db.prepare(
      `INSERT INTO jobs (id, kind, state, unit, owner, heartbeat_at, created_at)
       VALUES (?, 'backup', 'running', 'bytes', ?, ?, ?)`,
    ).run(job, nameOfProcess(), test.clock.now(), test.clock.now());
    const client = test.client();
    const purging = client.trash.purge({ items: [{ kind: 'session', id: session }], inUse: true });
    await expect
      .poll(() =>
        client.sessions.get({ id: session }).then(
          () => 'here',
          () => 'gone',
        ),
      )
      .toBe('gone');
    move(away, folder);
    db.prepare(`UPDATE jobs SET state = 'done' WHERE id = ?`).run(job);
    db.close();
    expect((await purging).receipt.backups).toMatchObject([{ name }]);
  });
});

describe('damaged files that were set aside', () => {
  it('are told of: they may hold it', async () => {
    const test = openTestCore();
    const { memory } = await workOn(test);
    const client = test.client();
    const which = { items: [{ kind: 'memory' as const, id: memory }], inUse: true };
    expect(await client.trash.plan(which)).toMatchObject({ setAside: 0 });
    makeQuarantine(test.home, test.clock.now());
    expect(await client.trash.plan(which)).toMatchObject({ setAside: 1 });
  });
});

describe('receipts', () => {
  it('are kept, newest first, with a digest that only who knows the ids can make', async () => {
    const test = openTestCore();
    const client = test.client();
    const [first, second] = [
      await client.tasks.add({ description: 'one' }),
      await client.tasks.add({ description: 'two' }),
    ];
    const purge = (id: string) => client.trash.purge({ items: [{ kind: 'task', id }], inUse: true });
    const { receipt } = await purge(first.id);
    test.clock.advance(1000);
    const { receipt: newer } = await purge(second.id);
    expect(await client.trash.receipts({ withTotal: true })).toEqual({
      items: [newer, receipt],
      next: null,
      total: 2,
    });
    expect(receipt.digest).toBe(createHash('sha256').update(`task ${first.id}\n`).digest('hex'));
    expect((await (await test.reopen()).client().trash.receipts({})).items).toEqual([newer, receipt]);
  });
});

/** A conversation with an agent, and what the agent wrote down about it; its task lies in Trash. */
async function workOn(test: TestCore) {
  const agent = test.client({ ...AGENT });
  const session = await agent.sessions.create({ title: 'Boats' });
  await agent.sessions.update({ id: session.id, title: 'Boats', summary: `About ${SECRET}` });
  const inside = test.client({ ...AGENT, sessionId: session.id });
  await inside.messages.addMany({
    sessionId: session.id,
    messages: [
      { role: 'user', text: `I always prefer ${SECRET} boats to trains.` },
      { role: 'assistant', text: 'Noted.' },
    ],
  });
  const memory = await inside.memories.add({ content: `Likes ${SECRET} best` });
  const task = await inside.tasks.add({ description: `Book ${SECRET}`, sessionId: session.id });
  const decision = await inside.decisions.log({ summary: `Take ${SECRET}`, sessionId: session.id });
  await test.client().tasks.remove({ ids: [task.id] });
  return { session: session.id, memory: memory.id, task: task.id, decision: decision.id };
}

/** Lets consolidation read it: it ended long ago. */
async function consolidate(test: TestCore): Promise<void> {
  test.clock.advance(86_400_000);
  await test.client().consolidation.run({});
  await test.core.idle();
}
