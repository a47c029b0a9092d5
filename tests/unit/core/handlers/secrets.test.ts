import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { MASK } from '../../../../shared/secrets/mask.ts';
import {
  AGENT,
  importFile,
  openTestCore,
  PERSON,
  type TestCore,
  writeSource,
} from '../../../support/core.ts';
import { filesHolding } from '../../../support/store-file.ts';

const TOKEN = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
const SAID = `The zqcanary deploy token is ${TOKEN} until Friday`;
const SCRIPT = { actor: 'person', door: 'script', client: 'script' } as const;

/** What an agent wrote: a secret in every kind of record. */
async function writeEverywhere(test: TestCore) {
  const agent = test.client(AGENT);
  const session = await agent.sessions.create({ title: `Deploying with ${TOKEN}` });
  await agent.messages.add({ sessionId: session.id, message: { role: 'user', text: SAID } });
  const memory = await agent.memories.add({ content: SAID, type: 'semantic' });
  await agent.knowledge.add({ category: 'zqcanary', key: 'deploy token', value: TOKEN });
  await agent.preferences.save({ values: { 'zqcanary.token': TOKEN } });
  await agent.tasks.add({ description: SAID });
  await agent.decisions.log({ summary: SAID, inputs: { accessToken: TOKEN } });
  await agent.agentState.set({ state: { zqcanary: { token: TOKEN } } });
  return { session, memory };
}

/** What a caller reads of all of it. */
async function readEverywhere(test: TestCore, caller: Caller, sessionId: string) {
  const client = test.client(caller);
  const agentId = (await test.client().agents.list({})).items.find(({ name }) => name === AGENT.client)?.id;
  const own = caller.door === 'agent' ? {} : { agentId };
  return {
    sessions: await client.sessions.list({}),
    transcript: await client.messages.list({ sessionId }),
    memories: await client.memories.list({}),
    facts: await client.knowledge.list({}),
    preferences: await client.preferences.list({}),
    profile: await client.preferences.get({}),
    tasks: await client.tasks.list({}),
    decisions: await client.decisions.list(own),
    state: await client.agentState.get(own),
    search: await client.search.run({ text: 'zqcanary' }),
    recall: await client.recall.run({ task: 'zqcanary deploy token' }),
  };
}

describe('what looks like a secret', () => {
  it.each([AGENT, PERSON, SCRIPT])(
    'is hidden from the door of $door before anything was looked through',
    async (caller) => {
      const test = openTestCore();
      const { session } = await writeEverywhere(test);
      const read = await readEverywhere(test, caller, session.id);
      for (const [name, answer] of Object.entries(read)) {
        expect([name, JSON.stringify(answer).includes(TOKEN)]).toEqual([name, false]);
        expect([name, JSON.stringify(answer).includes(MASK)]).toEqual([
          name,
          name !== 'profile' || caller !== AGENT,
        ]);
      }
    },
  );

  it('is hidden in history, failures and the lists around it', async () => {
    const test = openTestCore();
    const person = test.client();
    const memory = await person.memories.add({ content: SAID, type: 'semantic' });
    await person.memories.update({ id: memory.id, content: 'Nothing left' });
    const history = await person.history.list({});
    expect(JSON.stringify(history)).toContain(MASK);
    expect(JSON.stringify(history)).not.toContain(TOKEN);
    const fact = await person.knowledge.add({ category: 'c', key: 'k', value: SAID });
    const stale = person.knowledge.update({
      id: fact.id,
      value: 'x',
      expectedUpdatedAt: '2020-01-01T00:00:00.000Z',
    });
    await expect(stale).rejects.toSatisfy((error: Error & { details: unknown }) => {
      const told = JSON.stringify(error.details);
      return told.includes(MASK) && !told.includes(TOKEN);
    });
  });

  it('is hidden where what says so was cut off, and where it was cut in two', async () => {
    const test = openTestCore();
    const words = 'word '.repeat(400);
    const before = (gap: number) =>
      `${words}the password: zqHorse7Battery! ${'x'.repeat(gap)} zqneedle ${words}`;
    const long = `${words}zqneedle ${'word '.repeat(40)}${TOKEN} ${words}`;
    const contents = [...Array.from({ length: 60 }, (_, gap) => before(gap)), long];
    for (const content of contents) await test.client().memories.add({ content, type: 'semantic' });
    for (const caller of [AGENT, PERSON]) {
      const client = test.client(caller);
      const found = await client.search.run({ text: 'zqneedle', kinds: ['memory'], limit: 100 });
      expect(found.items.length).toBeGreaterThan(50);
      const recalled = await client.recall.run({ task: 'zqneedle', limit: 50, tokenBudget: 2000 });
      const told = JSON.stringify([found, recalled]);
      expect(told).not.toContain('Horse7');
      expect(told).not.toContain(TOKEN.slice(0, 12));
      expect(told).toContain(`${MASK} `);
    }
  });

  it('stays as it is in the store, and is not overwritten by the sign that hides it', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const memory = await agent.memories.add({ content: SAID, type: 'semantic' });
    expect(memory.content).toContain(MASK);
    const edit = agent.memories.update({ id: memory.id, content: `${memory.content} noon` });
    await expect(edit).rejects.toMatchObject({ code: 'invalid_input' });
    await agent.memories.update({ id: memory.id, importance: 5 });
    const person = test.client();
    await person.secrets.reveal({ entity: 'memory', id: memory.id });
    expect((await person.memories.get({ id: memory.id })).content).toBe(SAID);
  });
});

describe('looking through the store', () => {
  it('finds what agents and imports wrote, once, and notes no secret', async () => {
    const test = openTestCore();
    const { session } = await writeEverywhere(test);
    const person = test.client();
    const line = { role: 'user', content: 'The old password: zqpass4711 of the router' };
    await importFile(test, writeSource(`${JSON.stringify({ messages: [line] })}\n`));
    expect(await person.secrets.counts({})).toMatchObject({ open: 0, scanned: false });
    const first = await person.secrets.scan({});
    expect(first.found).toBeGreaterThan(7);
    expect(await person.secrets.scan({})).toEqual({ records: 0, found: 0 });
    const { items, total } = await person.secrets.list({ limit: 200, withTotal: true });
    expect(items).toHaveLength(total ?? 0);
    const entities = new Set(items.map(({ entity }) => entity));
    expect([...entities].toSorted()).toEqual([
      'agentState',
      'decision',
      'knowledge',
      'memory',
      'message',
      'preference',
      'proposal',
      'session',
      'task',
    ]);
    const message = items.find(({ sessionId }) => sessionId === session.id);
    expect(message).toMatchObject({ kind: 'token', actor: 'agent', client: AGENT.client, field: 'text' });
    expect(message?.excerpt).toBe(`The zqcanary deploy token is ${MASK} until Friday`);
    expect(items.some(({ kind, excerpt }) => kind === 'password' && excerpt.includes('router'))).toBe(true);
    expect(JSON.stringify(items)).not.toContain(TOKEN);
    expect(await person.secrets.counts({})).toMatchObject({ open: total, scanned: true });
  });

  it('counts the same in the report of health', async () => {
    const test = openTestCore();
    const person = test.client();
    await test.client(AGENT).memories.add({ content: SAID, type: 'semantic', shared: true });
    await person.memories.add({ content: 'Nothing to hide', type: 'semantic' });
    const counted = async () => {
      const { items } = await person.maintenance.report({});
      const { open } = await person.secrets.counts({});
      return [items.find(({ name }) => name === 'secret')?.count, open];
    };
    await person.secrets.scan({});
    expect(await counted()).toEqual([1, 1]);
    const [finding] = (await person.secrets.list({})).items;
    await person.secrets.keep({ ids: [finding?.id ?? 0] });
    expect(await counted()).toEqual([0, 0]);
  });

  it('looks again at what was changed, and forgets what is gone', async () => {
    const test = openTestCore();
    const person = test.client();
    const memory = await person.memories.add({ content: SAID, type: 'semantic' });
    await person.secrets.scan({});
    await person.memories.update({ id: memory.id, content: 'Nothing secret now' });
    await person.secrets.scan({});
    expect((await person.secrets.counts({})).open).toBe(0);
    await person.memories.update({ id: memory.id, content: `password: zqhunter22` });
    await person.secrets.scan({});
    expect((await person.secrets.counts({})).kinds).toEqual({ password: 1 });
    await person.memories.remove({ ids: [memory.id] });
    expect((await person.secrets.counts({})).open).toBe(0);
    await person.trash.purge({ items: [{ kind: 'memory', id: memory.id }] });
    expect((await person.secrets.list({ statuses: ['open', 'kept'] })).items).toEqual([]);
    await test.close();
    expect(filesHolding(test.home, 'zqhunter22')).toEqual([]);
  });

  it('goes on where it stopped, over a restart', async () => {
    const test = openTestCore();
    const person = test.client();
    await person.memories.add({ content: SAID, type: 'semantic' });
    await person.secrets.scan({});
    const again = await test.reopen();
    await again.client().memories.add({ content: 'Nothing', type: 'semantic' });
    expect((await again.client().secrets.scan({})).records).toBe(1);
  });
});

describe('the person decides', () => {
  it('to see it in this window, for ten minutes, and nobody else does', async () => {
    const test = openTestCore();
    const person = test.client();
    const { id } = await test.client(AGENT).memories.add({ content: SAID, type: 'semantic' });
    const other = test.client({ ...PERSON, client: 'window-2' });
    expect(await person.secrets.reveal({ entity: 'memory', id })).toMatchObject({ revealed: 1 });
    expect((await person.memories.get({ id })).content).toBe(SAID);
    for (const client of [other, test.client(AGENT), test.client({ ...SCRIPT, client: PERSON.client })])
      expect((await client.memories.get({ id })).content).not.toContain(TOKEN);
    test.clock.advance(600_001);
    expect((await person.memories.get({ id })).content).not.toContain(TOKEN);
    await person.secrets.reveal({ entity: 'memory', id });
    await person.secrets.hide({});
    expect((await person.memories.get({ id })).content).not.toContain(TOKEN);
  });

  it('that it is none: wherever it stands, and later; and the other way round', async () => {
    const test = openTestCore();
    const person = test.client();
    const agent = test.client(AGENT);
    const { id } = await agent.memories.add({ content: SAID, type: 'semantic' });
    await agent.tasks.add({ description: SAID });
    await person.secrets.scan({});
    const [finding] = (await person.secrets.list({ recordId: id })).items;
    expect(finding?.places).toBe(2);
    const ids = [finding?.id ?? 0];
    expect(await person.secrets.keep({ ids })).toEqual({ changed: 2 });
    expect((await agent.memories.get({ id })).content).toBe(SAID);
    const later = await agent.memories.add({ content: `again ${TOKEN}`, type: 'semantic' });
    expect(later.content).toContain(TOKEN);
    await person.secrets.scan({});
    expect((await person.secrets.counts({})).open).toBe(0);
    await person.secrets.reopen({ ids });
    expect((await agent.memories.get({ id })).content).not.toContain(TOKEN);
    expect((await person.secrets.list({ statuses: ['open'] })).items).toHaveLength(3);
  });

  it('and no agent can', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const { id } = await agent.memories.add({ content: SAID, type: 'semantic' });
    for (const refused of [
      agent.secrets.list({}),
      agent.secrets.reveal({ entity: 'memory', id }),
      agent.secrets.keep({ ids: [1] }),
      test.client(SCRIPT).secrets.reveal({ entity: 'memory', id }),
      test.client(SCRIPT).secrets.keep({ ids: [1] }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  });
});
