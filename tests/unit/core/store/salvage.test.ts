import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salvageFile } from '../../../../electron/core/store/salvage/salvage.ts';
import { createCore } from '../../../../electron/core/index.ts';
import { createClient } from '../../../../shared/client.ts';
import { AGENT, makeTestHome, PERSON } from '../../../support/core.ts';
import { checkIntegrity, pageBytesOf, resizePagesOf } from '../../../support/store-file.ts';

type Place = { name: string; pageno: number; pagetype: string; ncell: number };

/** Makes a memory of some hundred pages; gives its bytes with the log of its last changes beside it. */
async function makeMemory(home: string): Promise<void> {
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: () => undefined,
    validateOutputs: false,
  });
  const [person, agent] = [createClient(core.connect(PERSON)), createClient(core.connect(AGENT))];
  for (let index = 0; index < 8; index += 1) {
    const { id: sessionId } = await person.sessions.create({ title: `talk ${index}` });
    const messages = Array.from({ length: 60 }, (_, at) => ({
      role: 'user' as const,
      text: `zqword${index}x${at} ${'Some words that fill a page. '.repeat(at % 20 === 0 ? 400 : 12)}`,
    }));
    await person.messages.addMany({ sessionId, messages });
    for (let at = 0; at < 30; at += 1)
      await agent.memories.add({ content: `memory ${index} ${at} ${'long '.repeat(60)}` });
    await person.knowledge.add({ category: 'c', key: `k${index}`, value: 'тест 🌍' });
  }
  await person.trash.purge({ everything: true });
  await core.close();
}

function places(file: string): Place[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], Place>('SELECT name, pageno, pagetype, ncell FROM dbstat').all();
  } finally {
    db.close();
  }
}

function rows(file: string, sql: string): unknown[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).raw().all();
  } finally {
    db.close();
  }
}

function spoil(file: string, pages: readonly number[]): void {
  const size = pageBytesOf(file);
  const handle = openSync(file, 'r+');
  for (const page of pages) writeSync(handle, Buffer.alloc(size, 0xaa), 0, size, (page - 1) * size);
  closeSync(handle);
}

let whole = '';
beforeAll(async () => {
  const home = makeSharedHome();
  await makeMemory(home);
  whole = path.join(home, 'memory.db');
});

afterAll(() => rmSync(path.dirname(whole), { recursive: true, force: true }));

function makeSharedHome(): string {
  const home = path.join(
    existsSync('/dev/shm') ? '/dev/shm' : '/tmp',
    `mneme-salvage-${process.pid}-${v7()}`,
  );
  return home;
}

/** Salvages a copy that was damaged in some way. */
async function salvage(damage: (file: string) => void, schemaVersion: number | null = null) {
  const home = makeTestHome();
  const from = path.join(home, 'damaged.db');
  const to = path.join(home, 'memory.db');
  copyFileSync(whole, from);
  damage(from);
  const before = readFileSync(from);
  const order = {
    newId: () => v7(),
    now: 1_700_000_000_000,
    onProgress: () => undefined,
    breathe: () => Promise.resolve(),
  };
  const report = await salvageFile({ from, to, schemaVersion, ...order });
  expect(readFileSync(from).equals(before)).toBe(true);
  checkIntegrity(home);
  return { report, to };
}

const ALL = 'SELECT pk, id, text, sent_at FROM messages ORDER BY pk';
const MEMORIES = 'SELECT * FROM memories ORDER BY pk';

describe('a salvage', () => {
  it('of a whole file gives the same rows', async () => {
    const { report, to } = await salvage(() => undefined);
    expect(report).toMatchObject({ pagesLost: 0, unreadable: 0, standIns: 0, dropped: 0 });
    for (const table of [
      'messages',
      'sessions',
      'memories',
      'knowledge',
      'history',
      'history_tx',
      'agents',
      'users',
      'purged_sources',
    ])
      expect(rows(to, `SELECT * FROM ${table} ORDER BY 1`)).toEqual(
        rows(whole, `SELECT * FROM ${table} ORDER BY 1`),
      );
    expect(report.saved['messages']).toBe(480);
    expect(rows(to, `SELECT upto FROM search_rebuilds WHERE name = 'messages'`)).toEqual([[0]]);
  });

  it('loses what is on damaged pages, and nothing else', async () => {
    const found = places(whole);
    const leaves = found.filter(({ name, pagetype }) => name === 'memories' && pagetype === 'leaf');
    const hit = [leaves[3], leaves[10]].filter((leaf) => leaf !== undefined);
    const { report, to } = await salvage((file) =>
      spoil(
        file,
        hit.map(({ pageno }) => pageno),
      ),
    );
    const lost = hit.reduce((sum, { ncell }) => sum + ncell, 0);
    expect(report.pagesLost).toBe(2);
    expect(report.saved['memories']).toBe(240 - lost);
    expect(rows(to, ALL)).toEqual(rows(whole, ALL));
  });

  it('finds the rows that a lost page led to', async () => {
    const roots = places(whole).filter(
      ({ name, pagetype }) => ['messages', 'memories'].includes(name) && pagetype === 'internal',
    );
    expect(roots.length).toBeGreaterThan(1);
    const cut = await salvage((file) =>
      spoil(
        file,
        roots.map(({ pageno }) => pageno),
      ),
    );
    expect(rows(cut.to, ALL)).toEqual(rows(whole, ALL));
    expect(rows(cut.to, MEMORIES)).toEqual(rows(whole, MEMORIES));
  });

  it.each([4096, 8192])(
    'finds all rows where the first page is lost, of pages of %i bytes',
    async (bytes) => {
      const headless = await salvage((file) => {
        resizePagesOf(file, bytes);
        spoil(file, [1]);
      });
      expect(rows(headless.to, ALL)).toEqual(rows(whole, ALL));
      expect(rows(headless.to, MEMORIES)).toEqual(rows(whole, MEMORIES));
      expect(rows(headless.to, 'SELECT title FROM sessions ORDER BY pk')).toHaveLength(8);
    },
  );

  it('makes a conversation for messages whose own was lost, and counts them', async () => {
    const sessions = places(whole).filter(({ name, pagetype }) => name === 'sessions' && pagetype === 'leaf');
    const { report, to } = await salvage((file) =>
      spoil(
        file,
        sessions.map(({ pageno }) => pageno),
      ),
    );
    expect(report.standIns).toBeGreaterThan(0);
    expect(rows(to, ALL)).toEqual(rows(whole, ALL));
    expect(rows(to, 'SELECT sum(message_count) FROM sessions')).toEqual([[480]]);
    expect(rows(to, `SELECT DISTINCT title FROM sessions`)).toEqual([['Salvaged conversation']]);
  });

  it('takes what is in the log as the engine would, and of a cut file what is there', async () => {
    const logged = await salvage((file) => {
      const db = new Database(file);
      db.pragma('journal_mode = WAL');
      db.pragma('wal_autocheckpoint = 0');
      db.exec(`UPDATE knowledge SET value = 'from the log' WHERE key = 'k0'`);
      const log = readFileSync(`${file}-wal`);
      const bytes = readFileSync(file);
      db.close();
      writeFileSync(file, bytes);
      writeFileSync(`${file}-wal`, Buffer.concat([log, Buffer.alloc(9000, 7)]));
    });
    expect(rows(logged.to, `SELECT value FROM knowledge WHERE key = 'k0'`)).toEqual([['from the log']]);
    const cut = await salvage((file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, (bytes.length * 3) / 4));
    });
    expect(cut.report.saved['messages']).toBeGreaterThan(10);
  });

  it('survives random damage, and keeps at least 98 % of what is outside of it', async () => {
    const found = places(whole);
    let random = 7;
    for (let round = 0; round < 6; round += 1) {
      const hit = Array.from(
        { length: 8 },
        () => 1 + ((random = (random * 48_271) % 2_147_483_647) % found.length),
      );
      const { report } = await salvage((file) => spoil(file, hit));
      const lost = found.filter(
        ({ name, pageno, pagetype }) =>
          hit.includes(pageno) && (pagetype === 'leaf' || (name === 'messages' && pagetype === 'overflow')),
      );
      for (const [table, total] of [
        ['messages', 480],
        ['memories', 240],
      ] as const) {
        const inside = lost
          .filter(({ name }) => name === table)
          .reduce((sum, { ncell }) => sum + Math.max(1, ncell), 0);
        expect([round, table, (report.saved[table] ?? 0) >= (total - inside) * 0.98]).toEqual([
          round,
          table,
          true,
        ]);
      }
    }
  });

  it('makes nothing of a text', async () => {
    const { report } = await salvage((file) => writeFileSync(file, 'dear diary\n'.repeat(900)));
    expect(Object.values(report.saved).reduce((sum, count) => sum + count, 0)).toBe(0);
  });
});
