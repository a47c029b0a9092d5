import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { discardUnfinishedBackups } from '../../../../electron/core/files/backup-folder.ts';
import { createBackup, listBackups, verifyBackup } from '../../../../electron/core/files/backups.ts';
import { replaceMemory } from '../../../../electron/core/files/replace-memory.ts';
import { createTestClock, makeTestHome, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, livingState, rowsOf, wholeState } from '../../../support/store-file.ts';

const clock = createTestClock();

async function openWithFacts(words: readonly string[]): Promise<TestCore> {
  const test = openTestCore({ clock });
  for (const value of words) await test.client().knowledge.add({ category: 'me', key: value, value });
  return test;
}

const fileOf = (home: string, name: string): string => path.join(home, 'backups', `${name}.db`);
const make = (home: string) => createBackup({ home, reason: 'person', now: clock.now() });

/** Changes one byte in the middle of a file. */
function spoil(file: string, at = Math.floor(statSync(file).size / 2)): void {
  const bytes = readFileSync(file);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.from([(bytes[at] ?? 0) ^ 0x55]), 0, 1, at);
  closeSync(handle);
}

describe('a backup', () => {
  it('holds all of an open memory, is private, verified, and told by the folder alone', async () => {
    const { home } = await openWithFacts(['tea', 'bread']);
    const made = make(home);
    expect(made).toMatchObject({ reason: 'person', state: 'verified', problem: null });
    expect(made.counts).toMatchObject({ knowledge: 2, messages: 0 });
    expect(listBackups(home)).toEqual([made]);
    expect(statSync(fileOf(home, made.name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.join(home, 'backups')).toSorted()).toEqual([
      `${made.name}.db`,
      `${made.name}.json`,
    ]);
    const copy = makeTestHome();
    writeFileSync(path.join(copy, 'memory.db'), readFileSync(fileOf(home, made.name)));
    expect(wholeState(copy)).toEqual(wholeState(home));
  });

  it('of a memory whose search is damaged has a whole one: a migration must not wait for that', async () => {
    const test = openTestCore({ clock });
    const { id: sessionId } = await test.client().sessions.create({ title: 'Tea' });
    const messages = Array.from({ length: 200 }, (_, n) => ({
      role: 'user' as const,
      text: `cup ${n} of tea`,
    }));
    await test.client().messages.addMany({ sessionId, messages });
    await test.close();
    const db = new Database(path.join(test.home, 'memory.db'));
    db.unsafeMode(true);
    db.exec('UPDATE messages_fts_data SET block = zeroblob(length(block)) WHERE id > 10');
    db.close();
    const made = make(test.home);
    expect(made).toMatchObject({ state: 'verified', problem: null, counts: { messages: 200 } });
    const copy = makeTestHome();
    writeFileSync(path.join(copy, 'memory.db'), readFileSync(fileOf(test.home, made.name)));
    checkIntegrity(copy);
    const opened = openTestCore({ home: copy, clock });
    await opened.core.idle();
    const found = await opened.client().search.run({ text: 'cup', kinds: ['message'] });
    expect(found.items.length).toBeGreaterThan(0);
  });

  it('that was changed by one byte is found to be damaged, and is not restored', async () => {
    const test = await openWithFacts(['tea']);
    const { name } = make(test.home);
    spoil(fileOf(test.home, name));
    await test.close();
    const before = wholeState(test.home);
    expect(() => replaceMemory(test.home, name, clock.now())).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(wholeState(test.home)).toEqual(before);
    expect(listBackups(test.home)).toMatchObject([{ state: 'damaged', verifiedAt: null }]);
  });

  it('that was cut short is listed as damaged at once', async () => {
    const { home } = await openWithFacts(['tea']);
    const { name } = make(home);
    writeFileSync(fileOf(home, name), readFileSync(fileOf(home, name)).subarray(0, 5000));
    expect(listBackups(home)).toMatchObject([{ state: 'damaged' }]);
  });

  it.each([undefined, '', '{', '{"version":1}'])(
    'whose manifest is missing or damaged is listed as unverified, and verified on demand: %j',
    async (manifest) => {
      const { home } = await openWithFacts(['tea']);
      const { name } = make(home);
      const file = path.join(home, 'backups', `${name}.json`);
      if (manifest === undefined) rmSync(file);
      else writeFileSync(file, manifest);
      expect(listBackups(home)).toMatchObject([
        { name, reason: 'person', state: 'unverified', counts: null },
      ]);
      expect(verifyBackup(home, name, clock.now())).toMatchObject({
        state: 'verified',
        counts: { knowledge: 1 },
      });
      expect(listBackups(home)).toMatchObject([{ state: 'verified' }]);
    },
  );

  it('whose search does not fit its texts is damaged, though its pages are whole', async () => {
    const { home } = await openWithFacts(['tea']);
    const { name } = make(home);
    rmSync(path.join(home, 'backups', `${name}.json`));
    const db = new Database(fileOf(home, name));
    db.exec(`DROP TRIGGER knowledge_fts_update; UPDATE knowledge SET search_text = 'bread'`);
    db.close();
    const found = verifyBackup(home, name, clock.now());
    expect(found.state).toBe('damaged');
    expect(found.problem).toContain('_fts');
  });

  it('of a text file is told as such', async () => {
    const { home } = await openWithFacts([]);
    make(home);
    writeFileSync(fileOf(home, 'notes'), 'dear diary\n'.repeat(500));
    const { state, problem } = verifyBackup(home, 'notes', clock.now());
    expect([state, problem]).toEqual(['damaged', expect.stringContaining('SQLITE_NOTADB') as string]);
  });

  it('cannot be named outside its folder', async () => {
    const { home } = await openWithFacts([]);
    for (const name of ['../memory', 'a/b', '.hidden', '', 'a\\b'])
      expect(() => verifyBackup(home, name, clock.now())).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      );
    expect(() => verifyBackup(home, 'missing', clock.now())).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('of a damaged memory is refused, and leaves nothing', async () => {
    const test = await openWithFacts(['tea']);
    await test.close();
    const memory = path.join(test.home, 'memory.db');
    writeFileSync(memory, readFileSync(memory).fill(0xaa, 8192, 16_384));
    expect(() => make(test.home)).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(readdirSync(path.join(test.home, 'backups'))).toEqual([]);
  });

  it('that a process left unfinished is cleared away, not one that is being made', async () => {
    const { home } = await openWithFacts(['tea']);
    const { name } = make(home);
    const folder = path.join(home, 'backups');
    const gone = 4_194_304; // above the largest process number
    for (const file of [`.x.${gone}.part`, `.x.${gone}.part-journal`, `x.json.${gone}.tmp`, 'alone.json'])
      writeFileSync(path.join(folder, file), 'x');
    writeFileSync(path.join(folder, `.x.${process.pid}.part`), 'x');
    const old = new Date(clock.now() - 2 * 86_400_000);
    utimesSync(path.join(folder, 'alone.json'), old, old);
    discardUnfinishedBackups(home, clock.now());
    expect(readdirSync(folder).toSorted()).toEqual(
      [`.x.${process.pid}.part`, `${name}.db`, `${name}.json`].toSorted(),
    );
    expect(listBackups(home)).toHaveLength(1);
  });
});

describe('replacing a memory nobody has open', () => {
  it('brings the backup back, keeps what was there, and is not reported as rolled back', async () => {
    const test = await openWithFacts(['tea']);
    const { name } = make(test.home);
    const then = livingState(test.home);
    for (const value of ['a', 'b', 'c']) await test.client().tasks.add({ description: value });
    await test.close();
    const later = livingState(test.home);
    const { aside } = replaceMemory(test.home, name, clock.now());
    expect(livingState(test.home)).toEqual(then);
    checkIntegrity(test.home);
    const again = await test.reopen();
    const { checks } = await again.client().maintenance.health({});
    expect(checks.find((each) => each.name === 'watermark')?.state).toBe('ok');
    await again.client().tasks.add({ description: 'goes on' });
    await again.close();

    expect(listBackups(test.home).find((each) => each.name === aside)).toMatchObject({
      reason: 'aside',
      state: 'unverified',
    });
    replaceMemory(test.home, aside ?? '', clock.now());
    expect(livingState(test.home)).toEqual(later);
  });

  it.each(['missing', 'empty', 'damaged'])('works where it is %s', async (how) => {
    const test = await openWithFacts(['tea']);
    const { name } = make(test.home);
    const then = livingState(test.home);
    await test.client().tasks.add({ description: 'later' });
    await test.close();
    const memory = path.join(test.home, 'memory.db');
    const damaged = Buffer.concat([Buffer.from('Not SQLite, sorry'), readFileSync(memory).subarray(17)]);
    if (how === 'missing') rmSync(memory);
    if (how === 'empty') writeFileSync(memory, '');
    if (how === 'damaged') {
      writeFileSync(memory, damaged);
      writeFileSync(`${memory}-wal`, 'a log');
    }
    const { aside } = replaceMemory(test.home, name, clock.now());
    expect(existsSync(`${memory}-wal`)).toBe(false);
    expect(livingState(test.home)).toEqual(then);
    const again = await test.reopen();
    const { checks } = await again.client().maintenance.health({});
    expect(checks.find((each) => each.name === 'watermark')?.state).toBe('ok');
    expect(aside === null).toBe(how === 'missing');
    if (how === 'damaged') {
      expect(readFileSync(fileOf(test.home, aside ?? '')).equals(damaged)).toBe(true);
      expect(readFileSync(`${fileOf(test.home, aside ?? '')}-wal`, 'utf8')).toBe('a log');
    }
  });

  it('is refused while it is open', async () => {
    const test = await openWithFacts(['tea']);
    const { name } = make(test.home);
    await test.client().tasks.add({ description: 'later' });
    const before = livingState(test.home);
    expect(() => replaceMemory(test.home, name, clock.now())).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
    expect(livingState(test.home)).toEqual(before);
    expect(rowsOf(test.home, 'SELECT count(*) AS n FROM tasks')).toEqual([{ n: 1 }]);
    expect(listBackups(test.home)).toHaveLength(1);
  });
});
