import { describe, expect, it } from 'vitest';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, filesHolding, livingState } from '../../../support/store-file.ts';

const ABSENT = '0198c0de-0000-7000-8000-0000000000ff';

async function openWithAgent(): Promise<{ test: TestCore; agentId: string }> {
  const test = openTestCore();
  const { id } = await test.client(AGENT).agents.get({});
  return { test, agentId: id };
}

describe('the state of an agent', () => {
  it('is any JSON, as it came', async () => {
    const { test, agentId } = await openWithAgent();
    const agent = test.client(AGENT);
    expect(await agent.agentState.get({})).toEqual({ state: null });
    const odd = JSON.parse('{"__proto__":{"a":1},"constructor":[null,true,1e300,"ё\\u0000🎄"],"":{}}');
    for (const state of [{ plan: ['a'] }, odd, [], 'text', 0, false]) {
      const written = await agent.agentState.set({ state });
      expect(JSON.stringify(written.state)).toBe(JSON.stringify(state));
      expect(written.bytes).toBe(Buffer.byteLength(JSON.stringify(state)));
      const read = await test.client().agentState.get({ agentId });
      expect(JSON.stringify(read.state?.state)).toBe(JSON.stringify(state));
    }
  });

  it('has room for 1 MB, to the byte', async () => {
    const { test } = await openWithAgent();
    const agent = test.client(AGENT);
    const fits = 'ж'.repeat(524_287);
    expect((await agent.agentState.set({ state: fits })).bytes).toBe(1_048_576);
    await expect(agent.agentState.set({ state: `${fits}!` })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('Nothing was changed'),
    });
    expect((await agent.agentState.get({})).state?.bytes).toBe(1_048_576);
  });

  it('may be nested a hundred deep, and a hostile depth is refused in words', async () => {
    const { test } = await openWithAgent();
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    const agent = test.client(AGENT);
    await agent.agentState.set({ state: nested(100) as never }); // JSON, only deep
    for (const depth of [101, 200_000]) {
      await expect(agent.agentState.set({ state: nested(depth) as never })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });

  it('keeps what it was in history; undo and redo go back and forth', async () => {
    const { test, agentId } = await openWithAgent();
    const client = test.client();
    await client.agentState.set({ agentId, state: { step: 1 } });
    const { id } = await client.agentState.set({ agentId, state: { step: 2 } });
    const states = async () => (await client.agentState.get({ agentId })).state?.state;
    const { items } = await client.history.list({ entity: 'agentState', id });
    expect(items[0]).toMatchObject({
      op: 'update',
      before: { state: { step: 1 } },
      after: { state: { step: 2 } },
    });
    await client.history.undoLast({});
    expect(await states()).toEqual({ step: 1 });
    await client.history.undoLast({});
    expect(await states()).toBeUndefined();
    await client.history.redo({});
    await client.history.redo({});
    expect(await states()).toEqual({ step: 2 });
  });

  it('refuses a stale change, and an agent there is none of', async () => {
    const { test, agentId } = await openWithAgent();
    const client = test.client();
    const first = await client.agentState.set({ agentId, state: 1 });
    await test.client(AGENT).agentState.set({ state: 2 });
    await expect(
      client.agentState.set({ agentId, state: 3, expectedUpdatedAt: first.updatedAt }),
    ).rejects.toMatchObject({ code: 'conflict', details: { current: { state: 2 } } });
    await expect(client.agentState.set({ agentId: ABSENT, state: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(client.agentState.get({})).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is forgotten completely, with all it was before', async () => {
    const { test, agentId } = await openWithAgent();
    const client = test.client();
    await client.agentState.set({ agentId, state: { key: 'zqsecret one' } });
    const { id } = await client.agentState.set({ agentId, state: { key: 'zqsecret two' } });
    await client.agentState.remove({ agentId });
    expect((await client.trash.list({})).items).toMatchObject([{ kind: 'agentState', id, title: 'helper' }]);
    await client.trash.purge({ items: [{ kind: 'agentState', id }] });
    await test.close();
    expect(filesHolding(test.home, 'zqsecret')).toEqual([]);
    checkIntegrity(test.home);
  });

  it('cannot be put back where another has taken its place', async () => {
    const { test, agentId } = await openWithAgent();
    const client = test.client();
    const { id } = await client.agentState.set({ agentId, state: 1 });
    await client.agentState.remove({ agentId });
    await client.agentState.set({ agentId, state: 2 });
    expect(await client.trash.restore({ items: [{ kind: 'agentState', id }] })).toMatchObject({
      restored: 0,
      blocked: [{ kind: 'agentState', id }],
    });
  });
});

describe('checkpoints', () => {
  it('are listed newest first, without what they hold', async () => {
    const { test, agentId } = await openWithAgent();
    const agent = test.client(AGENT);
    for (const step of [1, 2, 3]) {
      test.clock.advance(1000);
      await agent.agentState.set({ state: { step } });
      await agent.checkpoints.create({ label: `step ${step}` });
    }
    const first = await test.client().checkpoints.list({ agentId, limit: 2, withTotal: true });
    expect(first.items.map(({ label }) => label)).toEqual(['step 3', 'step 2']);
    expect([first.total, Object.keys(first.items[0] ?? {}).includes('state')]).toEqual([3, false]);
    const rest = await test.client().checkpoints.list({ agentId, limit: 2, cursor: first.next ?? '' });
    expect(rest.items).toMatchObject([{ label: 'step 1', cause: 'chosen', bytes: 10 }]);
    expect(await agent.checkpoints.get({ id: rest.items[0]?.id ?? '' })).toMatchObject({
      state: { step: 1 },
    });
  });

  it('differ place by place, from one another and from the present', async () => {
    const { test } = await openWithAgent();
    const agent = test.client(AGENT);
    await agent.agentState.set({ state: { step: 1, list: ['a', 'b'], gone: true } });
    const one = await agent.checkpoints.create({ label: 'one' });
    await agent.agentState.set({ state: { step: 2, list: ['a', 'c'], more: {} } });
    const changes = [
      { path: ['step'], before: 1, after: 2 },
      { path: ['list', 1], before: 'b', after: 'c' },
      { path: ['gone'], before: true },
      { path: ['more'], after: {} },
    ];
    expect(await agent.checkpoints.diff({ from: one.id })).toEqual({ changes, more: false });
    const two = await agent.checkpoints.create({ label: 'two' });
    await agent.agentState.set({ state: null });
    expect((await agent.checkpoints.diff({ from: one.id, to: two.id })).changes).toEqual(changes);
    expect((await agent.checkpoints.diff({ from: two.id, to: two.id })).changes).toEqual([]);
    await agent.agentState.set({ state: Array.from({ length: 3000 }, (_, at) => at) });
    const large = await agent.checkpoints.create({});
    await agent.agentState.set({ state: Array.from({ length: 3000 }, () => 'x') });
    const many = await agent.checkpoints.diff({ from: large.id });
    expect([many.changes.length, many.more]).toEqual([2000, true]);
  });

  it('are restored after the present is set aside; one undo takes both back', async () => {
    const { test, agentId } = await openWithAgent();
    const agent = test.client(AGENT);
    const client = test.client();
    await agent.agentState.set({ state: { step: 1 } });
    const one = await agent.checkpoints.create({ label: 'one' });
    await agent.agentState.set({ state: { step: 2 } });
    const before = livingState(test.home);
    await expect(agent.checkpoints.restore({ id: one.id })).rejects.toMatchObject({ code: 'forbidden' });
    const done = await client.checkpoints.restore({ id: one.id });
    expect(done).toMatchObject({ agent: { id: agentId }, before: { cause: 'beforeRestore', label: 'one' } });
    expect((await agent.agentState.get({})).state?.state).toEqual({ step: 1 });
    expect((await client.checkpoints.get({ id: done.before?.id ?? '' })).state).toEqual({ step: 2 });
    expect(await client.history.undoLast({})).toMatchObject({
      operation: 'checkpoints.restore',
      skipped: [],
    });
    expect(livingState(test.home)).toEqual(before);
  });

  it('of no state leave none when they are restored', async () => {
    const { test, agentId } = await openWithAgent();
    const client = test.client();
    const empty = await client.checkpoints.create({ agentId, label: 'empty' });
    expect(empty.bytes).toBe(0);
    await client.agentState.set({ agentId, state: 1 });
    await client.checkpoints.restore({ id: empty.id });
    expect(await client.agentState.get({ agentId })).toEqual({ state: null });
  });

  it('begin a new agent, and leave theirs as it is', async () => {
    const { test, agentId } = await openWithAgent();
    const client = test.client();
    await client.agents.update({ id: agentId, type: 'coding' });
    await client.agentState.set({ agentId, state: { step: 1 } });
    const { id } = await client.checkpoints.create({ agentId, label: 'one' });
    await client.agentState.set({ agentId, state: { step: 2 } });
    const { agent, before } = await client.checkpoints.restore({ id, asNew: { name: 'helper 2' } });
    expect([agent.name, agent.type, before]).toEqual(['helper 2', 'coding', null]);
    expect((await client.agentState.get({ agentId: agent.id })).state?.state).toEqual({ step: 1 });
    expect((await client.agentState.get({ agentId })).state?.state).toEqual({ step: 2 });
    await expect(client.checkpoints.restore({ id, asNew: { name: 'helper' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await client.history.undoLast({});
    expect((await client.agents.list({})).items.map(({ name }) => name)).toEqual(['helper']);
  });

  it('go to Trash, come back, and are forgotten completely', async () => {
    const { test, agentId } = await openWithAgent();
    const client = test.client();
    await client.agentState.set({ agentId, state: 'zqsecret' });
    const { id } = await client.checkpoints.create({ agentId, label: 'zqlabel' });
    await client.checkpoints.remove({ ids: [id] });
    expect((await client.trash.list({})).items).toMatchObject([
      { kind: 'checkpoint', title: 'helper', detail: 'zqlabel' },
    ]);
    await client.trash.restore({ items: [{ kind: 'checkpoint', id }] });
    expect(await client.checkpoints.get({ id })).toMatchObject({ state: 'zqsecret' });
    await client.checkpoints.remove({ ids: [id] });
    await client.agentState.remove({ agentId });
    await client.trash.purge({ everything: true });
    await test.close();
    expect([...filesHolding(test.home, 'zqsecret'), ...filesHolding(test.home, 'zqlabel')]).toEqual([]);
  });
});
