import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import { handOver, importFile, makeTestHome, openTestCore, type TestCore } from '../../../support/core.ts';
import { AGENT_TABLES, writeDatabase } from '../../../support/foreign-databases.ts';
import { copiesIn, countAll, databaseOf, type Tables } from './databases.ts';
import { sessionsOf } from './sources.ts';

describe('a database in whatever state', () => {
  const open = (tables: Tables, schema?: string) => {
    const core = openTestCore();
    return { core, client: core.client(), source: handOver(core, databaseOf(tables, schema)) };
  };

  test('may lack nearly every column and every table but one', async () => {
    const { core, client } = open({});
    const file = databaseOf({ knowledge: [{ key: 'k', value: 'v' }] });
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedKnowledge: 1, problems: 0 });
    expect((await importFile(core, file)).import.counts).toMatchObject({ addedKnowledge: 0, problems: 0 });
    const messages = databaseOf({
      sessions: [{ id: 5, title: 'Five' }],
      messages: [
        { session_id: 5, role: 'user', text: 'ok' },
        { session_id: 5, role: 'user', text: 'ok' },
      ],
    });
    await importFile(core, messages);
    expect((await importFile(core, messages)).import.counts).toMatchObject({ addedMessages: 0 });
    expect(await sessionsOf(client)).toEqual([['Five', 2]]);
  });

  test('may have tables without row numbers, ids of many digits, and names in capitals', async () => {
    const { core, client } = open({});
    const file = databaseOf(
      {},
      `CREATE TABLE Sessions (ID INTEGER PRIMARY KEY, Title TEXT, "rowid" TEXT);
       INSERT INTO Sessions VALUES (9007199254740993, 'First', 'x'), (9007199254740992, 'Second', 'x');
       CREATE TABLE messages (id TEXT PRIMARY KEY, session_id INTEGER, role TEXT, content TEXT) WITHOUT ROWID;
       INSERT INTO messages VALUES ('b', 9007199254740993, 'user', 'two'), ('a', 9007199254740992, 'user', 'one');`,
    );
    await importFile(core, file);
    expect(await sessionsOf(client)).toEqual([
      ['First', 1],
      ['Second', 1],
    ]);
    const many = Array.from({ length: 1200 }, (_, index) => `('m${index}', 1, 'user', 't${index}')`).join(
      ',',
    );
    const large = databaseOf(
      {},
      `CREATE TABLE sessions (id INTEGER PRIMARY KEY, title TEXT); INSERT INTO sessions VALUES (1, 'Large');
       CREATE TABLE messages (id TEXT PRIMARY KEY, session_id, role, content) WITHOUT ROWID;
       INSERT INTO messages VALUES ${many};`,
    );
    expect((await importFile(core, large)).import.counts).toMatchObject({ addedMessages: 1200 });
  });

  test('keeps apart what two databases number alike', async () => {
    const { core, client } = open({});
    const one = databaseOf({
      sessions: [{ id: 1, title: 'One', created_at: '2025-01-01' }],
      messages: [{ id: 1, session_id: 1, role: 'user', content: 'here' }],
    });
    const two = databaseOf({
      sessions: [{ id: 1, title: 'Two', created_at: '2025-02-01' }],
      messages: [{ id: 1, session_id: 1, role: 'user', content: 'there' }],
    });
    await importFile(core, one);
    await importFile(core, two);
    expect(await sessionsOf(client)).toEqual([
      ['One', 1],
      ['Two', 1],
    ]);
  });

  test('is read with what still stands in its log, without touching it', async () => {
    const { core, client } = open({});
    const folder = makeTestHome();
    const file = path.join(folder, 'live.db');
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('wal_autocheckpoint = 0');
    db.exec(
      `CREATE TABLE knowledge (category, key, value); INSERT INTO knowledge VALUES ('a', 'b', 'in the log')`,
    );
    const bytes = readFileSync(file);
    const { import: done } = await importFile(core, file);
    db.close();
    expect(done.counts).toMatchObject({ addedKnowledge: 1 });
    expect(bytes.includes('in the log')).toBe(false);
    expect((await client.knowledge.list({})).items).toMatchObject([{ value: 'in the log' }]);
    expect(copiesIn(core.home)).toEqual([]);
  });

  test.each([
    ['cut off', (file: string) => truncateSync(file, statSync(file).size - 4096)],
    [
      'overwritten in the middle',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xaa, 4096);
        writeFileSync(file, bytes);
      },
    ],
    ['nothing but a head', (file: string) => truncateSync(file, 100)],
  ])('is refused in words where it is %s, and its copy is gone', async (_, damage) => {
    const { core, client } = open({});
    const file = databaseOf({
      ...AGENT_TABLES,
      knowledge: Array.from({ length: 500 }, (_row, index) => ({
        category: 'c',
        key: `k${index}`,
        value: 'v',
      })),
    });
    damage(file);
    const refused = client.imports.run({ source: handOver(core, file), format: 'agent-database' });
    const outcome = await refused.then(
      async ({ job }) => {
        await core.core.idle();
        return (await client.maintenance.job({ id: job.id })).error;
      },
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('damaged') });
    expect(await countAll(client)).toEqual([0, 0, 0, 0, 0, expect.anything()]);
    expect(copiesIn(core.home)).toEqual([]);
  });

  test.each([
    [
      'another program',
      { cookies: [{ name: 'a', value: 'b' }], tasks: [{ title: 'mow', status: 'open' }] },
      'cookies',
    ],
    ['no tables', {}, 'no tables'],
  ])('is refused in words where it is of %s', async (_, tables, words) => {
    const { core, client } = open({});
    const file = databaseOf(tables);
    if (statSync(file).size === 0) writeDatabase(file, {}, 'PRAGMA user_version = 1');
    const source = handOver(core, file);
    expect(await client.imports.detect({ source })).toMatchObject({ format: null });
    await expect(client.imports.preview({ source })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(words),
    });
    expect(copiesIn(core.home)).toEqual([]);
  });

  test('is refused in words where it is no database, or a memory of Mneme', async () => {
    const { core, client } = open({});
    const text = path.join(makeTestHome(), 'a.txt');
    writeFileSync(text, 'words');
    const preview = (file: string) =>
      client.imports.preview({ source: handOver(core, file), format: 'memory-database' });
    await expect(preview(text)).rejects.toMatchObject({ message: expect.stringContaining('not a database') });
    const own = path.join(makeTestHome(), 'own.db');
    const other: TestCore = openTestCore();
    await other.close();
    copyFileSync(path.join(other.home, 'memory.db'), own);
    await expect(preview(own)).rejects.toMatchObject({
      message: expect.stringContaining('memory of Mneme itself'),
    });
  });

  test('is not looked into where there is no place for a copy', async () => {
    expect(await detectFormat(databaseOf(AGENT_TABLES))).toBeNull();
  });
});
