import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { SourceItem } from '../../../../electron/core/imports/source-record.ts';
import { openImportSource } from '../../../../electron/core/imports/source.ts';
import { inThread } from '../../../../electron/core/imports/threaded-source.ts';
import { findApp } from '../../../../electron/hosts/paths.ts';
import { AppError } from '../../../../shared/errors.ts';
import { handOver, importFile, openTestCore, type TestCore, writeSource } from '../../../support/core.ts';
import { checkIntegrity, livingState, rowsOf } from '../../../support/store-file.ts';
import { linesOf } from './reading.ts';
import { chat } from './sources.ts';

const { readingThread } = findApp();
const DYING = new URL('../../../support/dying-reading-thread.ts', import.meta.url);
const SESSIONS = 150;

/** More than is read here: conversations of long messages in several languages, one of them again and longer. */
function manyConversations(): object[] {
  const words = [
    'the beans grow',
    'бобы растут',
    'die Bohnen wachsen schneller',
    '豆が育っている',
    'growBeansFaster',
  ];
  const longer = (index: number, turns: number): object =>
    chat(
      `c${index}`,
      ...Array.from({ length: turns }, (_, turn): [string, string] => [
        turn % 2 === 0 ? 'user' : 'assistant',
        `${index} ${turn} ${`${words[(index + turn) % words.length] ?? ''} `.repeat(10)}${'-'.repeat(2500)}`,
      ]),
    );
  const first = Array.from({ length: SESSIONS }, (_, index) => longer(index, 6));
  return [...first, longer(7, 9)];
}

/** A hash of what the search index of messages holds: each term, in which message and where it stands. */
function indexOf(home: string): string {
  const db = new Database(path.join(home, 'memory.db'), { readonly: true });
  try {
    db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab ('main', 'messages_fts', 'instance')`);
    const hash = createHash('sha256');
    const places = db.prepare(
      `SELECT term || ' ' || doc || ' ' || "offset" FROM words ORDER BY term, doc, "offset"`,
    );
    for (const place of places.pluck().iterate()) hash.update(`${String(place)}\n`);
    return hash.digest('hex');
  } finally {
    db.close();
  }
}

function messagesIn(test: TestCore): number {
  return rowsOf(test.home, 'SELECT 1 FROM messages').length;
}

describe('a large source, read in a thread of its own', () => {
  it('brings what it brings when it is read here, found by the same words, and nothing twice', async () => {
    const file = writeSource(`${linesOf(...manyConversations())}{"messages": [oops\n`);
    const here = openTestCore();
    const one = await importFile(here, file);
    const aside = openTestCore({ readingThread });
    const other = await importFile(aside, file);
    expect(one.import.counts).toMatchObject({ addedMessages: 6 * SESSIONS + 3, problems: 1 });
    expect(other.import).toMatchObject({
      status: 'done',
      counts: one.import.counts,
      problems: one.import.problems,
    });
    expect(other.job.done).toBe(other.job.total);
    const { imports: _, ...state } = livingState(aside.home);
    expect(state).toEqual({ ...livingState(here.home), imports: undefined });
    expect(indexOf(aside.home)).toEqual(indexOf(here.home));
    const again = await importFile(aside, file);
    expect(again.import.counts).toMatchObject({
      addedMessages: 0,
      knownMessages: other.import.counts.messages,
    });
    checkIntegrity(aside.home);
  });

  it('leaves nothing where it is cancelled half-way', async () => {
    const test = openTestCore({ readingThread });
    const client = test.client();
    const file = writeSource(linesOf(...manyConversations()));
    const { job } = await client.imports.run({ source: handOver(test, file) });
    while (messagesIn(test) === 0) await new Promise((resolve) => setImmediate(resolve));
    await client.maintenance.cancelJob({ id: job.id });
    await test.core.idle();
    expect(await client.maintenance.job({ id: job.id })).toMatchObject({ state: 'cancelled' });
    expect(messagesIn(test)).toBe(0);
    checkIntegrity(test.home);
  });

  it('fails in words where the thread dies, keeps what was brought, and goes on from there', async () => {
    const test = openTestCore({ readingThread: DYING });
    const file = writeSource(linesOf(...manyConversations()));
    const { import: failed, job } = await importFile(test, file);
    expect(failed).toMatchObject({
      status: 'failed',
      counts: { addedMessages: expect.any(Number) as number },
    });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'unavailable' } });
    expect(job.error?.message).toContain('Import the same again');
    const had = messagesIn(test);
    expect(had > 0 && had === failed.counts.addedMessages).toBe(true);
    checkIntegrity(test.home);
    await test.close();
    const next = openTestCore({ home: test.home, clock: test.clock, newId: () => v7(), readingThread });
    const rest = await importFile(next, file);
    expect(rest.import.counts).toMatchObject({ addedMessages: 6 * SESSIONS + 3 - had });
    checkIntegrity(test.home);
  });

  it('gives what is wrong with it in its own words, and the reason of a signal', async () => {
    const test = openTestCore();
    const file = writeSource(linesOf(...manyConversations()));
    const { signal } = new AbortController();
    const source = await openImportSource(file, undefined, test.home, signal);
    const task = { memory: path.join(test.home, 'memory.db'), scratch: test.home };
    const readAll = async (place: string, stop: AbortController): Promise<SourceItem[]> => {
      const items: SourceItem[] = [];
      for await (const item of inThread(readingThread, source, { ...task, place }).read({
        signal: stop.signal,
      })) {
        items.push(item);
        if (items.length === 5) stop.abort(new AppError('cancelled', 'Enough.'));
      }
      return items;
    };
    await expect(readAll(`${file}-missing`, new AbortController())).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(readAll(file, new AbortController())).rejects.toThrow('Enough.');
  });
});
