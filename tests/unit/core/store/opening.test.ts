import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openWriter } from '../../../../electron/core/store/database.ts';
import { listDrafts } from '../../../../electron/core/store/drafts.ts';
import { migrate, SCHEMA_VERSION } from '../../../../electron/core/store/migrate.ts';
import { createInitialSchema } from '../../../../electron/core/store/migrations/0010-initial.ts';
import { createDrafts } from '../../../../electron/core/store/migrations/0230-drafts.ts';
import { giveDraftsWindows } from '../../../../electron/core/store/migrations/0250-drafts-of-windows.ts';
import { makeTestHome, openTestCore } from '../../../support/core.ts';
import { checkIntegrity, rowsOf, wholeState } from '../../../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../../../support/writing-process.ts');
const fileOf = (home: string) => path.join(home, 'memory.db');

/** The size and a hash of what the memory consists of: the file and its log; an empty log is none. */
function bytesOf(home: string): Record<string, string> {
  const names = readdirSync(home).filter((name) => /^memory\.db(-wal)?$/.test(name));
  return Object.fromEntries(
    names.flatMap((name) => {
      const bytes = readFileSync(path.join(home, name));
      return bytes.length === 0 && name.endsWith('-wal')
        ? []
        : [[name, `${bytes.length} ${hash('sha256', bytes)}`]];
    }),
  );
}

/** Leaves a home as a process that died leaves it: the last changes are in the log only. */
function leaveLog(home: string, sql: string): void {
  const db = new Database(fileOf(home));
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec(sql);
  const kept = ['memory.db', 'memory.db-wal', 'memory.db-shm'].map(
    (name) => [name, readFileSync(path.join(home, name))] as const,
  );
  db.close();
  for (const [name, bytes] of kept) writeFileSync(path.join(home, name), bytes);
}

/** Opens a memory in another process and writes into it; gives how that ended and what it said. */
async function runWriter(args: string[], user: { uid?: number; gid?: number } = {}) {
  const env = { ...process.env, NODE_NO_WARNINGS: '1' };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, ...user });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, output };
}

describe('a new memory', () => {
  it('is made with the settings that keep it safe', async () => {
    const home = path.join(makeTestHome(), 'deep', 'er');
    const test = openTestCore({ home });
    const db = openWriter(fileOf(home));
    const pragma = (name: string) =>
      Object.values(db.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0];
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      keys: pragma('foreign_keys'),
      trusted: pragma('trusted_schema'),
      cells: pragma('cell_size_check'),
      erase: pragma('secure_delete'),
      temp: pragma('temp_store'),
      timeout: pragma('busy_timeout'),
      version: pragma('user_version'),
      application: pragma('application_id'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      keys: 1,
      trusted: 0,
      cells: 1,
      erase: 1,
      temp: 2,
      timeout: 5000,
      version: SCHEMA_VERSION,
      application: 0x4d4e454d,
    });
    db.close();
    await test.close();
    expect(existsSync(`${fileOf(home)}-wal`)).toBe(false);
  });

  it('is strict in every table, and well', () => {
    const { home } = openTestCore();
    const tables = rowsOf(
      home,
      `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    );
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(tables.length).toBeGreaterThan(12);
    checkIntegrity(home);
  });

  it('is the same after closing and opening', async () => {
    const test = openTestCore();
    await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    const before = wholeState(test.home);
    expect(wholeState((await test.reopen()).home)).toEqual(before);
  });

  it(
    'is migrated by exactly one of eight processes that open it at once, and all work',
    { timeout: 60_000 },
    async () => {
      const home = makeTestHome();
      const ends = await Promise.all(
        Array.from({ length: 8 }, (_, index) => runWriter([home, `p${index}`, '5'])),
      );
      for (const [index, { code, output }] of ends.entries()) {
        expect([index, code, output]).toEqual([
          index,
          0,
          ['open', ...[0, 1, 2, 3, 4].map((n) => `p${index} ${n}`), ''].join('\n'),
        ]);
      }
      expect(rowsOf(home, 'SELECT count(*) AS n FROM users')).toEqual([{ n: 1 }]);
      expect(rowsOf(home, 'SELECT count(*) AS n FROM knowledge')).toEqual([{ n: 40 }]);
      expect(rowsOf(home, `SELECT value FROM meta WHERE key = 'commit_seq'`)[0]).toMatchObject({
        value: expect.any(Number) as number,
      });
      checkIntegrity(home);
    },
  );
});

describe('a migration', () => {
  const step = (version: number, sql: string) => ({
    version,
    apply: (db: { exec(sql: string): void }) => db.exec(sql),
  });

  it('takes a copy first, and runs each step once, in order', () => {
    const home = makeTestHome();
    const db = openWriter(fileOf(home));
    const copies: unknown[] = [];
    const saveFirst = (): void => void copies.push(db.all('SELECT * FROM a'));
    const first = [step(10, 'CREATE TABLE a (x TEXT) STRICT')];
    migrate(db, saveFirst, first);
    db.exec(`INSERT INTO a VALUES ('kept')`);
    const more = [...first, step(20, 'ALTER TABLE a ADD COLUMN y TEXT'), step(30, `UPDATE a SET y = 'new'`)];
    migrate(db, saveFirst, more);
    migrate(db, saveFirst, more);
    expect(db.all('SELECT * FROM a')).toEqual([{ x: 'kept', y: 'new' }]);
    expect(db.get('PRAGMA user_version')).toEqual({ user_version: 30 });
    db.close();
    expect(copies).toEqual([[{ x: 'kept' }]]);
  });

  it('of imports keeps them with all that came from them', () => {
    const home = makeTestHome();
    const db = openWriter(fileOf(home));
    migrate(db, () => {}, [{ version: 10, apply: createInitialSchema }]);
    const origin = `'import', NULL, NULL, NULL, 'unreviewed'`;
    db.exec(`
      INSERT INTO users VALUES (1, 'u', 1, 1, NULL, 'Ann', ${origin});
      INSERT INTO imports VALUES (7, 'i', 1, 2, NULL, 'one', 'claude-code', 'one.jsonl', 5, 'done', '{}', '[]', 3, 4);
      INSERT INTO sessions VALUES (3, 's', 1, 1, NULL, 'u', NULL, NULL, 'Agent', NULL, '[]', 0.5, 1, 1, NULL, 1,
        'claude-code', 'parent/agent-a', NULL, NULL, 'i', 'agent', ${origin});
      INSERT INTO messages (id, created_at, updated_at, session_pk, ordinal, active, role, text, search_text, import_pk,
        origin_actor, origin_trust) VALUES ('m', 1, 1, 3, 0, 1, 'user', 'Hi', 'hi', 7, 'import', 'unreviewed');
    `);
    migrate(db, () => {});
    expect(db.all('SELECT pk, id, status, finished_at, source, run FROM imports')).toEqual([
      { pk: 7, id: 'i', status: 'done', finished_at: 4, source: null, run: null },
    ]);
    expect(db.all('SELECT id, parent_external_id, import_id FROM sessions')).toEqual([
      { id: 's', parent_external_id: 'parent', import_id: 'i' },
    ]);
    expect(db.all('SELECT import_pk FROM messages')).toEqual([{ import_pk: 7 }]);
    expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
    expect(() => db.exec('DELETE FROM imports')).toThrow('FOREIGN KEY');
    db.exec(`UPDATE imports SET status = 'following'`);
    db.close();
  });

  it('is refused where its steps do not rise', () => {
    const home = makeTestHome();
    const db = openWriter(fileOf(home));
    const twice = [step(10, 'CREATE TABLE a (x TEXT) STRICT'), step(10, 'CREATE TABLE b (x TEXT) STRICT')];
    expect(() => migrate(db, () => {}, twice)).toThrow('must rise');
    expect(db.get('SELECT name FROM sqlite_schema')).toBeUndefined();
    db.close();
  });

  it('from the first schema keeps the jobs there were, and takes new kinds', () => {
    const home = makeTestHome();
    const db = openWriter(fileOf(home));
    migrate(db, () => {}, [{ version: 10, apply: createInitialSchema }]);
    const insert = `INSERT INTO jobs (id, kind, state, unit, heartbeat_at, created_at) VALUES (?, ?, 'done', 'items', 1, 2)`;
    db.run(insert, 'one', 'import');
    expect(() => db.run(insert, 'two', 'bulk')).toThrow();
    migrate(db, () => {});
    db.run(insert, 'two', 'bulk');
    expect(db.all('SELECT id, kind, created_at, tx FROM jobs')).toEqual([
      { id: 'one', kind: 'import', created_at: 2, tx: null },
      { id: 'two', kind: 'bulk', created_at: 2, tx: null },
    ]);
    db.close();
    checkIntegrity(home);
  });

  it('of drafts gives those there are to the desktop', () => {
    const db = openWriter(fileOf(makeTestHome()));
    migrate(db, () => {}, [{ version: 230, apply: createDrafts }]);
    const draft = { form: 'tasks.new', address: '/tasks', value: { text: 'Ask' }, at: 7 };
    db.run(`INSERT INTO drafts VALUES (?, ?, ?, ?)`, draft.form, draft.address, '{"text":"Ask"}', draft.at);
    giveDraftsWindows(db);
    expect(listDrafts(db, 'desktop')).toEqual([draft]);
    expect(listDrafts(db, 'web')).toEqual([]);
    db.close();
  });

  it('that fails leaves all as it was', () => {
    const home = makeTestHome();
    const db = openWriter(fileOf(home));
    migrate(db, () => {}, [step(10, 'CREATE TABLE a (x TEXT) STRICT')]);
    const broken = [step(10, ''), step(20, 'CREATE TABLE b (x TEXT) STRICT'), step(30, 'NOT SQL')];
    expect(() => migrate(db, () => {}, broken)).toThrow();
    expect(db.get('PRAGMA user_version')).toEqual({ user_version: 10 });
    expect(db.all(`SELECT name FROM sqlite_schema`)).toEqual([{ name: 'a' }]);
    db.close();
  });
});

describe('a memory that cannot be opened', () => {
  it('because it is newer is refused without touching a byte, even of its log', async () => {
    const test = openTestCore();
    await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await test.close();
    leaveLog(test.home, `PRAGMA user_version = ${SCHEMA_VERSION + 1}; CREATE TABLE later (x);`);
    const before = bytesOf(test.home);
    expect(Object.keys(before)).toEqual(['memory.db', 'memory.db-wal']);
    expect(() => openTestCore({ home: test.home })).toThrow(
      expect.objectContaining({ code: 'newer_version' }),
    );
    expect(bytesOf(test.home)).toEqual(before);
    rmSync(`${fileOf(test.home)}-shm`);
    expect(() => openTestCore({ home: test.home })).toThrow(
      expect.objectContaining({ code: 'newer_version' }),
    );
    expect(bytesOf(test.home)).toEqual(before);
  });

  it('because it is newer is refused where there is no log as well', async () => {
    const test = openTestCore();
    await test.close();
    const db = new Database(fileOf(test.home));
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    db.close();
    const before = bytesOf(test.home);
    expect(() => openTestCore({ home: test.home })).toThrow(
      expect.objectContaining({ code: 'newer_version' }),
    );
    expect(bytesOf(test.home)).toEqual(before);
  });

  it('because it is another program’s is refused untouched', () => {
    const home = makeTestHome();
    const db = new Database(fileOf(home));
    db.exec('CREATE TABLE notes (x); PRAGMA user_version = 3');
    db.close();
    const before = bytesOf(home);
    expect(() => openTestCore({ home })).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(bytesOf(home)).toEqual(before);
  });

  it('because another program’s log is all there is, is refused untouched', () => {
    const home = makeTestHome();
    leaveLog(home, 'CREATE TABLE notes (x)');
    const before = bytesOf(home);
    expect(() => openTestCore({ home })).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(bytesOf(home)).toEqual(before);
  });

  const damage: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    'its header': (bytes) => Buffer.concat([Buffer.from('Not SQLite, sorry'), bytes.subarray(17)]),
    'cut to 100 bytes': (bytes) => bytes.subarray(0, 100),
    'cut to 1000 bytes': (bytes) => bytes.subarray(0, 1000),
    'a text': () => Buffer.from('dear diary\n'.repeat(500)),
    'its first page': (bytes) =>
      Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(8092, 0xaa), bytes.subarray(8192)]),
  };
  it.each(Object.entries(damage))('because it is damaged is left as it is: %s', async (_name, spoil) => {
    const test = openTestCore();
    await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await test.close();
    writeFileSync(fileOf(test.home), spoil(readFileSync(fileOf(test.home))));
    const before = bytesOf(test.home);
    expect(() => openTestCore({ home: test.home })).toThrow(
      expect.objectContaining({
        code: 'unavailable',
        message: expect.stringContaining('memory.db') as string,
      }),
    );
    expect(bytesOf(test.home)).toEqual(before);
  });

  it('because it is gone is not begun anew', async () => {
    const test = openTestCore();
    await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await test.close();
    rmSync(fileOf(test.home));
    expect(() => openTestCore({ home: test.home })).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(existsSync(fileOf(test.home))).toBe(false);
    rmSync(path.join(test.home, 'watermark.json'));
    openTestCore({ home: test.home });
  });

  it('because it was emptied is not begun anew', async () => {
    const test = openTestCore();
    await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await test.close();
    writeFileSync(fileOf(test.home), '');
    expect(() => openTestCore({ home: test.home })).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(readFileSync(fileOf(test.home)).length).toBe(0);
  });

  it('because its folder is a file, or may not be written, says so', () => {
    const home = makeTestHome();
    const file = path.join(home, 'file');
    writeFileSync(file, 'x');
    expect(() => openTestCore({ home: path.join(file, 'home') })).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
    mkdirSync(path.join(home, 'memory.db'));
    expect(() => openTestCore({ home })).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });

  it('because its folder is read-only says so', async () => {
    const test = openTestCore();
    await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await test.close();
    const before = bytesOf(test.home);
    chmodSync(test.home, 0o555);
    // Nothing is read-only to root: another user tries.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { code, output } = await runWriter([test.home, 'p', '1'], nobody);
    chmodSync(test.home, 0o700);
    expect([code, output]).toEqual([1, expect.stringContaining("code: 'unavailable'") as string]);
    expect(output).toContain('cannot be opened for writing');
    expect(bytesOf(test.home)).toEqual(before);
  });
});

describe('a memory that was rolled back', () => {
  it('is opened, and health says what is missing', async () => {
    const test = openTestCore();
    await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await test.close();
    const copy = path.join(makeTestHome(), 'old.db');
    copyFileSync(fileOf(test.home), copy);
    const newer = await test.reopen();
    for (let index = 0; index < 7; index += 1) await newer.client().tasks.add({ description: `t${index}` });
    await newer.close();
    copyFileSync(copy, fileOf(test.home));
    for (let opening = 0; opening < 2; opening += 1) {
      const old = await newer.reopen();
      const { state, checks } = await old.client().maintenance.health({});
      const watermark = checks.find(({ name }) => name === 'watermark');
      expect([state, watermark?.state]).toEqual(['fail', 'fail']);
      expect(watermark?.message).toContain('7 changes');
      await old.close();
    }
  });

  it.each(['', '{', '{"lastSeenSeq":"x"}', '[]'])(
    'is no matter where the watermark is damaged: %j',
    async (content) => {
      const test = openTestCore();
      await test.client().tasks.add({ description: 'x' });
      await test.close();
      writeFileSync(path.join(test.home, 'watermark.json'), content);
      const again = await test.reopen();
      expect(
        (await again.client().maintenance.health({})).checks.find(({ name }) => name === 'watermark')?.state,
      ).toBe('ok');
      await again.close();
      expect(JSON.parse(readFileSync(path.join(test.home, 'watermark.json'), 'utf8'))).toMatchObject({
        schema: SCHEMA_VERSION,
      });
    },
  );
});
