import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { conditionOf } from '../../shared/entities/store-condition.ts';
import type { Change } from '../../shared/entities/history.ts';
import { makeTestHome, openTestCore, PERSON, type TestCore } from '../support/core.ts';
import { filesHolding, rowsOf, spoilPageOf } from '../support/store-file.ts';

const fileOf = (home: string) => path.join(home, 'memory.db');
const FACT = { category: 'me', key: 'tea', value: 'green' };

/** Another program that holds the file. */
function hold(home: string, how: string): Database.Database {
  const db = new Database(fileOf(home));
  onTestFinished(() => void db.close());
  db.exec(how);
  return db;
}

async function stateOf(test: TestCore): Promise<string> {
  return (await test.client().store.status({})).state;
}

async function refusalOf(test: TestCore): Promise<unknown> {
  const error: unknown = await test
    .client()
    .knowledge.add({ ...FACT, key: 'late' })
    .catch((caught: unknown) => caught);
  return conditionOf(error)?.state;
}

/** A memory with a fact, closed, and a copy of its file from before a second fact. */
async function makeOlderCopy(): Promise<{ home: string; older: string; test: TestCore }> {
  const test = openTestCore();
  await test.client().knowledge.add(FACT);
  await test.close();
  const older = path.join(makeTestHome(), 'older.db');
  copyFileSync(fileOf(test.home), older);
  const newer = await test.reopen();
  await newer.client().knowledge.add({ ...FACT, key: 'coffee' });
  await newer.close();
  return { home: test.home, older, test };
}

describe('a memory that is locked', () => {
  it('while it is open is read on, and written again once it is free', async () => {
    const test = openTestCore({ patienceMs: 30 });
    await test.client().knowledge.add(FACT);
    const other = hold(test.home, 'BEGIN IMMEDIATE');
    expect(await refusalOf(test)).toBe('locked');
    expect(await test.client().store.status({})).toMatchObject({ state: 'locked', reading: true });
    expect((await test.client().knowledge.list({})).items).toHaveLength(1);
    other.exec('ROLLBACK');
    await test.client().store.retry({});
    expect(await stateOf(test)).toBe('open');
    await test.client().knowledge.add({ ...FACT, key: 'coffee' });
  });

  it('when it is opened is opened by itself once it is free, and tells that all may have changed', async () => {
    const { home, test: first } = await makeOlderCopy();
    const other = hold(home, 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    const test = openTestCore({ home, clock: first.clock, patienceMs: 30, inTrouble: true });
    expect(await test.client().store.status({})).toMatchObject({ state: 'locked', reading: false });
    await expect(test.client().knowledge.list({})).rejects.toMatchObject({ code: 'unavailable' });
    const heard: Change[] = [];
    test.core.connect(PERSON).subscribe((changes) => heard.push(...changes));
    other.close();
    await expect.poll(() => stateOf(test), { timeout: 10_000 }).toBe('open');
    expect(heard).toContainEqual({ entity: 'knowledge', id: null, seq: expect.any(Number) as number });
    expect((await test.client().knowledge.list({})).items).toHaveLength(2);
  });
});

describe('a memory whose file goes away while it is open', () => {
  it('is not written any more, is read on, and goes on when the file is back', async () => {
    const test = openTestCore();
    await test.client().knowledge.add(FACT);
    const aside = path.join(makeTestHome(), 'memory.db');
    renameSync(fileOf(test.home), aside);
    expect(await refusalOf(test)).toBe('missing');
    expect(existsSync(fileOf(test.home))).toBe(false);
    expect((await test.client().knowledge.list({})).items).toHaveLength(1);
    renameSync(aside, fileOf(test.home));
    await test.client().store.retry({});
    await test.client().knowledge.add({ ...FACT, key: 'late' });
    expect(rowsOf(test.home, 'SELECT key FROM knowledge')).toEqual([{ key: 'tea' }, { key: 'late' }]);
  });

  it('is noticed without any write', async () => {
    const test = openTestCore();
    await test.client().knowledge.add(FACT);
    rmSync(fileOf(test.home));
    await expect.poll(() => stateOf(test), { timeout: 10_000 }).toBe('missing');
  });

  it('and another memory takes its place, goes on with that one and never writes to either in between', async () => {
    const [mine, other] = [openTestCore(), openTestCore()];
    await mine.client().knowledge.add(FACT);
    for (const key of ['a', 'b', 'c']) await other.client().knowledge.add({ ...FACT, key });
    await other.close();
    const aside = path.join(makeTestHome(), 'memory.db');
    renameSync(fileOf(mine.home), aside);
    copyFileSync(fileOf(other.home), fileOf(mine.home));
    const before = readFileSync(fileOf(mine.home));
    expect(await refusalOf(mine)).toBe('replaced');
    expect(readFileSync(fileOf(mine.home)).equals(before)).toBe(true);
    await mine.client().store.retry({});
    expect(await stateOf(mine)).toBe('open');
    expect((await mine.client().knowledge.list({})).items.map(({ key }) => key).toSorted()).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(filesHolding(path.join(mine.home, 'quarantine'), 'green')).not.toEqual([]); // the log of the old file
  });

  it('and a text takes its place, is damaged, and goes on when the memory is back', async () => {
    const first = openTestCore();
    await first.client().knowledge.add(FACT);
    await first.close();
    const test = await first.reopen();
    const aside = path.join(makeTestHome(), 'memory.db');
    renameSync(fileOf(test.home), aside);
    writeFileSync(fileOf(test.home), 'dear diary\n'.repeat(500));
    await test.client().store.retry({});
    expect(await test.client().store.status({})).toMatchObject({ state: 'damaged', reading: false });
    rmSync(fileOf(test.home));
    renameSync(aside, fileOf(test.home));
    await test.client().store.retry({});
    expect((await test.client().knowledge.list({})).items).toHaveLength(1);
  });
});

describe('a memory that was rolled back', () => {
  it('is read, not written, and written again once a person accepts it', async () => {
    const { home, older, test: first } = await makeOlderCopy();
    copyFileSync(older, fileOf(home));
    const test = openTestCore({ home, clock: first.clock });
    expect(await test.client().store.status({})).toMatchObject({
      state: 'rolledBack',
      reading: true,
      missingChanges: 1,
      actions: ['useBackup', 'acceptRollback'],
    });
    expect(await refusalOf(test)).toBe('rolledBack');
    expect((await test.client().knowledge.list({})).items).toHaveLength(1);
    const second = openTestCore({ home, clock: first.clock });
    expect(await test.client().store.acceptRollback({})).toMatchObject({ state: 'open' });
    await test.client().knowledge.add({ ...FACT, key: 'new' });
    await second.client().store.retry({});
    expect(await stateOf(second)).toBe('open');
    await test.close();
    await second.close();
    expect(await stateOf(await test.reopen())).toBe('open');
  });

  it('is accepted only where it was', async () => {
    const test = openTestCore();
    await expect(test.client().store.acceptRollback({})).rejects.toMatchObject({ code: 'conflict' });
    await expect(test.client().store.beginAnew({})).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a memory whose file is gone when it is opened', () => {
  it('is begun anew only when a person says so', async () => {
    const { home, test: first } = await makeOlderCopy();
    rmSync(fileOf(home));
    const test = openTestCore({ home, clock: first.clock, inTrouble: true });
    expect(await test.client().store.status({})).toMatchObject({ state: 'missing', reading: false });
    expect(await test.client().store.retry({})).toMatchObject({ state: 'missing' });
    expect(existsSync(fileOf(home))).toBe(false);
    expect(await test.client().store.beginAnew({})).toMatchObject({ state: 'open' });
    expect((await test.client().knowledge.list({})).items).toEqual([]);
  });
});

describe('a file that is not to be opened', () => {
  it.each([
    ['foreign', 'CREATE TABLE notes (x)'],
    ['newer', 'PRAGMA application_id = 0x4d4e454d; PRAGMA user_version = 99999; CREATE TABLE later (x)'],
  ])('is %s', async (state, sql) => {
    const home = makeTestHome();
    const db = new Database(fileOf(home));
    db.exec(sql);
    db.close();
    const before = readFileSync(fileOf(home));
    const test = openTestCore({ home, inTrouble: true });
    expect(await test.client().store.retry({})).toMatchObject({ state, reading: false });
    await test.close();
    expect(readFileSync(fileOf(home)).equals(before)).toBe(true);
  });

  it('is unreadable where it is a folder', async () => {
    const home = makeTestHome();
    mkdirSync(fileOf(home));
    const test = openTestCore({ home, inTrouble: true });
    expect(await stateOf(test)).toBe('unreadable');
    rmSync(fileOf(home), { recursive: true });
    await test.client().store.retry({});
    expect(await stateOf(test)).toBe('open');
  });

  it('is damaged where pages in its middle are, although it opens', async () => {
    const test = openTestCore();
    for (let index = 0; index < 60; index += 1)
      await test.client().tasks.add({ description: `task ${index} ${'x'.repeat(900)}` });
    await test.close();
    spoilPageOf(fileOf(test.home), 'task 20 ');
    const again = openTestCore({ home: test.home, clock: test.clock, inTrouble: true });
    expect(await again.client().store.status({})).toMatchObject({ state: 'damaged' });
  });
});
