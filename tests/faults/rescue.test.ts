import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup } from '../../electron/core/files/backups.ts';
import { makeTestHome, openTestCore, type TestCore } from '../support/core.ts';
import { checkIntegrity, rowsOf, spoilPageOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/rescuing-process.ts');
const FACT = { category: 'me', key: 'tea', value: 'green' };
const fileOf = (home: string) => path.join(home, 'memory.db');
const sumOf = (file: string) => hash('sha256', readFileSync(file));

/** A closed memory of two hundred tasks. */
async function makeMemory(): Promise<TestCore> {
  const test = openTestCore();
  await test.client().knowledge.add(FACT);
  for (let index = 0; index < 200; index += 1)
    await test.client().tasks.add({ description: `task ${index} ${'x'.repeat(200)}` });
  await test.close();
  return test;
}

const quarantined = (home: string) =>
  readdirSync(path.join(home, 'quarantine')).map((name) => path.join(home, 'quarantine', name));

describe('a damaged memory', () => {
  it('is saved as far as it can be read, and kept as it was', async () => {
    const { home, clock } = await makeMemory();
    spoilPageOf(fileOf(home), 'task 50 ');
    const before = sumOf(fileOf(home));
    const test = openTestCore({ home, clock, inTrouble: true });
    expect((await test.client().store.status({})).actions).toEqual(['salvage', 'useBackup', 'retry']);
    const report = await test.client().store.salvage({});
    expect(report.saved['tasks']).toBeGreaterThan(150);
    expect(report).toMatchObject({ pagesLost: 1, quarantine: quarantined(home)[0] });
    expect(await test.client().store.progress({})).toEqual({ work: null, report });
    expect(sumOf(path.join(report.quarantine, 'memory.db'))).toBe(before);
    expect(await test.client().store.status({})).toMatchObject({ state: 'open' });
    expect((await test.client().knowledge.list({})).items).toHaveLength(1);
    expect((await test.client().tasks.list({ withTotal: true })).total).toBe(report.saved['tasks']);
    await test.client().tasks.add({ description: 'after' });
    await test.close();
    checkIntegrity(home);
    const again = await test.reopen();
    expect(await again.client().store.status({})).toMatchObject({ state: 'open' });
  });

  it('is replaced by a backup, and kept as it was; a backup that is damaged itself changes nothing', async () => {
    const { home, clock } = await makeMemory();
    const good = createBackup({ home, reason: 'person', now: clock.now() });
    const bad = createBackup({ home, reason: 'person', now: clock.now() });
    spoilPageOf(path.join(home, 'backups', `${bad.name}.db`), 'task 50 ');
    writeFileSync(fileOf(home), 'dear diary\n'.repeat(500));
    const before = sumOf(fileOf(home));
    const test = openTestCore({ home, clock, inTrouble: true });
    expect((await test.client().store.backups({})).items).toHaveLength(2);
    await expect(test.client().store.useBackup({ name: bad.name })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(sumOf(fileOf(home))).toBe(before);
    expect(await test.client().store.useBackup({ name: good.name })).toMatchObject({ state: 'open' });
    expect((await test.client().tasks.list({ withTotal: true })).total).toBe(200);
    expect(quarantined(home).map((folder) => sumOf(path.join(folder, 'memory.db')))).toEqual([before]);
  });

  it('is whole or as it was, whenever the process that saves it is killed', { timeout: 60_000 }, async () => {
    const { home, clock } = await makeMemory();
    spoilPageOf(fileOf(home), 'task 50 ');
    const damaged = readFileSync(fileOf(home));
    for (let round = 0; round < 5; round += 1) {
      const child = spawn(process.execPath, [PROGRAM, home], {
        env: { ...process.env, NODE_NO_WARNINGS: '1' },
      });
      const ended = new Promise((resolve) => child.once('close', resolve));
      await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
      const timer = setTimeout(() => child.kill('SIGKILL'), round * 40);
      await ended;
      clearTimeout(timer);
      const test = openTestCore({ home, clock, inTrouble: true });
      const { state } = await test.client().store.status({});
      await test.close();
      if (state === 'damaged') {
        expect(readFileSync(fileOf(home)).equals(damaged)).toBe(true);
        continue;
      }
      expect(state).toBe('open');
      checkIntegrity(home);
      expect(rowsOf(home, 'SELECT count(*) AS n FROM tasks')[0]?.['n']).toBeGreaterThan(150);
      rmSync(path.join(home, 'quarantine'), { recursive: true });
      for (const ending of ['-wal', '-shm']) rmSync(`${fileOf(home)}${ending}`, { force: true });
      writeFileSync(fileOf(home), damaged);
      rmSync(path.join(home, 'watermark.json'));
    }
  });

  it('is what it is called only where it is: nothing else is salvaged or replaced', async () => {
    const test = openTestCore();
    await test.client().knowledge.add(FACT);
    const refused = { code: 'conflict' };
    await expect(test.client().store.salvage({})).rejects.toMatchObject(refused);
    await expect(test.client().store.useBackup({ name: 'any' })).rejects.toMatchObject(refused);
    await expect(test.client().store.putBack({})).rejects.toMatchObject(refused);
  });
});

it('a memory that was rolled back is replaced by a newer backup, while two programs have it open', async () => {
  const first = openTestCore();
  await first.client().knowledge.add(FACT);
  await first.close();
  const older = path.join(makeTestHome(), 'older.db');
  copyFileSync(fileOf(first.home), older);
  const newer = await first.reopen();
  await newer.client().knowledge.add({ ...FACT, key: 'coffee' });
  const { name } = createBackup({ home: first.home, reason: 'person', now: first.clock.now() });
  await newer.close();
  copyFileSync(older, fileOf(first.home));
  const [one, two] = [
    openTestCore({ home: first.home, clock: first.clock }),
    openTestCore({ home: first.home, clock: first.clock }),
  ];
  expect(await two.client().store.status({})).toMatchObject({ state: 'rolledBack' });
  expect(await one.client().store.useBackup({ name })).toMatchObject({ state: 'open' });
  await two.client().store.retry({});
  for (const test of [one, two]) expect((await test.client().knowledge.list({})).items).toHaveLength(2);
  await one.client().knowledge.add({ ...FACT, key: 'water' });
  expect((await two.client().knowledge.list({})).items).toHaveLength(3);
});

it('a file that was removed while it was open is put back with all that was in it', async () => {
  const test = openTestCore();
  await test.client().knowledge.add(FACT);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${fileOf(test.home)}${ending}`, { force: true });
  expect(await test.client().store.retry({})).toMatchObject({ state: 'missing', reading: true });
  expect(await test.client().store.putBack({})).toMatchObject({ state: 'open' });
  expect(existsSync(fileOf(test.home))).toBe(true);
  await test.client().knowledge.add({ ...FACT, key: 'coffee' });
  await test.close();
  checkIntegrity(test.home);
  expect(rowsOf(test.home, 'SELECT key FROM knowledge')).toHaveLength(2);
});
