import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { livingState } from '../../../support/store-file.ts';

const OTHER: Caller = { actor: 'agent', door: 'agent', client: 'other' };
const ABSENT = '0198c0de-0000-7000-8000-0000000000ff';

async function fill(test: TestCore) {
  const [mine, theirs] = [test.client(AGENT), test.client(OTHER)];
  const agent = await mine.agents.register({ type: 'coding' });
  const other = await theirs.agents.register({ type: 'coding' });
  await mine.agentState.set({ state: { plan: 'tea' } });
  const own = await mine.memories.add({ content: 'zqone', type: 'semantic' });
  await mine.memories.add({ content: 'zqtwo' });
  const shared = await mine.memories.add({ content: 'zqthree', shared: true });
  const foreign = await theirs.memories.add({ content: 'zqfour' });
  await mine.sessions.create({ title: 'Work' });
  await mine.decisions.log({ summary: 'Tea' });
  return { agent, other, own, shared, foreign };
}

const contents = async (test: TestCore, caller = AGENT) =>
  (await test.client(caller).memories.list({})).items.map(({ content }) => content).toSorted();

describe('the memories of agents', () => {
  it('are listed by agent or by type', async () => {
    const test = openTestCore();
    const { agent } = await fill(test);
    const client = test.client();
    const list = async (input: Parameters<typeof client.agents.memory>[0]) =>
      (await client.agents.memory(input)).items.map(({ content }) => content).toSorted();
    expect(await list({ id: agent.id })).toEqual(['zqone', 'zqtwo']);
    expect(await list({ type: 'coding' })).toEqual(['zqfour', 'zqone', 'zqtwo']);
    await expect(client.agents.memory({ type: 'none' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(client.agents.memory({})).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(client.agents.memory({ id: agent.id, type: 'coding' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect((await client.agents.get({ id: agent.id })).counts.memories).toBe(2);
  });

  it('are seen by all, by some, or by their agent alone, as the person says', async () => {
    const test = openTestCore();
    const { own, shared, agent, other } = await fill(test);
    const client = test.client();
    const share = (memoryId: string, among: 'all' | string[]) =>
      client.agents.share({ memoryId, with: among });
    await share(own.id, [other.id, agent.id]);
    expect(await contents(test, OTHER)).toEqual(['zqfour', 'zqone', 'zqthree']);
    await share(own.id, []);
    expect(await contents(test, OTHER)).toEqual(['zqfour', 'zqthree']);
    expect(await share(own.id, 'all')).toMatchObject({ agentId: null, sharedWith: [] });
    expect(await contents(test, OTHER)).toEqual(['zqfour', 'zqone', 'zqthree']);
    await expect(share(shared.id, [])).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await share(shared.id, [other.id])).toMatchObject({ agentId: other.id, sharedWith: [] });
    expect(await contents(test)).toEqual(['zqone', 'zqtwo']);
    await expect(share(own.id, [ABSENT])).rejects.toMatchObject({ code: 'not_found' });
    await expect(test.client(AGENT).agents.share({ memoryId: own.id, with: 'all' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('wait for the person where they are held for review', async () => {
    const test = openTestCore();
    const { agent } = await fill(test);
    await test.client().agents.update({ id: agent.id, access: { holdForReview: true } });
    const held = await test.client(AGENT).memories.add({ content: 'zqheld' });
    expect(held.held).toBe(true);
    expect((await test.client(AGENT).recall.run({ task: 'zqheld' })).items).toEqual([]);
    expect((await test.client(OTHER).memories.add({ content: 'zqfree' })).held).toBe(false);
  });

  it('are refused while learning is off', async () => {
    const test = openTestCore();
    const { agent } = await fill(test);
    await test.client().agents.update({ id: agent.id, learningEnabled: false });
    await expect(test.client(AGENT).memories.add({ content: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await test.client(AGENT).recall.run({ task: 'zqone' })).items).toHaveLength(1);
  });
});

describe('a reset', () => {
  it('is foretold, sets the state aside, moves what is its own to Trash, and leaves the rest', async () => {
    const test = openTestCore();
    const { agent, other, own } = await fill(test);
    const client = test.client();
    await client.agents.share({ memoryId: own.id, with: [other.id] });
    const told = await client.agents.previewReset({ id: agent.id });
    expect(told.agents).toEqual([
      {
        id: agent.id,
        name: 'helper',
        stateBytes: 14,
        memories: { working: 0, episodic: 1, semantic: 1, procedural: 0 },
        seenByOthers: 1,
      },
    ]);
    const done = await client.agents.reset({ id: agent.id });
    expect(done).toMatchObject({ removed: 2, agents: told.agents });
    expect(await contents(test)).toEqual(['zqthree']);
    expect(await contents(test, OTHER)).toEqual(['zqfour', 'zqthree']);
    expect(await client.agentState.get({ agentId: agent.id })).toEqual({ state: null });
    const id = done.agents[0]?.checkpointId ?? '';
    expect(await client.checkpoints.get({ id })).toMatchObject({
      cause: 'beforeReset',
      state: { plan: 'tea' },
    });
    expect((await client.agents.get({ id: agent.id })).counts).toMatchObject({ sessions: 1, decisions: 1 });
    expect((await client.trash.list({})).items.map(({ kind }) => kind).toSorted()).toEqual([
      'agentState',
      'memory',
      'memory',
    ]);
  });

  it('is taken back as one, and done again as one', async () => {
    const test = openTestCore();
    const { agent } = await fill(test);
    const client = test.client();
    await client.agents.get({ id: agent.id });
    const before = livingState(test.home);
    test.clock.advance(1000);
    await client.agents.reset({ type: 'coding' });
    const after = livingState(test.home);
    expect(await contents(test, OTHER)).toEqual(['zqthree']);
    await client.history.undoLast({});
    const withoutSeen = (state: object): unknown =>
      JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'last_active' ? 0 : value)));
    expect(withoutSeen(livingState(test.home))).toEqual(withoutSeen(before));
    await client.history.redo({});
    expect(withoutSeen(livingState(test.home))).toEqual(withoutSeen(after));
  });

  it('is not for agents', async () => {
    const test = openTestCore();
    const { agent } = await fill(test);
    for (const call of [
      test.client(AGENT).agents.reset({ id: agent.id }),
      test.client(AGENT).agents.previewReset({ id: agent.id }),
      test.client(AGENT).agents.memory({ id: agent.id }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'forbidden' });
    await expect(test.client().agents.reset({ id: ABSENT })).rejects.toMatchObject({ code: 'not_found' });
    expect(await contents(test)).toEqual(['zqone', 'zqthree', 'zqtwo']);
  });
});
