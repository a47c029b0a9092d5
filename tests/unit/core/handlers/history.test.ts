import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { AppError } from '../../../../shared/errors.ts';
import { AGENT, openTestCore } from '../../../support/core.ts';
import { checkIntegrity, livingState } from '../../../support/store-file.ts';

describe('the undo stack', () => {
  it('puts what was added into Trash', async () => {
    const client = openTestCore().client();
    const { id } = await client.tasks.add({ description: 'Sow beans' });
    await client.history.undoLast({});
    expect((await client.trash.list({})).items).toMatchObject([{ kind: 'task', id, title: 'Sow beans' }]);
    await client.history.redo({});
    expect((await client.trash.list({})).items).toEqual([]);
  });

  it('forgets what was taken back when something new is done', async () => {
    const client = openTestCore().client();
    const { id } = await client.tasks.add({ description: 'one' });
    await client.tasks.update({ id, description: 'two' });
    await client.history.undoLast({});
    expect(await client.history.depth({})).toMatchObject({ undo: 1, redo: 1, redoOperation: 'tasks.update' });
    await client.tasks.update({ id, description: 'three' });
    expect(await client.history.depth({})).toMatchObject({ undo: 2, redo: 0, redoOperation: null });
    expect(await client.history.redo({})).toMatchObject({ tx: null });
    expect(await client.tasks.get({ id })).toMatchObject({ description: 'three' });
  });

  it('goes through several changes and back', async () => {
    const client = openTestCore().client();
    const { id } = await client.tasks.add({ description: '0' });
    for (const description of ['1', '2', '3']) await client.tasks.update({ id, description });
    const read = async () => (await client.tasks.get({ id })).description;
    const seen: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      await client.history.undoLast({});
      seen.push(await read());
    }
    for (let step = 0; step < 3; step += 1) {
      await client.history.redo({});
      seen.push(await read());
    }
    expect(seen).toEqual(['2', '1', '0', '1', '2', '3']);
  });

  it('refuses to take one change back twice', async () => {
    const client = openTestCore().client();
    await client.tasks.add({ description: 'one' });
    const [entry] = (await client.history.list({ entity: 'task' })).items;
    const tx = entry?.tx ?? 0;
    await client.history.undo({ tx });
    await expect(client.history.undo({ tx })).rejects.toMatchObject({ code: 'conflict' });
    await expect(client.history.undo({ tx: 99_999 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('survives a restart', async () => {
    const test = openTestCore();
    const { id } = await test.client().tasks.add({ description: 'one' });
    await test.client().tasks.update({ id, description: 'two' });
    const again = await test.reopen();
    await again.client().history.undoLast({});
    expect(await again.client().tasks.get({ id })).toMatchObject({ description: 'one' });
  });
});

describe('undoActor', () => {
  it('takes back all that one program wrote, and nothing else', async () => {
    const test = openTestCore();
    const [client, agent] = [test.client(), test.client(AGENT)];
    const mine = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await agent.agents.get({}); // that it is known stays
    const before = livingState(test.home);
    const session = await agent.sessions.create({ title: 'Agent session' });
    await agent.messages.add({ sessionId: session.id, message: { role: 'assistant', text: 'Hello' } });
    await agent.knowledge.add({ category: 'agent', key: 'k', value: 'v' });
    await agent.sessions.update({ id: session.id, title: 'Renamed' });
    const { transactions, result } = await client.history.undoActor({ client: 'helper' });
    expect([transactions, result.skipped]).toEqual([4, []]);
    expect(livingState(test.home)).toEqual(before);
    expect(await client.knowledge.get({ id: mine.id })).toMatchObject({ value: 'green' });
    checkIntegrity(test.home);
    expect(await client.history.undoActor({ client: 'helper' })).toMatchObject({ transactions: 0 });
  });

  it('can itself be taken back', async () => {
    const test = openTestCore();
    const [client, agent] = [test.client(), test.client(AGENT)];
    for (const description of ['one', 'two', 'three']) await agent.tasks.add({ description });
    const before = livingState(test.home);
    await client.history.undoActor({ client: 'helper' });
    expect((await client.tasks.list({})).items).toEqual([]);
    await client.history.redo({});
    expect(livingState(test.home)).toEqual(before);
    expect(await client.history.undoActor({ client: 'helper' })).toMatchObject({
      transactions: 3,
      result: { skipped: [] },
    });
  });

  it('goes back no further than it is told', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const early = await agent.tasks.add({ description: 'early' });
    test.clock.advance(60_000);
    await agent.tasks.add({ description: 'late' });
    const since = new Date(test.clock.now()).toISOString();
    expect(await test.client().history.undoActor({ client: 'helper', since })).toMatchObject({
      transactions: 1,
    });
    expect((await test.client().tasks.list({})).items.map(({ id }) => id)).toEqual([early.id]);
  });

  it('can be told one session of it', async () => {
    const test = openTestCore();
    const sessionId = '0198c0de-0000-7000-8000-0000000000aa';
    await test.client({ ...AGENT, sessionId }).tasks.add({ description: 'there' });
    const here = await test.client(AGENT).tasks.add({ description: 'here' });
    await test.client().history.undoActor({ client: 'helper', sessionId });
    expect((await test.client().tasks.list({})).items.map(({ id }) => id)).toEqual([here.id]);
  });
});

describe('history', () => {
  it('tells each change with what was before and after', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await client.knowledge.update({ id, value: 'black', reason: 'taste changed' });
    await client.knowledge.update({ id, value: 'white', confidence: 0.5 });
    await client.knowledge.remove({ ids: [id] });
    const { items } = await client.history.list({ entity: 'knowledge', id });
    expect(items.map(({ op, before, after, reason }) => ({ op, before, after, reason }))).toMatchObject([
      { op: 'remove', before: { deletedAt: null }, after: { deletedAt: '2026-03-01T12:00:00.000Z' } },
      { op: 'update', before: { value: 'black', confidence: 1 }, after: { value: 'white', confidence: 0.5 } },
      { op: 'update', before: { value: 'green' }, after: { value: 'black' }, reason: 'taste changed' },
      { op: 'insert', before: null, after: null },
    ]);
    expect((await client.history.get({ tx: items[1]?.tx ?? 0 })).items).toEqual([items[1]]);
    expect((await client.history.list({ actor: 'agent' })).items).toEqual([]);
    expect(JSON.stringify(items)).not.toContain('searchText');
  });

  it('gives a record as it was at a moment', async () => {
    const test = openTestCore();
    const client = test.client();
    const at = () => new Date(test.clock.now()).toISOString();
    const never = at();
    test.clock.advance(1000);
    const { id } = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    const first = at();
    test.clock.advance(1000);
    await client.knowledge.update({ id, value: 'black' });
    const second = at();
    test.clock.advance(1000);
    await client.knowledge.remove({ ids: [id] });
    const third = at();
    test.clock.advance(1000);
    await client.trash.restore({ items: [{ kind: 'knowledge', id }] });
    const asOf = async (moment: string) =>
      (await client.history.asOf({ entity: 'knowledge', id, at: moment })).record?.['value'] ?? null;
    expect([
      await asOf(never),
      await asOf(first),
      await asOf(second),
      await asOf(third),
      await asOf(at()),
    ]).toEqual([null, 'green', 'black', null, 'black']);
  });
});

type Step = (
  client: Client,
  ids: { fact: string; session: string; task: string; roots: string[] },
) => Promise<unknown>;

const STEPS: readonly Step[] = [
  (client, { fact }) => client.knowledge.update({ id: fact, value: 'one', confidence: 0.3 }),
  (client, { fact }) => client.knowledge.update({ id: fact, value: 'two', key: 'other' }),
  (client, { fact }) => client.knowledge.remove({ ids: [fact] }),
  (client, { fact }) => client.trash.restore({ items: [{ kind: 'knowledge', id: fact }] }),
  (client) => client.knowledge.add({ category: 'c', key: 'k', value: 'three' }),
  (client, { session }) => client.sessions.update({ id: session, title: 'Renamed', topics: ['x'] }),
  (client, { session }) => client.messages.add({ sessionId: session, message: { role: 'user', text: 'on' } }),
  (client, { session, roots }) =>
    client.messages.add({
      sessionId: session,
      message: { role: 'user', text: 'branch', parentId: roots[0] ?? null },
    }),
  (client, { session }) => client.messages.trim({ sessionId: session, keep: 1 }),
  (client, { session }) => client.sessions.remove({ ids: [session] }),
  (client, { session }) => client.trash.restore({ items: [{ kind: 'session', id: session }] }),
  (client, { task }) => client.tasks.setStatus({ id: task, status: 'completed' }),
  (client, { task }) => client.tasks.setStatus({ id: task, status: 'pending', result: 'r' }),
  (client) => client.preferences.save({ values: { a: 1, codingStyle: 'short' } }),
  (client) => client.settings.set({ values: { 'shortTerm.maxMessages': 5 } }),
  (client) => client.settings.reset({}),
];

describe('any sequence of changes', () => {
  it('is taken back to the beginning and done again to the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ step: fc.nat({ max: STEPS.length - 1 }), wait: fc.nat({ max: 2 }) }), {
          maxLength: 14,
        }),
        async (plan) => {
          const test = openTestCore();
          const client = test.client();
          const ids = await begin(client);
          const depth = (await client.history.depth({})).undo;
          const before = livingState(test.home);
          for (const { step, wait } of plan) {
            test.clock.advance(wait);
            await STEPS[step]?.(client, ids).catch(onlyNotThere);
          }
          const after = livingState(test.home);
          test.clock.advance(5);
          let steps = 0;
          while ((await client.history.depth({})).undo > depth) {
            expect(await client.history.undoLast({})).toMatchObject({ skipped: [] });
            steps += 1;
          }
          expect(livingState(test.home)).toEqual(before);
          checkIntegrity(test.home);
          expect(await client.history.depth({})).toMatchObject({ redo: steps });
          for (; steps > 0; steps -= 1) expect(await client.history.redo({})).toMatchObject({ skipped: [] });
          expect(livingState(test.home)).toEqual(after);
          await test.close();
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

async function begin(client: Client) {
  const fact = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
  const session = await client.sessions.create({ title: 'Garden' });
  const task = await client.tasks.add({ description: 'Sow' });
  const { ids: roots } = await client.messages.addMany({
    sessionId: session.id,
    messages: ['a', 'b', 'c'].map((text) => ({ role: 'user', text })),
  });
  return { fact: fact.id, session: session.id, task: task.id, roots };
}

function onlyNotThere(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'not_found')) throw error;
}
