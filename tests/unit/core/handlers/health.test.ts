import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import type { HealthName } from '../../../../shared/entities/health.ts';
import { createTestClock, makeTestHome, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, rowsOf } from '../../../support/store-file.ts';

const DAY = 86_400_000;

async function check(client: Client, name: HealthName) {
  const found = (await client.maintenance.health({})).checks.find((each) => each.name === name);
  if (!found) throw new Error(`Nobody looked at ${name}`);
  return found;
}

/** Makes a memory with words to find, and wipes part of a search index of it, past the core. */
async function openDamaged(table: string): Promise<TestCore> {
  const test = openTestCore();
  for (let number = 0; number < 120; number += 1)
    await test.client().tasks.add({ description: `zqcanar word${number} Water the garden` });
  await test.close();
  const db = new Database(path.join(test.home, 'memory.db'));
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  db.exec(`UPDATE ${table}_fts_data SET block = zeroblob(length(block)) WHERE id > 10`);
  db.close();
  return openTestCore({ home: test.home, clock: test.clock, newId: otherIds(), logger: () => {} });
}

/** Ids that do not meet those the memory was made with. */
function otherIds(): () => string {
  let count = 0;
  return () => `0198c0de-0009-7000-8000-${(count += 1).toString(16).padStart(12, '0')}`;
}

describe('health', () => {
  it('of a new memory is well, each check with its word, its English and its button', async () => {
    const { state, checks, logs } = await openTestCore().client().maintenance.health({});
    expect(checks.filter(({ name, state: found }) => name !== 'disk' && found !== 'ok')).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['store', 'watermark', 'integrity', 'search', 'disk', 'errors', 'clock']),
    );
    for (const { message } of checks) expect(message).not.toMatch(/[{}]|undefined/);
    expect(['ok', 'warn']).toContain(state);
    expect(path.basename(logs)).toBe('logs');
  });

  it('says that nobody looked through the file yet, does it when asked, and says when that is long ago', async () => {
    const test = openTestCore();
    const client = test.client();
    expect(await check(client, 'integrity')).toMatchObject({ finding: 'never', action: 'checkNow' });
    const { job } = await client.maintenance.check({});
    await test.core.idle();
    const ended = await client.maintenance.job({ id: job.id });
    expect(ended).toMatchObject({ state: 'done', result: { damaged: [] } });
    expect(await check(client, 'integrity')).toMatchObject({
      finding: 'ok',
      values: { at: '2026-03-01T12:00:00.000Z' },
    });
    test.clock.advance(31 * DAY);
    expect(await check(client, 'integrity')).toMatchObject({
      state: 'warn',
      finding: 'old',
      action: 'checkNow',
    });
  });

  it('is warned by consolidation that never runs', async () => {
    const test = openTestCore();
    const client = test.client();
    const set = (values: Parameters<typeof client.settings.set>[0]['values']) =>
      client.settings.set({ values });
    await set({ 'consolidation.enabled': false });
    expect(await check(client, 'consolidation')).toMatchObject({
      finding: 'off',
      action: 'openConsolidationSettings',
    });
    await set({ 'consolidation.enabled': true, 'consolidation.intervalHours': 0 });
    expect(await check(client, 'consolidation')).toMatchObject({ finding: 'manual', action: 'consolidate' });
    await client.consolidation.run({});
    await test.core.idle();
    expect(await check(client, 'consolidation')).toMatchObject({ finding: 'ok' });
    await set({ 'consolidation.intervalHours': 6 });
    test.clock.advance(3 * DAY);
    expect(await check(client, 'consolidation')).toMatchObject({ finding: 'late' });
  });

  it('is warned by followed places that vanished and by a clock that was set back', async () => {
    const clock = createTestClock();
    const there = makeTestHome();
    const folders = {
      homedir: there,
      claudeCode: { 'claude-code': path.join(there, 'claude') },
      codex: { codex: path.join(there, 'codex') },
      serverMemory: null,
      downloads: null,
    };
    const test = openTestCore({ clock, folders });
    const client = test.client();
    expect(await check(client, 'follow')).toMatchObject({ finding: 'none' });
    mkdirSync(path.join(there, 'claude'));
    await client.settings.set({ values: { 'imports.follow': ['claude-code', 'codex'] } });
    expect(await check(client, 'follow')).toMatchObject({ finding: 'gone', values: { parts: 'codex' } });
    mkdirSync(path.join(there, 'codex'));
    expect(await check(client, 'follow')).toMatchObject({ finding: 'ok' });
    await client.tasks.add({ description: 'now' });
    clock.advance(-2 * DAY);
    expect(await check(client, 'clock')).toMatchObject({ state: 'warn', finding: 'back' });
  });

  it('is warned by what went wrong within a day and by what is slower than the person wants', async () => {
    let breaking = false;
    const nextId = otherIds();
    const test = openTestCore({
      logger: () => {},
      newId: () => {
        if (breaking) throw new Error('no');
        return nextId();
      },
    });
    const client = test.client();
    expect((await check(client, 'speed')).finding).toBe('unknown');
    for (let times = 0; times < 20; times += 1) await client.recall.run({ task: 'garden' });
    expect((await check(client, 'speed')).finding).toBe('ok');
    await client.settings.set({ values: { 'alerts.recallMs': 1 } });
    const { durations } = await client.maintenance.metrics({});
    expect((await check(client, 'speed')).state).toBe((durations.recall?.p95 ?? 0) > 1 ? 'warn' : 'ok');
    breaking = true;
    await expect(client.tasks.add({ description: 'x' })).rejects.toMatchObject({ code: 'internal' });
    expect(await check(client, 'errors')).toMatchObject({
      finding: 'some',
      values: { count: 1 },
      action: 'openErrors',
    });
    test.clock.advance(2 * DAY);
    expect(await check(client, 'errors')).toMatchObject({ finding: 'ok' });
  });
});

describe('a search index that is damaged', () => {
  it('is found by looking through the file, built anew in steps while others write, and whole again', async () => {
    const test = await openDamaged('tasks');
    const client = test.client();
    await client.maintenance.check({});
    await test.core.idle();
    expect(await check(client, 'search')).toMatchObject({
      state: 'fail',
      finding: 'broken',
      values: { parts: 'tasks' },
      action: 'rebuildSearch',
    });
    expect((await check(client, 'integrity')).state).toBe('ok');

    const { job } = await client.maintenance.rebuildSearch({});
    expect((await client.maintenance.rebuildSearch({})).job.id).toBe(job.id);
    const [first] = (await client.tasks.list({ limit: 1 })).items;
    await client.tasks.update({ id: first?.id ?? '', description: 'zqblau meanwhile' });
    const { id } = await client.tasks.add({ description: 'zqrot meanwhile' });
    await client.tasks.remove({ ids: [id] });
    await client.tasks.add({ description: 'zqgelb meanwhile' });
    await test.core.idle();
    expect(await client.maintenance.job({ id: job.id })).toMatchObject({
      state: 'done',
      result: { rebuilt: ['tasks'] },
    });
    expect(await check(client, 'search')).toMatchObject({ state: 'ok' });
    const found = (word: string) =>
      rowsOf(test.home, 'SELECT count(*) AS n FROM tasks_fts WHERE tasks_fts MATCH ?', word)[0]?.['n'];
    expect(['zqcanar', 'zqblau', 'zqrot', 'zqgelb'].map(found)).toEqual([119, 1, 1, 1]);
    await test.close();
    checkIntegrity(test.home);
  });

  it('goes on being built after Mneme was stopped', async () => {
    const test = await openDamaged('tasks');
    const client = test.client();
    const { job } = await client.maintenance.rebuildSearch({ everything: true });
    await client.maintenance.cancelJob({ id: job.id });
    await test.core.idle();
    if (rowsOf(test.home, 'SELECT name FROM search_rebuilds').length > 0)
      expect(await check(client, 'search')).toMatchObject({ state: 'warn', finding: 'unfinished' });
    const again = await test.reopen();
    await again.core.idle();
    await again.client().maintenance.rebuildSearch({ everything: true });
    await again.core.idle();
    expect(await check(again.client(), 'search')).toMatchObject({ finding: 'ok' });
    await again.close();
    checkIntegrity(test.home);
  });
});

describe('optimising', () => {
  it('gives back what is free, keeps every word, and tells both sizes', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.sessions.create({ title: 'Long' });
    const text = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
    for (let times = 0; times < 20; times += 1)
      await client.messages.add({
        sessionId: id,
        message: { role: 'user', text: `${text} zqcanar${times}` },
      });
    await client.sessions.remove({ ids: [id] });
    await client.trash.purge({ everything: true });
    await client.tasks.add({ description: 'zqkept' });
    const { job } = await client.maintenance.optimize({});
    await test.core.idle();
    const ended = await client.maintenance.job({ id: job.id });
    expect(ended).toMatchObject({ state: 'done', result: { rewritten: expect.any(Boolean) } });
    const { bytesBefore, bytesAfter } = ended.result as { bytesBefore: number; bytesAfter: number }; // what the job gives
    expect(bytesAfter).toBeLessThanOrEqual(bytesBefore);
    expect((await client.search.run({ text: 'zqkept' })).items).toHaveLength(1);
    await test.close();
    checkIntegrity(test.home);
  });
});

describe('retention by hand', () => {
  it('shows what would go, makes a verified backup, lets it go, and is taken back', async () => {
    const test = openTestCore();
    const client = test.client();
    const old = await client.sessions.create({ title: 'Old' });
    test.clock.advance(40 * DAY);
    const recent = await client.sessions.create({ title: 'New' });
    const preview = await client.maintenance.retentionPreview({ days: 30 });
    expect(preview).toMatchObject({ sessions: 1, items: [{ id: old.id, title: 'Old' }], automatic: false });
    expect((await client.maintenance.retentionPreview({ days: 3000 })).sessions).toBe(0);
    expect(await client.maintenance.applyRetention({ days: 3000 })).toMatchObject({
      removed: 0,
      backup: null,
    });
    const { removed, backup } = await client.maintenance.applyRetention({ days: 30 });
    expect(removed).toBe(1);
    expect(readdirSync(path.join(test.home, 'backups'))).toContain(`${backup}.db`);
    expect((await client.sessions.list({})).items.map(({ id }) => id)).toEqual([recent.id]);
    await client.history.undoLast({});
    expect((await client.sessions.list({})).items).toHaveLength(2);
  });
});

it('writes of agents that wait, or could not be carried out, are told', async () => {
  const test = openTestCore();
  const spool = path.join(test.home, 'spool');
  expect(await check(test.client(), 'rescue')).toMatchObject({ finding: 'ok' });
  mkdirSync(spool, { recursive: true });
  writeFileSync(path.join(spool, 'rejected.jsonl'), '{"line":"x"}\n');
  expect(await check(test.client(), 'rescue')).toMatchObject({
    state: 'warn',
    finding: 'rejected',
    values: { count: 1 },
  });
});
