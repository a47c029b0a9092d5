import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { carryOutBackupTask } from '../../../../electron/core/files/backup-task.ts';
import { replaceOpenMemory } from '../../../../electron/core/files/replace-open-memory.ts';
import { createCore } from '../../../../electron/core/index.ts';
import { openWriter } from '../../../../electron/core/store/database.ts';
import { migrate } from '../../../../electron/core/store/migrate.ts';
import { createInitialSchema } from '../../../../electron/core/store/migrations/0010-initial.ts';
import { pruneHistory } from '../../../../electron/core/store/upkeep.ts';
import { findApp } from '../../../../electron/hosts/paths.ts';
import { createClient } from '../../../../shared/client.ts';
import type { Backup, RestoreKind, RestoreMode } from '../../../../shared/entities/backup.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Change } from '../../../../shared/entities/history.ts';
import type { Job } from '../../../../shared/entities/job.ts';
import {
  AGENT,
  handOver,
  importFile,
  openTestCore,
  PERSON,
  type TestCore,
  writeSource,
} from '../../../support/core.ts';
import {
  checkIntegrity,
  livingState,
  pageBytesOf,
  resizePagesOf,
  rowsOf,
} from '../../../support/store-file.ts';

const SESSION = [
  { role: 'user', content: 'zqcanar sings' },
  { role: 'assistant', content: 'it does' },
];

async function fill(test: TestCore): Promise<void> {
  const client = test.client();
  await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
  await client.tasks.add({ description: 'water the zqplant' });
  await client.memories.add({ content: 'likes zqbread', type: 'semantic' });
  await importFile(test, writeSource(`${JSON.stringify({ id: 'c1', messages: SESSION })}\n`));
}

async function ended(test: TestCore, { id }: Job): Promise<Job> {
  await test.core.idle();
  return test.client().maintenance.job({ id });
}

async function backUp(test: TestCore): Promise<Backup> {
  const { job } = await test.client().backups.create({});
  expect(await ended(test, job)).toMatchObject({ state: 'done' });
  const [newest] = (await test.client().backups.list({})).items;
  if (!newest) throw new Error('no backup');
  return newest;
}

async function restore(test: TestCore, name: string, mode: RestoreMode): Promise<Job> {
  const { job } = await test.client().backups.restore({ name, mode });
  return ended(test, job);
}

const row = (kinds: readonly RestoreKind[], kind: string) => kinds.find((each) => each.kind === kind);

describe('merging a backup', () => {
  it('brings back what is missing, leaves all that is here, and is undone as one', async () => {
    const test = openTestCore();
    await fill(test);
    const backup = await backUp(test);
    const client = test.client();
    // What goes for good would not return; so it goes as it does when another memory took the place of this one.
    const lost = openTestCore({ clock: test.clock, newId: () => v7() });
    await lost.client().knowledge.add({ category: 'me', key: 'tea', value: 'black' });
    await lost.client().tasks.add({ description: 'only here' });
    const folder = path.join(lost.home, 'backups');
    await backUp(lost);
    for (const ending of ['db', 'json'])
      writeFileSync(
        path.join(folder, `${backup.name}.${ending}`),
        readFileSync(path.join(test.home, 'backups', `${backup.name}.${ending}`)),
      );
    const before = livingState(lost.home);
    const { kinds } = await lost.client().backups.preview({ name: backup.name });
    expect(row(kinds, 'messages')).toMatchObject({ inBackup: 2, here: 0, comingBack: 2 });
    expect(row(kinds, 'tasks')).toMatchObject({ inBackup: 1, here: 1, comingBack: 1, onlyHere: 1 });

    expect(await restore(lost, backup.name, 'merge')).toMatchObject({ state: 'done' });
    checkIntegrity(lost.home);
    const found = await lost.client().search.run({ text: 'zqcanar' });
    expect(found.items.map(({ kind }) => kind).toSorted()).toEqual(['message', 'session']);
    expect(
      (await lost.client().tasks.list({})).items.map(({ description }) => description).toSorted(),
    ).toEqual(['only here', 'water the zqplant']);
    expect((await lost.client().knowledge.list({})).items).toMatchObject([{ value: 'black' }]);
    expect((await lost.client().backups.list({})).items.map(({ reason }) => reason)).toContain('restore');

    const [merge] = (await lost.client().imports.list({})).items;
    await lost.client().imports.undo({ id: merge?.id ?? '' });
    await lost.core.idle();
    const after = livingState(lost.home);
    for (const table of ['sessions', 'memories', 'knowledge', 'tasks', 'preferences'])
      expect([table, after[table]]).toEqual([table, before[table]]);
    expect((await client.knowledge.list({})).items).toMatchObject([{ value: 'green' }]);
  });

  it('leaves what was changed here, and what lies in Trash, and says so before', async () => {
    const test = openTestCore();
    await fill(test);
    const { name } = await backUp(test);
    const client = test.client();
    const [fact] = (await client.knowledge.list({})).items;
    const [task] = (await client.tasks.list({})).items;
    test.clock.advance(1000);
    await client.knowledge.update({ id: fact?.id ?? '', value: 'oolong' });
    await client.tasks.remove({ ids: [task?.id ?? ''] });
    const { kinds } = await client.backups.preview({ name });
    expect(row(kinds, 'knowledge')).toMatchObject({ newerHere: 1, comingBack: 0, onlyHere: 0 });
    expect(row(kinds, 'tasks')).toMatchObject({ inTrash: 1, comingBack: 0, here: 0 });
    const before = livingState(test.home);
    expect(await restore(test, name, 'merge')).toMatchObject({ state: 'done' });
    const { imports: _now, ...after } = livingState(test.home);
    const { imports: _then, ...first } = before;
    expect(after).toEqual(first);
  });

  it('does not bring back what was forgotten completely, even after history was forgotten', async () => {
    const test = openTestCore();
    await fill(test);
    const { name } = await backUp(test);
    const client = test.client();
    const [session] = (await client.sessions.list({})).items;
    const [memory] = (await client.memories.list({})).items;
    await client.sessions.remove({ ids: [session?.id ?? ''] });
    await client.memories.remove({ ids: [memory?.id ?? ''] });
    await client.trash.purge({ everything: true });
    const db = openWriter(path.join(test.home, 'memory.db'));
    expect(pruneHistory(db, test.clock.now() + 1, 1000)).toBeGreaterThan(0);
    db.close();
    const { kinds } = await client.backups.preview({ name });
    expect(row(kinds, 'sessions')).toMatchObject({ forgotten: 1, comingBack: 0 });
    expect(row(kinds, 'messages')).toMatchObject({ forgotten: 2, comingBack: 0 });
    expect(row(kinds, 'memories')).toMatchObject({ forgotten: 1, comingBack: 0 });
    expect(await restore(test, name, 'merge')).toMatchObject({ state: 'done' });
    expect((await client.search.run({ text: 'zqcanar' })).items).toEqual([]);
    expect((await client.memories.list({})).items).toEqual([]);
  });

  it('takes a backup of an older schema, in a copy brought up to date', async () => {
    const test = openTestCore({ newId: () => v7() });
    await fill(test);
    const folder = path.join(test.home, 'backups');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'old.db');
    const origin = `'import', NULL, NULL, NULL, 'unreviewed'`;
    const old = openWriter(file, 'DELETE');
    migrate(old, () => {}, [{ version: 10, apply: createInitialSchema }]);
    old.exec(`
      INSERT INTO users VALUES (1, '${v7()}', 1, 1, NULL, '', ${origin});
      INSERT INTO tasks VALUES (1, '${v7()}', 1, 1, NULL, NULL, NULL, 'of long ago', 'pending', NULL, NULL, NULL,
        'of long ago', ${origin});`);
    old.close();
    const before = readFileSync(file);
    const { kinds, backup } = await test.client().backups.preview({ name: 'old' });
    expect(backup).toMatchObject({ reason: 'unknown', state: 'unverified' });
    expect(row(kinds, 'tasks')).toMatchObject({ inBackup: 1, comingBack: 1, onlyHere: 1 });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await restore(test, 'old', 'merge')).toMatchObject({ state: 'done' });
    const { items } = await test.client().tasks.list({});
    expect(items.map(({ description }) => description)).toContain('of long ago');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await restore(test, 'old', 'replace')).toMatchObject({ state: 'done' });
    checkIntegrity(test.home);
    expect((await test.client().tasks.list({})).items).toMatchObject([{ description: 'of long ago' }]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('replacing an open memory by a backup', () => {
  it('brings all of it back, under everybody who has it open, after a backup of what was there', async () => {
    const test = openTestCore();
    await fill(test);
    const { name } = await backUp(test);
    const then = livingState(test.home);
    const client = test.client();
    await client.memories.add({ content: 'of zqlater', type: 'semantic' });
    const [fact] = (await client.knowledge.list({})).items;
    await client.knowledge.update({ id: fact?.id ?? '', value: 'oolong' });

    // Another program on the same file, with what it holds in memory and what it was told.
    const other = createCore({
      home: test.home,
      clock: test.clock.now,
      newId: () => '0198c0de-00ff-7000-8000-000000000001',
      logger: () => {},
      validateOutputs: true,
      pollMs: 5,
    });
    const agent = createClient(other.connect(AGENT));
    expect((await agent.memories.list({})).items).toHaveLength(2);
    const told: Change[] = [];
    other.connect(PERSON).subscribe((changes) => told.push(...changes));

    const job = await restore(test, name, 'replace');
    expect(job).toMatchObject({ state: 'done', kind: 'restore' });
    const { agents: _agents, ...now } = livingState(test.home);
    const { agents: _before, ...former } = then;
    expect(now).toEqual(former);
    checkIntegrity(test.home);
    expect((await agent.memories.list({})).items.map(({ content }) => content)).toEqual(['likes zqbread']);
    expect((await agent.search.run({ text: 'zqlater' })).items).toEqual([]);
    expect((await agent.search.run({ text: 'zqcanar' })).items).toHaveLength(2);
    const heard = () => told.some(({ entity, id }) => entity === 'memory' && id === null);
    for (let turn = 0; turn < 1000 && !heard(); turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard()).toBe(true);
    await agent.memories.add({ content: 'goes on', type: 'semantic' });
    await other.close();
    expect((await client.memories.list({})).items.map(({ content }) => content)).toContain('goes on');

    const { items } = await client.backups.list({});
    const snapshot = items.find(({ reason }) => reason === 'restore');
    expect(snapshot).toMatchObject({ state: 'verified', counts: { memories: 2 } });
    const again = await test.reopen();
    const { checks } = await again.client().maintenance.health({});
    expect(checks.find((each) => each.name === 'watermark')?.state).toBe('ok');
    await restore(again, snapshot?.name ?? '', 'replace');
    expect((await again.client().memories.list({})).items.map(({ content }) => content)).toContain(
      'of zqlater',
    );
  });

  it.each([
    [4096, 8192],
    [8192, 4096],
  ])('of pages of %i bytes is brought back under a memory of %i', async (before, now) => {
    const made = openTestCore({});
    await fill(made);
    const file = path.join(made.home, 'memory.db');
    await made.close();
    resizePagesOf(file, before);
    const kept = await made.reopen();
    const { name } = await backUp(kept);
    expect(pageBytesOf(path.join(made.home, 'backups', `${name}.db`))).toBe(before);
    const state = livingState(made.home);
    await kept.client().knowledge.add({ category: 'me', key: 'later', value: 'zqlater' });
    await kept.close();
    resizePagesOf(file, now);
    const test = await kept.reopen();
    expect(await restore(test, name, 'replace')).toMatchObject({ state: 'done' });
    expect(livingState(made.home)).toEqual(state);
    expect((await test.client().knowledge.list({})).items.map(({ key }) => key)).toEqual(['tea']);
    await test.close();
    expect(pageBytesOf(file)).toBe(now);
    expect(readdirSync(path.join(made.home, 'backups')).filter((each) => each.startsWith('.'))).toEqual([]);
    checkIntegrity(made.home);
  });

  it('loses nothing that others write while it is prepared', async () => {
    const test = openTestCore();
    await fill(test);
    const { name } = await backUp(test);
    const { restored, snapshot } = await replaceOpenMemory({
      home: test.home,
      name,
      now: test.clock.now(),
      caller: PERSON,
      reason: undefined,
      jobId: '',
      onStage(stage) {
        if (stage === 'replacing') void test.client().tasks.add({ description: 'at the last moment' });
      },
    });
    expect(restored.name).toBe(name);
    expect(snapshot).toMatchObject({ state: 'verified', counts: { tasks: 2 } });
    expect((await test.client().tasks.list({})).items).toHaveLength(1);
    expect((await test.client().backups.list({})).items).toHaveLength(2);
  });

  it('is done in a thread of its own where there is a program for it, and can be stopped before', async () => {
    const test = openTestCore({ backupThread: findApp().backupThread });
    await fill(test);
    const { name } = await backUp(test);
    await test.client().tasks.add({ description: 'later' });
    expect(await restore(test, name, 'replace')).toMatchObject({ state: 'done' });
    expect((await test.client().tasks.list({})).items).toHaveLength(1);
    const abort = new AbortController();
    const stopped = carryOutBackupTask(
      findApp().backupThread,
      { kind: 'create', home: test.home, reason: 'person', now: test.clock.now() },
      { signal: abort.signal, onStage: () => abort.abort(new AppError('cancelled', 'Stopped.')) },
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const failed = carryOutBackupTask(
      findApp().backupThread,
      { kind: 'verify', home: test.home, name: 'missing', now: test.clock.now() },
      { signal: new AbortController().signal, onStage: () => {} },
    );
    await expect(failed).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused for a damaged backup, and while something runs; nothing changes', async () => {
    const test = openTestCore();
    await fill(test);
    const { name } = await backUp(test);
    const file = path.join(test.home, 'backups', `${name}.db`);
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 9000, 9100);
    writeFileSync(file, bytes);
    const before = livingState(test.home);
    for (const mode of ['merge', 'replace'] as const) {
      const job = await restore(test, name, mode);
      expect(job).toMatchObject({ state: 'failed', error: { code: 'conflict' } });
      expect(job.error?.message).toContain('damaged');
    }
    const { imports: _now, ...after } = livingState(test.home);
    const { imports: _then, ...first } = before;
    expect(after).toEqual(first);
    const lines = Array.from({ length: 300 }, (_, index) => ({ id: `m${index}`, messages: SESSION }));
    const source = handOver(test, writeSource(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
    await test.client().imports.run({ source });
    await expect(test.client().backups.restore({ name, mode: 'replace' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await test.core.idle();
    expect(rowsOf(test.home, 'SELECT count(*) AS n FROM sessions')).toEqual([{ n: 301 }]);
  });
});

describe('backups made by themselves', () => {
  const DAY = 86_400_000;

  it('are made a day after the last one, where something changed, and say when they failed', async () => {
    const test = openTestCore({ consolidates: true });
    await test.client().settings.set({ values: { 'consolidation.enabled': false } });
    const health = async (now: TestCore) =>
      (await now.client().maintenance.health({})).checks.find(({ name }) => name === 'backup');
    const reasons = async (now: TestCore) =>
      (await now.client().backups.list({})).items.map(({ reason }) => reason);
    const later = async (now: TestCore, milliseconds: number): Promise<TestCore> => {
      await now.close();
      test.clock.advance(milliseconds);
      const again = await test.reopen();
      await again.core.idle();
      return again;
    };
    expect(await reasons(test)).toEqual([]);
    let now = await later(test, DAY + 1000);
    expect(await reasons(now)).toEqual(['schedule']);
    expect(await health(now)).toMatchObject({ state: 'ok' });
    now = await later(now, DAY + 1000);
    expect(await reasons(now)).toEqual(['schedule']); // nothing changed
    expect((await now.client().backups.list({})).current).toBe(true);
    await now.client().tasks.add({ description: 'x' });
    now = await later(now, 1000);
    expect(await reasons(now)).toEqual(['schedule', 'schedule']);

    const folder = path.join(test.home, 'backups');
    await now.client().tasks.add({ description: 'y' });
    await now.close();
    renameSync(folder, `${folder} aside`);
    writeFileSync(folder, 'in the way');
    now = await later(now, DAY + 1000);
    expect(await health(now)).toMatchObject({ state: 'warn' });
    const failed = async () => (await now.client().maintenance.jobs({ states: ['failed'] })).items.length;
    expect(await failed()).toBe(1);
    now = await later(now, 60_000);
    expect(await failed()).toBe(1); // not at once again
    rmSync(folder);
    renameSync(`${folder} aside`, folder);
    now = await later(now, 3_600_000);
    expect(await reasons(now)).toEqual(['schedule', 'schedule', 'schedule']);
    expect(await health(now)).toMatchObject({ state: 'ok' });
    await now.client().settings.set({ values: { 'longTerm.backupEnabled': false } });
    expect((await now.client().backups.list({})).nextAt).toBeNull();
    now = await later(now, 3 * DAY);
    expect(await reasons(now)).toHaveLength(3);
    expect(await health(now)).toMatchObject({ state: 'warn' });
  });
});
