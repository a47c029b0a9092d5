import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createTestClock,
  importFile,
  makeTestHome,
  openTestCore,
  type TestCore,
  writeSource,
} from '../support/core.ts';
import { runAndKill } from '../support/killed-process.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/importing-process.ts');
const CONVERSATIONS = 800;

/** A conversation as ChatGPT exports it: a question, two answers to it, and one that follows the second. */
function conversation(index: number): object {
  const message = (id: string, role: string, words: string, at: number) => ({
    id,
    author: { role },
    create_time: 1_700_000_000 + 100 * index + at,
    content: { content_type: 'text', parts: [`${words} ${index} ${'zqfill '.repeat(20)}`] },
    metadata: { model_slug: 'model-x' },
  });
  const node = (id: string, parent: string | null, children: string[], content: object | null) => ({
    [id]: { id, parent, children, message: content },
  });
  return {
    conversation_id: `c${index}`,
    title: `Conversation ${index}`,
    create_time: 1_700_000_000 + 100 * index,
    current_node: 'd',
    mapping: {
      ...node('root', null, ['a'], null),
      ...node('a', 'root', ['b', 'c'], message('a', 'user', 'question', 1)),
      ...node('b', 'a', [], message('b', 'assistant', 'first answer', 2)),
      ...node('c', 'a', ['d'], message('c', 'assistant', 'second answer', 3)),
      ...node('d', 'c', [], message('d', 'user', 'thanks', 4)),
    },
  };
}

const MESSAGES = 4 * CONVERSATIONS;
const content = JSON.stringify(Array.from({ length: CONVERSATIONS }, (_, index) => conversation(index)));

/** What a memory holds, without ids and the times of writing. */
function contentOf(home: string) {
  return {
    sessions: rowsOf(
      home,
      `SELECT external_id, title, source, started_at, last_active, message_count, model, search_text
       FROM sessions WHERE deleted_at IS NULL ORDER BY external_id`,
    ),
    messages: rowsOf(
      home,
      `SELECT s.external_id AS session, m.external_id, m.ordinal, m.active, m.role, m.parts, m.text,
         m.sent_at, p.external_id AS parent
       FROM messages m JOIN sessions s ON s.pk = m.session_pk LEFT JOIN messages p ON p.pk = m.parent_pk
       WHERE m.deleted_at IS NULL AND s.deleted_at IS NULL ORDER BY s.external_id, m.ordinal`,
    ),
  };
}

const WRITTEN = 'SELECT count(*) AS n FROM messages';
const messagesIn = (home: string): number => Number(rowsOf(home, WRITTEN)[0]?.['n']);

/** Runs the program and kills it once there are more than so many messages. */
async function killAfter(home: string, more: number, ...args: string[]): Promise<void> {
  const point = { home, sql: WRITTEN, reached: (messages: number) => messages > more };
  expect(await runAndKill(PROGRAM, [home, ...args], point)).toBe('SIGKILL');
  checkIntegrity(home);
}

/** Opens a memory straight after the kill, and gives the import that was stopped. */
async function recover(home: string) {
  const test = openTestCore({ home, clock: createTestClock(Date.now()) });
  const [stopped] = (await test.client().imports.list({})).items;
  expect(stopped).toMatchObject({ status: 'interrupted', resumable: true });
  return { test, stopped: stopped ?? expect.fail() };
}

async function resume(test: TestCore, id: string) {
  const client = test.client();
  const started = await client.imports.resume({ id });
  expect(started.import).toMatchObject({ id, status: 'running' });
  await test.core.idle();
  return client.imports.get({ id });
}

/** What an import that nobody stops comes to. */
async function importWhole() {
  const test = openTestCore();
  const { import: done } = await importFile(test, writeSource(content, 'conversations.json'));
  const { counts } = done;
  expect(counts).toMatchObject({ addedSessions: CONVERSATIONS, addedMessages: MESSAGES, knownMessages: 0 });
  return { counts, content: contentOf(test.home) };
}

describe('an import that was killed and is gone on with', () => {
  it.each([0, 1000, 2400])('brings the rest, after %i messages', { timeout: 60_000 }, async (more) => {
    const home = makeTestHome();
    const file = writeSource(content, 'conversations.json');
    await openTestCore({ home, clock: createTestClock(Date.now()) }).close();
    await killAfter(home, more, file);
    const had = messagesIn(home);
    expect(had).toBeLessThan(MESSAGES);

    const whole = await importWhole();
    const { test, stopped } = await recover(home);
    expect(stopped.counts).toMatchObject({ addedMessages: had, knownMessages: 0 });
    expect(stopped.counts.addedSessions).toBe(rowsOf(home, 'SELECT 1 FROM sessions').length);
    expect(await resume(test, stopped.id)).toMatchObject({
      status: 'done',
      resumable: false,
      counts: whole.counts,
    });
    expect(contentOf(home)).toEqual(whole.content);
    checkIntegrity(home);

    const client = test.client();
    expect((await client.imports.list({})).items).toHaveLength(1);
    expect(rowsOf(home, `SELECT count(*) AS n FROM history_tx WHERE operation = 'imports.run'`)).toEqual([
      { n: 1 },
    ]);
    await expect(client.imports.resume({ id: stopped.id })).rejects.toMatchObject({ code: 'conflict' });
    test.clock.advance(1000);
    await client.imports.undo({ id: stopped.id });
    expect(await client.maintenance.stats({})).toMatchObject({
      totalSessions: 0,
      totalMessages: 0,
      inTrash: 1,
    });
    checkIntegrity(home);
  });

  it('may be killed again on the way', { timeout: 60_000 }, async () => {
    const home = makeTestHome();
    const file = writeSource(content, 'conversations.json');
    await openTestCore({ home, clock: createTestClock(Date.now()) }).close();
    await killAfter(home, 600, file);
    const first = await recover(home);
    await first.test.close();
    await killAfter(home, 1900, file, first.stopped.id);
    const whole = await importWhole();
    const { test, stopped } = await recover(home);
    expect(stopped.counts.addedMessages).toBe(messagesIn(home));
    expect(await resume(test, stopped.id)).toMatchObject({ status: 'done', counts: whole.counts });
    expect(contentOf(home)).toEqual(whole.content);
    checkIntegrity(home);
  });

  it('can be cancelled, which takes back both halves', { timeout: 60_000 }, async () => {
    const home = makeTestHome();
    const file = writeSource(content, 'conversations.json');
    await openTestCore({ home, clock: createTestClock(Date.now()) }).close();
    await killAfter(home, 1000, file);
    const { test, stopped } = await recover(home);
    const client = test.client();
    const { job } = await client.imports.resume({ id: stopped.id });
    await client.maintenance.cancelJob({ id: job.id });
    await test.core.idle();
    expect(await client.imports.get({ id: stopped.id })).toMatchObject({
      status: 'cancelled',
      resumable: false,
    });
    expect(contentOf(home)).toEqual({ sessions: [], messages: [] });
    checkIntegrity(home);
  });

  it('says so where its file is gone, and stays as it was', { timeout: 60_000 }, async () => {
    const home = makeTestHome();
    const file = writeSource(content, 'conversations.json');
    await openTestCore({ home, clock: createTestClock(Date.now()) }).close();
    await killAfter(home, 0, file);
    const { test, stopped } = await recover(home);
    rmSync(file);
    await expect(test.client().imports.resume({ id: stopped.id })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('cannot be read'),
    });
    expect(await test.client().imports.get({ id: stopped.id })).toMatchObject({ status: 'interrupted' });
  });
});
