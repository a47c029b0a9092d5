import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { AppError } from '../../../../shared/errors.ts';
import { AGENT, openTestCore, PERSON } from '../../../support/core.ts';

type Edit = (
  client: Client,
  id: string,
  expectedUpdatedAt: string | undefined,
) => Promise<{ updatedAt: string }>;

const RECORDS: Readonly<
  Record<string, { add: (client: Client) => Promise<{ id: string; updatedAt: string }>; edit: Edit }>
> = {
  knowledge: {
    add: (client) => client.knowledge.add({ category: 'me', key: 'tea', value: 'green' }),
    edit: (client, id, expectedUpdatedAt) =>
      client.knowledge.update({ id, value: `v${Math.random()}`, expectedUpdatedAt }),
  },
  session: {
    add: (client) => client.sessions.create({ title: 'Garden' }),
    edit: (client, id, expectedUpdatedAt) =>
      client.sessions.update({ id, title: `t${Math.random()}`, expectedUpdatedAt }),
  },
  task: {
    add: (client) => client.tasks.add({ description: 'Sow' }),
    edit: (client, id, expectedUpdatedAt) =>
      client.tasks.update({ id, description: `d${Math.random()}`, expectedUpdatedAt }),
  },
  user: {
    add: (client) => client.users.get({}),
    edit: (client, id, expectedUpdatedAt) =>
      client.users.update({ id, name: `n${Math.random()}`, expectedUpdatedAt }),
  },
  preference: {
    async add(client) {
      const [saved] = (await client.preferences.save({ values: { humour: 'dry' } })).items;
      return saved ?? expect.fail();
    },
    async edit(client, _id, expectedUpdatedAt) {
      const { items } = await client.preferences.save({
        values: { humour: `h${Math.random()}` },
        expectedUpdatedAt,
      });
      return items[0] ?? expect.fail();
    },
  },
};

describe.each(Object.entries(RECORDS))('an edit of a %s', (_name, { add, edit }) => {
  it('that is based on an older version is refused with the current one', async () => {
    const client = openTestCore().client();
    const seen = await add(client);
    const newer = await edit(client, seen.id, undefined);
    const failure = await edit(client, seen.id, seen.updatedAt).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'conflict', details: { current: newer } });
    await edit(client, seen.id, newer.updatedAt);
  });

  it('within one millisecond of another is a version of its own', async () => {
    const client = openTestCore().client();
    const versions = [await add(client)];
    for (let count = 0; count < 3; count += 1)
      versions.push({ ...versions[0]!, ...(await edit(client, versions[0]!.id, undefined)) });
    expect(new Set(versions.map(({ updatedAt }) => updatedAt)).size).toBe(4);
  });
});

describe('an edit', () => {
  it('after a partial undo is refused to who saw the version before it', async () => {
    const test = openTestCore();
    const [mine, yours] = [test.client(), test.client({ ...PERSON, client: 'window-2' })];
    const { id } = await mine.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await mine.knowledge.update({ id, value: 'black', source: 'a book' });
    const seen = await yours.knowledge.update({ id, value: 'white' });
    await mine.history.undoLast({});
    const edit = yours.knowledge.update({ id, source: 'a friend', expectedUpdatedAt: seen.updatedAt });
    await expect(edit).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that changes nothing leaves no trace', async () => {
    const client = openTestCore().client();
    const fact = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    const { undo } = await client.history.depth({});
    expect(await client.knowledge.update({ id: fact.id, value: 'green' })).toEqual(fact);
    expect(await client.history.depth({})).toMatchObject({ undo });
  });

  it('of what does not exist or lies in Trash is refused', async () => {
    const client = openTestCore().client();
    const { id } = await client.tasks.add({ description: 'Sow' });
    await client.tasks.remove({ ids: [id] });
    await expect(client.tasks.update({ id, description: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(client.tasks.remove({ ids: [id] })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of many is all or none', async () => {
    const client = openTestCore().client();
    const { id } = await client.tasks.add({ description: 'Sow' });
    const unknown = '0198c0de-0000-7000-8000-00000000ffff';
    await expect(client.tasks.remove({ ids: [id, unknown] })).rejects.toMatchObject({ code: 'not_found' });
    expect(await client.tasks.get({ id })).toMatchObject({ deletedAt: null });
  });

  it('cannot give a fact the key of another', async () => {
    const client = openTestCore().client();
    const tea = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    const { id } = await client.knowledge.add({ category: 'me', key: 'coffee', value: 'black' });
    const taken = client.knowledge.update({ id, key: 'tea' });
    await expect(taken).rejects.toMatchObject({ code: 'conflict', details: { holder: { id: tea.id } } });
  });
});

describe('what is not there', () => {
  const nobody = '0198c0de-0000-7000-8000-00000000ffff';
  const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
    'a parent session': (client) => client.sessions.create({ title: 'x', parentSessionId: nobody }),
    'the session of a task': (client) => client.tasks.add({ description: 'x', sessionId: nobody }),
    'the session of a message': (client) =>
      client.messages.add({ sessionId: nobody, message: { role: 'user', text: 'x' } }),
    'the person of a preference': (client) => client.preferences.save({ userId: nobody, values: { a: 1 } }),
    'a preference to lock': (client) => client.preferences.lock({ id: nobody, locked: true }),
    'a session to trim': (client) => client.messages.trim({ sessionId: nobody }),
    'a message to read around': (client) => client.messages.list({ sessionId: nobody, around: nobody }),
    'an agent': (client) => client.agents.get({ id: nobody }),
    'a job': (client) => client.maintenance.job({ id: nobody }),
    'an import': (client) => client.imports.undo({ id: nobody }),
    'something in Trash': (client) => client.trash.purge({ items: [{ kind: 'task', id: nobody }] }),
    'an upload': (client) => client.imports.preview({ source: { upload: nobody } }),
  };
  it.each(Object.entries(calls))('is told as such: %s', async (_name, call) => {
    await expect(call(openTestCore().client())).rejects.toMatchObject({ code: 'not_found' });
  });

  it('and what is there twice is a conflict', async () => {
    const client = openTestCore().client();
    const { id } = await client.sessions.create({ title: 'x', externalId: 'mine' });
    await expect(client.sessions.create({ title: 'y', externalId: 'mine' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const message = { role: 'user' as const, text: 'x', externalId: 'first' };
    await client.messages.add({ sessionId: id, message });
    await expect(client.messages.add({ sessionId: id, message })).rejects.toMatchObject({ code: 'conflict' });
    expect((await client.sessions.get({ id })).messageCount).toBe(1);
  });
});

describe('an agent', () => {
  it('may not change a locked preference', async () => {
    const test = openTestCore();
    const [saved] = (await test.client().preferences.save({ values: { codingStyle: 'small' } })).items;
    await test.client().preferences.lock({ id: saved?.id ?? '', locked: true });
    const agent = test.client(AGENT);
    await expect(agent.preferences.save({ values: { codingStyle: 'big' } })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await test.client().preferences.lock({ id: saved?.id ?? '', locked: false });
    await expect(agent.preferences.save({ values: { codingStyle: 'big' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    const [added] = (await agent.preferences.save({ values: { editor: 'big' } })).items;
    expect(added).toMatchObject({
      value: 'big',
      origin: { actor: 'agent', client: 'helper', trust: 'unreviewed' },
    });
  });

  it('may not change what a person wrote or confirmed', async () => {
    const test = openTestCore();
    const [person, agent] = [test.client(), test.client(AGENT)];
    const fact = await person.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    const tries = [
      agent.knowledge.add({ category: 'me', key: 'tea', value: 'black' }),
      agent.knowledge.update({ id: fact.id, value: 'black' }),
      agent.knowledge.update({ id: fact.id, key: 'drink' }),
      agent.knowledge.update({ id: fact.id, confidence: 0 }),
    ];
    for (const attempt of tries) {
      await expect(attempt).rejects.toMatchObject({
        code: 'conflict',
        details: { current: { id: fact.id } },
      });
    }
    expect(
      await agent.knowledge.add({ category: 'me', key: 'tea', value: 'green', confidence: 0.1 }),
    ).toEqual(fact);

    const own = await agent.knowledge.add({ category: 'me', key: 'hat', value: 'blue' });
    await agent.knowledge.update({ id: own.id, value: 'red' });
    const confirmed = await person.knowledge.update({ id: own.id, value: 'yellow' });
    expect(confirmed.origin).toMatchObject({ actor: 'person', trust: 'trusted' });
    await expect(agent.knowledge.update({ id: own.id, value: 'red' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const undone = await person.history.undoLast({});
    expect(undone.skipped).toEqual([]);
    expect(await agent.knowledge.update({ id: own.id, value: 'violet' })).toMatchObject({
      origin: { actor: 'agent' },
    });
  });

  it('leaves its name on what it writes, whatever it says', async () => {
    const test = openTestCore();
    const sessionId = '0198c0de-0000-7000-8000-0000000000aa';
    const agent = test.client({ ...AGENT, sessionId });
    const fact = await agent.knowledge.add({ category: 'c', key: 'k', value: 'v' });
    expect(fact.origin).toEqual({
      actor: 'agent',
      client: 'helper',
      sessionId,
      messageId: null,
      trust: 'unreviewed',
    });
    const session = await agent.sessions.create({ title: 'mine' });
    expect(session).toMatchObject({ agentName: 'helper', origin: { actor: 'agent' } });
    const message = await agent.messages.add({
      sessionId: session.id,
      message: { role: 'assistant', text: 'Hi' },
    });
    expect(message.origin).toMatchObject({ actor: 'agent', client: 'helper', trust: 'unreviewed' });
    const claim = { category: 'c', key: 'other', value: 'v', origin: { actor: 'person' } };
    const wire = await test.core.connect(AGENT).call('knowledge.add', claim);
    expect(wire).toMatchObject({ ok: false, code: 'invalid_input' });
    expect((await test.client().agents.list({})).items).toMatchObject([
      { name: 'helper', autonomyLevel: 'adaptive' },
    ]);
  });
});

describe('words that two write at a time', () => {
  it('are all kept as topics of a session, without either being refused', async () => {
    const test = openTestCore();
    const [mine, theirs] = [test.client(PERSON), test.client({ ...PERSON, client: 'window-2' })];
    const { id } = await mine.sessions.create({ title: 'Garden', topics: ['soil', 'beans'] });
    await theirs.sessions.updateMany({ ids: [id], addTopics: ['water'], removeTopics: ['beans'] });
    await mine.sessions.updateMany({ ids: [id], addTopics: ['seeds'] });
    expect((await mine.sessions.get({ id })).topics).toEqual(['soil', 'water', 'seeds']);
  });

  it('are all kept as tags of a memory', async () => {
    const test = openTestCore();
    const [mine, theirs] = [test.client(PERSON), test.client({ ...PERSON, client: 'window-2' })];
    const { id } = await mine.memories.add({ content: 'Beans like warm soil', tags: ['soil', 'beans'] });
    await mine.memories.update({ id, addTags: ['seeds', 'soil'] });
    await theirs.memories.update({ id, removeTags: ['beans'], addTags: ['water'] });
    expect((await mine.memories.get({ id })).tags).toEqual(['soil', 'seeds', 'water']);
    const many = Array.from({ length: 50 }, (_, index) => `word ${index}`);
    expect((await mine.memories.update({ id, addTags: many })).tags).toHaveLength(50);
  });
});
