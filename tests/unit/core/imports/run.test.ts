import { describe, expect, it } from 'vitest';
import {
  handOver,
  importFile,
  openTestCore,
  type TestCore,
  transcriptOf,
  writeSource,
} from '../../../support/core.ts';
import { checkIntegrity, livingState, rowsOf, wholeState } from '../../../support/store-file.ts';
import { linesOf } from './reading.ts';
import { chat, GARDEN, KITCHEN, LONGER, record, sessionsOf, share } from './sources.ts';

/** Starts an import, waits until it has written something, and asks it to stop. */
async function cancelHalfWay(test: TestCore, file: string) {
  const client = test.client();
  const { import: started, job } = await client.imports.run({ source: handOver(test, file) });
  while (((await client.maintenance.job({ id: job.id })).counts['addedMessages'] ?? 0) === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await client.maintenance.cancelJob({ id: job.id });
  await test.core.idle();
  return {
    import: await client.imports.get({ id: started.id }),
    job: await client.maintenance.job({ id: job.id }),
  };
}

/** All that a cancelled import must leave as it was. */
function untouched(home: string): object {
  const state = wholeState(home, ['imports', 'jobs', 'meta', 'history', 'history_tx']);
  return { ...state, history: rowsOf(home, `SELECT * FROM history WHERE entity <> 'import'`) };
}

describe('an import', () => {
  it('brings what the file holds, and says so', async () => {
    const test = openTestCore();
    const done = await importFile(test, writeSource(linesOf(GARDEN, KITCHEN)));
    expect(done.import).toMatchObject({
      status: 'done',
      format: 'openai-messages',
      problems: [],
      counts: {
        sessions: 2,
        messages: 5,
        addedSessions: 2,
        addedMessages: 5,
        knownMessages: 0,
        inTrash: 0,
        problems: 0,
      },
    });
    expect(done.job).toMatchObject({ state: 'done', unit: 'bytes', error: null });
    expect(done.job.done).toBe(done.job.total);
    const client = test.client();
    expect(await sessionsOf(client)).toEqual([
      ['Title of garden', 2],
      ['Title of kitchen', 3],
    ]);
    const [garden] = (await client.sessions.list({ sort: 'title', order: 'asc' })).items;
    expect(garden).toMatchObject({
      source: 'openai',
      importId: done.import.id,
      startedAt: null,
      origin: { actor: 'import', trust: 'unreviewed' },
    });
    expect(await transcriptOf(client, garden?.id ?? '')).toEqual([
      'user: When do beans go out?',
      'assistant: In May.',
    ]);
    expect((await client.search.run({ text: 'bean', kinds: ['message'] })).items).toHaveLength(1);
    checkIntegrity(test.home);
  });

  it.each([
    ['openai-messages', [GARDEN, KITCHEN], [LONGER, KITCHEN]],
    [
      'sharegpt',
      [share('a', ['human', 'Hello'], ['gpt', 'Hi'])],
      [share('a', ['human', 'Hello'], ['gpt', 'Hi'], ['human', 'More'])],
    ],
    [
      'claude-code',
      [record('u1', null, 'Hello'), record('u2', 'u1', 'And?')],
      [record('u1', null, 'Hello'), record('u2', 'u1', 'And?'), record('u3', 'u2', 'More')],
    ],
  ] as const)(
    'of the same file again adds nothing, of a longer one what is new: %s',
    async (format, first, second) => {
      const test = openTestCore();
      const one = await importFile(test, writeSource(linesOf(...first)));
      expect(one.import.format).toBe(format);
      const before = livingState(test.home);
      test.clock.advance(1000);
      const again = await importFile(test, writeSource(linesOf(...first), 'renamed.jsonl'));
      expect(again.import.counts).toMatchObject({
        addedSessions: 0,
        addedMessages: 0,
        knownMessages: one.import.counts.messages,
      });
      const after = livingState(test.home);
      expect({ ...after, imports: before['imports'] }).toEqual(before);
      const longer = await importFile(test, writeSource(linesOf(...second)));
      expect(longer.import.counts).toMatchObject({ addedSessions: 0, addedMessages: 1 });
      checkIntegrity(test.home);
    },
  );

  it('reports damaged records with their place, and reads the others', async () => {
    const test = openTestCore();
    const [good, bad] = [linesOf(GARDEN), '{"messages": [oops\n'];
    const done = await importFile(test, writeSource(`${good}${bad}${linesOf(KITCHEN)}`));
    expect(done.import).toMatchObject({
      status: 'done',
      counts: { sessions: 2, addedMessages: 5, problems: 1 },
    });
    expect(done.import.problems).toMatchObject([{ line: 2, byte: expect.any(Number) as number }]);
    const { byte } = done.import.problems[0] ?? { byte: -1 };
    expect(byte >= good.length && byte <= good.length + bad.length).toBe(true);
  });

  it('of what is no conversation is refused in words, and starts nothing', async () => {
    const test = openTestCore();
    for (const content of ['', 'just a text', '\u0000\u0001', '{"a":1}']) {
      const run = test.client().imports.run({ source: handOver(test, writeSource(content)) });
      await expect(run).rejects.toMatchObject({ code: 'invalid_input' });
    }
    expect((await test.client().imports.list({})).items).toEqual([]);
    expect((await test.client().maintenance.jobs({})).items).toEqual([]);
  });

  it('lets a person write meanwhile', async () => {
    const test = openTestCore();
    const client = test.client();
    const many = Array.from({ length: 300 }, (_, index) =>
      chat(`c${index}`, ['user', `question ${index}`], ['assistant', 'answer '.repeat(50)]),
    );
    await client.imports.run({ source: handOver(test, writeSource(linesOf(...many))) });
    for (let index = 0; index < 20; index += 1) {
      await client.knowledge.add({ category: 'mine', key: `k${index}`, value: 'v' });
    }
    await test.core.idle();
    expect((await client.knowledge.list({ withTotal: true })).total).toBe(20);
    expect(await client.maintenance.stats({})).toMatchObject({ totalSessions: 300, totalMessages: 600 });
    checkIntegrity(test.home);
  });

  it('is stopped by closing, keeps what it wrote, and goes on when it is run again', async () => {
    const test = openTestCore();
    const many = Array.from({ length: 3000 }, (_, index) =>
      chat(`c${index}`, ['user', `question ${index}`], ['assistant', 'answer']),
    );
    const file = writeSource(linesOf(...many));
    await test.client().imports.run({ source: handOver(test, file) });
    while (rowsOf(test.home, 'SELECT 1 FROM messages LIMIT 1').length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    const again = await test.reopen();
    const [stopped] = (await again.client().imports.list({})).items;
    expect(stopped).toMatchObject({ status: 'interrupted' });
    const had = rowsOf(test.home, 'SELECT 1 FROM messages').length;
    expect(had > 0 && had < 6000).toBe(true);
    const rest = await importFile(again, file);
    expect(rest.import.counts).toMatchObject({ addedMessages: 6000 - had, knownMessages: had });
    checkIntegrity(test.home);
  });
});

describe('cancelling an import half-way', () => {
  it('leaves nothing of it', async () => {
    const test = openTestCore();
    await importFile(test, writeSource(linesOf(GARDEN)));
    const before = untouched(test.home);
    const many = Array.from({ length: 4000 }, (_, index) =>
      chat(`c${index}`, ['user', `zqcanary ${index}`], ['assistant', 'answer']),
    );
    const { import: ended, job } = await cancelHalfWay(test, writeSource(linesOf(LONGER, ...many)));
    expect([ended.status, job.state, job.error]).toEqual(['cancelled', 'cancelled', null]);
    expect(untouched(test.home)).toEqual(before);
    checkIntegrity(test.home);
    await expect(test.client().imports.undo({ id: ended.id })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes back what it changed in a session that was here', async () => {
    const test = openTestCore();
    const client = test.client();
    const old = [record('u1', null, 'Hello'), record('u2', 'u1', 'One way')];
    await importFile(test, writeSource(linesOf(...old)));
    const before = untouched(test.home);
    const more = Array.from({ length: 8000 }, (_, index) =>
      record(`m${index}`, index === 0 ? 'u1' : `m${index - 1}`, `more ${index}`, {
        timestamp: '2026-03-01T10:00:00.000Z',
      }),
    );
    const side = record('x1', null, 'Look', { isSidechain: true, agentId: 'a' });
    const titled = { type: 'custom-title', sessionId: 's', customTitle: 'A better title' };
    const { job } = await cancelHalfWay(test, writeSource(linesOf(...old, side, titled, ...more)));
    expect(job.state).toBe('cancelled');
    expect(untouched(test.home)).toEqual(before);
    expect(await sessionsOf(client)).toEqual([['Hello', 2]]);
    checkIntegrity(test.home);
  });

  it('takes the agent only it knew', async () => {
    const test = openTestCore();
    const before = untouched(test.home);
    const many = Array.from({ length: 8000 }, (_, index) =>
      record(`m${index}`, index === 0 ? null : `m${index - 1}`, `more ${index}`),
    );
    const { job } = await cancelHalfWay(test, writeSource(linesOf(...many)));
    expect(job.state).toBe('cancelled');
    expect(untouched(test.home)).toEqual(before);
  });

  it('keeps what a person wrote into it meanwhile', async () => {
    const test = openTestCore();
    const client = test.client();
    const many = Array.from({ length: 8000 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: `m${index}`,
    }));
    const { job } = await client.imports.run({
      source: handOver(test, writeSource(linesOf({ id: 'one', title: 'Long', messages: many }))),
    });
    while (rowsOf(test.home, 'SELECT 1 FROM messages LIMIT 1').length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    const [session] = (await client.sessions.list({})).items;
    await client.messages.add({
      sessionId: session?.id ?? '',
      message: { role: 'user', text: 'my own words' },
    });
    await client.maintenance.cancelJob({ id: job.id });
    await test.core.idle();
    expect((await client.maintenance.job({ id: job.id })).state).toBe('cancelled');
    expect(await transcriptOf(client, session?.id ?? '')).toEqual(['user: my own words']);
    checkIntegrity(test.home);
  });
});

describe('undoing an import', () => {
  it('moves it to Trash as one, and restoring brings all back', async () => {
    const test = openTestCore();
    const client = test.client();
    const { import: first } = await importFile(test, writeSource(linesOf(GARDEN)));
    const before = livingState(test.home);
    const { import: second } = await importFile(test, writeSource(linesOf(LONGER, KITCHEN)));
    const full = livingState(test.home);
    test.clock.advance(1000);
    expect(await client.imports.undo({ id: second.id })).toMatchObject({ status: 'undone' });
    expect(await sessionsOf(client)).toEqual([['Title of garden', 2]]);
    expect((await client.trash.list({})).items).toMatchObject([
      { kind: 'import', id: second.id, detail: '1' },
    ]);
    expect((await client.search.run({ text: 'thanks', kinds: ['message'] })).items).toEqual([]);
    const ofGarden = (state: ReturnType<typeof livingState>) =>
      state['messages']?.filter((row) => row['session_pk'] === 1);
    expect(ofGarden(livingState(test.home))).toEqual(before['messages']);
    await expect(client.imports.undo({ id: second.id })).rejects.toMatchObject({ code: 'conflict' });
    checkIntegrity(test.home);
    test.clock.advance(1000);
    expect(await client.trash.restore({ items: [{ kind: 'import', id: second.id }] })).toEqual({
      restored: 1,
      blocked: [],
      job: null,
    });
    expect(livingState(test.home)).toEqual(full);
    expect(await client.imports.get({ id: second.id })).toMatchObject({ status: 'done' });
    expect(await client.history.depth({})).toMatchObject({ redo: 0 });
    checkIntegrity(test.home);
    await client.imports.undo({ id: second.id });
    await client.imports.undo({ id: first.id });
    expect(await sessionsOf(client)).toEqual([]);
  });

  it('is not what Ctrl+Z does, nor undo of its transaction', async () => {
    const test = openTestCore();
    const client = test.client();
    await client.tasks.add({ description: 'before' });
    await importFile(test, writeSource(linesOf(GARDEN)));
    expect(await client.history.depth({})).toMatchObject({ undo: 1, undoOperation: 'tasks.add' });
    const { items } = await client.history.list({ entity: 'import' });
    await expect(client.history.undo({ tx: items[0]?.tx ?? 0 })).rejects.toMatchObject({ code: 'conflict' });
  });
});
