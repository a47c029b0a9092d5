import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { AccessScope } from '../../../../shared/entities/agent.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { livingState, rowsOf } from '../../../support/store-file.ts';

const OTHER: Caller = { actor: 'agent', door: 'agent', client: 'other' };
const ABSENT = '0198c0de-0000-7000-8000-0000000000ff';

/** The agent `helper`, known by its first call. */
async function meet(test: TestCore, caller = AGENT) {
  return test.client(caller).agents.get({});
}

describe('an agent', () => {
  it('is registered on its first call, whatever that is, and only once', async () => {
    const test = openTestCore();
    await test.client(AGENT).tasks.list({});
    const { items } = await test.client().agents.list({});
    expect(items).toMatchObject([
      {
        name: 'helper',
        type: '',
        autonomyLevel: 'adaptive',
        learningEnabled: true,
        paused: false,
        access: { read: AccessScope.options, write: AccessScope.options, holdForReview: false },
        origin: { actor: 'agent', client: 'helper' },
      },
    ]);
    await test.client(AGENT).sessions.create({ title: 'One' });
    expect((await test.client().agents.list({ withTotal: true })).total).toBe(1);
  });

  it('is not registered by a call it may not make, or that makes no sense', async () => {
    const test = openTestCore();
    await expect(test.client(AGENT).trash.list({})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(test.client(AGENT).tasks.list({ limit: 0 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect((await test.client().agents.list({})).items).toEqual([]);
  });

  it('says what it is, and the person may say otherwise', async () => {
    const test = openTestCore();
    const agent = await test.client(AGENT).agents.register({ type: 'coding' });
    expect(agent).toMatchObject({ name: 'helper', type: 'coding' });
    await test.client().agents.update({ id: agent.id, type: 'research' });
    expect(await test.client(AGENT).agents.register({ type: 'coding' })).toMatchObject({ type: 'research' });
    await expect(test.client(AGENT).agents.register({ name: 'other' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is registered by the person under a name that is free', async () => {
    const client = openTestCore().client();
    await client.agents.register({ name: 'Scout', type: 'research' });
    await expect(client.agents.register({ name: 'Scout' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(client.agents.register({})).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is listed by name or by what was active last, of one type or all', async () => {
    const test = openTestCore();
    const client = test.client();
    for (const [name, type] of [
      ['b', 'coding'],
      ['a', 'research'],
      ['c', 'coding'],
    ] as const) {
      test.clock.advance(1000);
      await client.agents.register({ name, type });
    }
    const names = async (input: Parameters<typeof client.agents.list>[0]) =>
      (await client.agents.list(input)).items.map(({ name }) => name);
    expect(await names({})).toEqual(['a', 'b', 'c']);
    expect(await names({ sort: 'lastActive' })).toEqual(['c', 'a', 'b']);
    expect(await names({ type: 'coding' })).toEqual(['b', 'c']);
    const first = await client.agents.list({ sort: 'lastActive', limit: 2 });
    expect(await names({ sort: 'lastActive', cursor: first.next ?? '' })).toEqual(['b']);
  });

  it('is changed field by field, and a stale change is refused', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id, updatedAt } = await meet(test);
    const changed = await client.agents.update({
      id,
      autonomyLevel: 'manual',
      access: { write: ['tasks', 'conversations'] },
      expectedUpdatedAt: updatedAt,
    });
    expect(changed).toMatchObject({
      autonomyLevel: 'manual',
      learningEnabled: true,
      access: { read: AccessScope.options, write: ['conversations', 'tasks'], holdForReview: false },
    });
    await expect(client.agents.update({ id, type: 'x', expectedUpdatedAt: updatedAt })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    await expect(client.agents.update({ id: ABSENT, type: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('an agent whose registration was taken back', () => {
  it('stays known when all it wrote is taken back', async () => {
    const test = openTestCore();
    const { id } = await meet(test);
    await test.client(AGENT).tasks.add({ description: 'Sow' });
    await test.client().agents.pause({ id });
    await test.client().history.undoActor({ client: 'helper' });
    expect(await test.client().agents.get({ id })).toMatchObject({ paused: true });
  });

  it('comes again as it was, and still may not what it might not', async () => {
    const test = openTestCore();
    const client = test.client();
    const { agentId } = await client.sessions.create({ title: 'Work', agent: 'helper' });
    await test.client({ actor: 'person', door: 'script', client: 'cli' }).agents.pause({ id: agentId ?? '' });
    await client.history.undoLast({});
    expect((await client.agents.list({})).items).toEqual([]);
    await expect(test.client(AGENT).tasks.list({})).rejects.toMatchObject({ code: 'forbidden' });
    expect((await client.agents.list({})).items).toMatchObject([{ id: agentId, paused: true }]);
  });
});

describe('what agents do', () => {
  it('is counted, reads and writes apart, with when they were seen last', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const { id } = await meet(test);
    test.clock.advance(3_600_000);
    const since = new Date(test.clock.now()).toISOString();
    await agent.sessions.create({ title: 'One' });
    await agent.tasks.list({});
    await agent.tasks.list({});
    await agent.decisions.log({ summary: 'Tea' });
    await expect(agent.sessions.get({ id: ABSENT })).rejects.toMatchObject({ code: 'not_found' });
    const found = await test.client().agents.get({ id, since });
    expect(found.counts).toEqual({
      sessions: 1,
      memories: 0,
      decisions: 1,
      checkpoints: 0,
      reads: 2,
      writes: 2,
    });
    expect(found.lastActive).toBe(since);
    expect((await test.client().agents.list({ since })).items[0]?.counts).toEqual(found.counts);
    expect((await test.client().agents.get({ id })).counts.reads).toBe(3);
  });

  it('is still known after a restart, and changes no version of the record', async () => {
    const test = openTestCore();
    const before = await meet(test);
    test.clock.advance(60_000);
    await test.client(AGENT).tasks.list({});
    const again = await test.reopen();
    const after = await again.client().agents.get({ id: before.id });
    expect(after.counts.reads).toBe(2);
    expect(after.updatedAt).toBe(before.updatedAt);
    expect(rowsOf(again.home, `SELECT operation FROM history_tx WHERE actor = 'agent'`)).toEqual([
      { operation: 'agents.register' },
    ]);
  });
});

describe('a paused agent', () => {
  it('is refused in words, loses nothing, and goes on when it is resumed', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const session = await agent.sessions.create({ title: 'Work' });
    const { id } = await meet(test);
    await test.client().agents.pause({ id });
    const before = livingState(test.home);
    const refused = [
      agent.messages.add({ sessionId: session.id, message: { role: 'user', text: 'hello' } }),
      agent.sessions.list({}),
      agent.agentState.set({ state: 1 }),
      agent.decisions.list({}),
      agent.search.run({ text: 'work' }),
    ];
    for (const call of refused) {
      await expect(call).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringMatching(/paused by the person.*safe.*resumes/),
      });
    }
    expect(livingState(test.home)).toEqual(before);
    expect(await agent.agents.get({})).toMatchObject({ paused: true });
    await test.client(OTHER).sessions.list({});
    await test.client().agents.pause({ id, paused: false });
    expect((await agent.sessions.list({})).items.map((found) => found.id)).toEqual([session.id]);
  });

  it('cannot resume itself, nor change what it may do', async () => {
    const test = openTestCore();
    const { id } = await meet(test);
    const agent = test.client(AGENT);
    await test.client().agents.pause({ id });
    for (const call of [
      agent.agents.pause({ id, paused: false }),
      agent.agents.update({ id, learningEnabled: true }),
      agent.agents.list({}),
    ])
      await expect(call).rejects.toMatchObject({ code: 'forbidden' });
    expect(await test.client().agents.get({ id })).toMatchObject({ paused: true });
  });
});

describe('a paused memory', () => {
  it('refuses every agent in words, but not the person, and goes on when it is resumed', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const session = await agent.sessions.create({ title: 'Work' });
    await test.client().settings.set({ values: { 'agents.paused': true } });
    const before = livingState(test.home);
    const refused = [
      agent.messages.add({ sessionId: session.id, message: { role: 'user', text: 'hello' } }),
      agent.search.run({ text: 'work' }),
      test.client(OTHER).sessions.list({}),
    ];
    for (const call of refused) {
      await expect(call).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringMatching(/memory is paused.*safe.*resumes/),
      });
    }
    expect(livingState(test.home)).toEqual(before);
    expect(await agent.agents.get({})).toMatchObject({ paused: false });
    await test.client().sessions.create({ title: 'Mine' });
    await test.client().settings.set({ values: { 'agents.paused': false } });
    expect((await agent.sessions.list({})).items).toHaveLength(2);
  });
});

describe('what an agent may', () => {
  it.each([
    ['conversations', (test: TestCore) => test.client(AGENT).sessions.list({})],
    ['knowledge', (test: TestCore) => test.client(AGENT).knowledge.list({})],
    ['preferences', (test: TestCore) => test.client(AGENT).preferences.preview({})],
    ['tasks', (test: TestCore) => test.client(AGENT).tasks.counts({})],
    ['decisions', (test: TestCore) => test.client(AGENT).decisions.list({})],
  ] as const)('read is only what it is let at: %s', async (scope, read) => {
    const test = openTestCore();
    const { id } = await meet(test);
    const others = AccessScope.options.filter((other) => other !== scope);
    await test.client().agents.update({ id, access: { read: others } });
    await expect(read(test)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(scope),
    });
    await test.client().agents.update({ id, access: { read: [scope] } });
    await expect(read(test)).resolves.toBeDefined();
  });

  it('write is only what it is let at', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const { id } = await meet(test);
    await test.client().agents.update({ id, access: { write: ['conversations'] } });
    await agent.sessions.create({ title: 'Work' });
    await expect(agent.tasks.add({ description: 'Sow' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(agent.decisions.log({ summary: 'Tea' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await agent.tasks.list({})).items).toEqual([]);
  });

  it('find is only what it may read', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    await agent.knowledge.add({ category: 'me', key: 'tea', value: 'zqcanar' });
    await agent.tasks.add({ description: 'zqcanar' });
    const { id } = await meet(test);
    const kinds = async (input: Parameters<typeof agent.search.run>[0]) =>
      (await agent.search.run(input)).items.map(({ kind }) => kind);
    expect((await kinds({ text: 'zqcanar' })).toSorted()).toEqual(['knowledge', 'task']);
    await test.client().agents.update({ id, access: { read: ['tasks'] } });
    expect(await kinds({ text: 'zqcanar' })).toEqual(['task']);
    expect(await kinds({ text: 'zqcanar', kinds: ['task', 'knowledge'] })).toEqual(['task']);
    await expect(agent.search.run({ text: 'zqcanar', kinds: ['knowledge'] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const recalled = async (task: string) => (await agent.recall.run({ task })).items.map(({ kind }) => kind);
    await expect(recalled('zqcanar')).rejects.toMatchObject({ code: 'forbidden' });
    await test.client().agents.update({ id, access: { read: ['knowledge'] } });
    expect(await recalled('zqcanar')).toEqual(['knowledge']);
    await test.client().agents.update({ id, access: { read: ['conversations'] } });
    expect(await recalled('zqcanar')).toEqual([]);
    await expect(agent.search.facets({ text: 'zqcanar' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('learn can be switched off; what it does is still kept', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const { id } = await meet(test);
    await test.client().agents.update({ id, learningEnabled: false });
    const session = await agent.sessions.create({ title: 'Work' });
    await agent.messages.add({ sessionId: session.id, message: { role: 'user', text: 'I prefer tea' } });
    await agent.tasks.add({ description: 'Sow' });
    await agent.knowledge.list({});
    for (const call of [
      agent.knowledge.add({ category: 'me', key: 'tea', value: 'green' }),
      agent.preferences.save({ values: { humour: 'dry' } }),
    ]) {
      await expect(call).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('learning'),
      });
    }
    expect((await test.client().knowledge.list({})).items).toEqual([]);
  });

  it('see and set is its own only', async () => {
    const test = openTestCore();
    const mine = await meet(test);
    const theirs = await meet(test, OTHER);
    const agent = test.client(AGENT);
    const other = test.client(OTHER);
    await other.agentState.set({ state: { secret: 1 } });
    const checkpoint = await other.checkpoints.create({ label: 'one' });
    const decision = await other.decisions.log({ summary: 'Tea' });
    for (const call of [
      agent.agents.get({ id: theirs.id }),
      agent.agentState.get({ agentId: theirs.id }),
      agent.agentState.set({ agentId: theirs.id, state: 1 }),
      agent.checkpoints.list({ agentId: theirs.id }),
      agent.decisions.log({ agentId: theirs.id, summary: 'Coffee' }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'forbidden' });
    for (const call of [
      agent.checkpoints.get({ id: checkpoint.id }),
      agent.checkpoints.diff({ from: checkpoint.id }),
      agent.decisions.get({ id: decision.id }),
      agent.decisions.setOutcome({ id: decision.id, outcome: 'failure' }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'not_found' });
    expect((await agent.decisions.list({})).items).toEqual([]);
    expect(await agent.agentState.get({ agentId: mine.id })).toEqual({ state: null });
  });
});
