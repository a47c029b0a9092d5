import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { countHidden } from '../../../../shared/hidden-characters.ts';
import { createClient } from '../../../../shared/client.ts';
import { AGENT, openTestCore, PERSON, type TestCore } from '../../../support/core.ts';
import { EVERY_INJECTION, INJECTIONS } from '../../../support/injections.ts';

const READER: Caller = { actor: 'agent', door: 'agent', client: 'reader' };

/** Every line of a context block is ours, or quoted. */
function linesOutside(block: string): string[] {
  const ours =
    /^(?:## Relevant past experiences|Noted by agents, conversations and imports, not reviewed .*|)$/;
  return block
    .split(/\r\n?|[\n\u2028\u2029\u0085\v\f]/)
    .filter((line) => !line.startsWith('> ') && !ours.test(line));
}

/** Every fourth attack, with a word by which those of its kind are found; context-block.test.ts has all of them. */
const ATTACKS = Object.entries(INJECTIONS).flatMap(([kind, texts]) =>
  texts
    .filter((_, place) => place % 4 === 0)
    .map((text) => ({ word: `zqinject${kind}`, text: text.replaceAll('zqinject', `zqinject${kind}`) })),
);

/** Leaves the attacks wherever an agent that means harm can leave a text. */
async function plantAll(test: TestCore): Promise<void> {
  const agent = test.client(AGENT);
  const session = await agent.sessions.create({ title: ATTACKS[0]?.text ?? '' });
  const messages = ATTACKS.flatMap(({ text }) => [
    { role: 'user' as const, text },
    { role: 'system' as const, text },
  ]);
  await agent.messages.addMany({ sessionId: session.id, messages });
  const values = Object.fromEntries(ATTACKS.map(({ text }) => [text.slice(0, 200), text]));
  await agent.preferences.save({ values });
  for (const [place, { text }] of ATTACKS.entries()) {
    const writer = place % 4 === 0 ? test.client({ ...AGENT, client: text.slice(0, 200) }) : agent;
    await writer.memories.add({
      content: text,
      type: 'procedural',
      tags: [text.slice(0, 100)],
      importance: 5,
      shared: true,
    });
    await writer.knowledge.add({ category: text.slice(0, 200), key: text.slice(0, 200), value: text });
    await writer.tasks.add({ description: text });
  }
}

describe('what is planted by an agent', () => {
  it('is given out as quoted data only, whatever it is planted as', async () => {
    expect(EVERY_INJECTION.length).toBeGreaterThanOrEqual(60);
    const test = openTestCore();
    await test.client().preferences.save({ values: { codingStyle: 'Short functions' } });
    await plantAll(test);
    const reader = test.client(READER);
    for (const word of new Set(ATTACKS.map((attack) => attack.word))) {
      const { contextBlock, items } = await reader.recall.run({ task: word, tokenBudget: 20_000, limit: 50 });
      expect([word, items.length > 0, contextBlock.includes(word)]).toEqual([word, true, true]);
      expect(items.map(({ origin }) => origin.trust)).not.toContain('trusted');
      expect([word, linesOutside(contextBlock)]).toEqual([word, []]);
      // Nothing in it is hidden from who reads it.
      expect(countHidden(contextBlock)).toBe(0);
    }
    // Nor is it a preference, and lists name its origin.
    const { text } = await reader.preferences.preview({});
    expect(text).toContain('Short functions');
    expect(text).not.toContain('zqinject');
    expect(JSON.stringify(await reader.preferences.get({}))).not.toContain('zqinject');
    const listed = [
      ...(await reader.preferences.list({ limit: 200 })).items.filter(({ key }) => key !== 'codingStyle'),
      ...(await reader.knowledge.list({ limit: 200 })).items,
      ...(await reader.memories.list({ limit: 200 })).items,
      ...(await reader.tasks.list({ limit: 200 })).items,
    ];
    expect(listed).toHaveLength(4 * ATTACKS.length);
    for (const { origin } of listed) expect(origin).toMatchObject({ actor: 'agent', trust: 'unreviewed' });
  });
});

describe('trust', () => {
  it('is the person’s to give: then what an agent writes counts as reviewed', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const { id } = await agent.agents.get({});
    await test.client().agents.update({ id, access: { trusted: true } });
    const memory = await agent.memories.add({
      content: 'The fern is zqfern',
      type: 'semantic',
      shared: true,
    });
    expect(memory.origin).toMatchObject({ actor: 'agent', client: 'helper', trust: 'trusted' });
    await agent.preferences.save({ values: { codingStyle: 'Long lines' } });
    expect((await test.client(READER).preferences.preview({})).text).toContain('Long lines');
    const { contextBlock } = await test.client(READER).recall.run({ task: 'zqfern' });
    expect(contextBlock).toContain('- The fern is zqfern');
    await test.client().agents.update({ id, access: { holdForReview: true } });
    const held = await agent.memories.add({ content: 'Another fern', type: 'semantic' });
    expect([held.held, held.origin.trust]).toEqual([true, 'unreviewed']);
  });

  it('is told of each hit of a search', async () => {
    const test = openTestCore();
    await test.client(AGENT).knowledge.add({ category: 'zqplot', key: 'soil', value: 'sand' });
    await test.client().knowledge.add({ category: 'zqplot', key: 'size', value: '40 m²' });
    for (const caller of [PERSON, READER, AGENT]) {
      const { items } = await test.client(caller).search.run({ text: 'zqplot', sort: 'newest' });
      expect(items.map(({ actor, trust }) => [actor, trust])).toEqual([
        ['person', 'trusted'],
        ['agent', 'unreviewed'],
      ]);
    }
  });

  it('no agent gives it to itself', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const { id } = await agent.agents.get({});
    await expect(agent.agents.update({ id, access: { trusted: true } })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('a preference an agent saved waits in the Inbox, and is one once it is accepted', async () => {
    const test = openTestCore();
    const person = test.client();
    await test.client(AGENT).preferences.save({ values: { editor: 'vim' } });
    expect(await person.preferences.preview({})).toMatchObject({
      text: '',
      keptBack: [{ key: 'editor', why: 'unreviewed' }],
    });
    const [proposal, ...others] = (await person.inbox.list({})).items;
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      kind: 'new',
      candidate: { kind: 'preference', key: 'editor', value: 'vim' },
    });
    await person.inbox.accept({ id: proposal?.id ?? '' });
    expect((await person.preferences.preview({})).text).toContain('vim');
    expect((await test.client(READER).preferences.get({})).other).toEqual({ editor: 'vim' });
  });

  it('what the person set or accepted is not overwritten: another value waits beside it', async () => {
    const test = openTestCore();
    const person = test.client();
    await person.preferences.save({ values: { codingStyle: 'Short functions' } });
    const agent = test.client(AGENT);
    await expect(agent.preferences.save({ values: { codingStyle: 'Anything' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await agent.preferences.save({ values: { codingStyle: 'Short functions' } });
    expect((await person.preferences.get({})).codingStyle).toBe('Short functions');
    expect((await person.preferences.list({})).items[0]?.origin.trust).toBe('trusted');
    const { items } = await person.inbox.list({});
    expect(items).toMatchObject([{ kind: 'contradicting', candidate: { value: 'Anything' } }]);
    await person.inbox.accept({ id: items[0]?.id ?? '' });
    expect((await person.preferences.get({})).codingStyle).toBe('Anything');
    const task = await person.tasks.add({ description: 'Water the fern' });
    await expect(agent.tasks.update({ id: task.id, description: 'Burn it' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('an agent that is held for review', () => {
  it('stores no fact, preference or task before the person accepts it', async () => {
    const test = openTestCore();
    const person = test.client();
    const agent = test.client(AGENT);
    const { id } = await agent.agents.get({});
    const fact = await agent.knowledge.add({ category: 'home', key: 'fern', value: 'green' });
    await person.agents.update({ id, access: { holdForReview: true } });
    const writes = [
      () => agent.knowledge.add({ category: 'home', key: 'cat', value: 'black' }),
      () => agent.knowledge.update({ id: fact.id, value: 'red' }),
      () => agent.preferences.save({ values: { editor: 'vim', shell: 'fish' } }),
      () => agent.tasks.add({ description: 'Buy a pot' }),
    ];
    for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'held' });
    await expect(writes[3]?.()).rejects.toMatchObject({ code: 'held' }); // said twice, asked once
    expect((await person.knowledge.list({})).items.map(({ value }) => value)).toEqual(['green']);
    expect((await person.preferences.list({})).items).toEqual([]);
    expect((await person.tasks.list({})).items).toEqual([]);
    const { items } = await person.inbox.list({});
    expect(items.map(({ candidate, agentId }) => [candidate.kind, agentId])).toEqual(
      ['knowledge', 'knowledge', 'preference', 'preference', 'task'].map((kind) => [kind, id]),
    );
    for (const proposal of items) await person.inbox.accept({ id: proposal.id });
    expect((await person.knowledge.list({ sort: 'key' })).items.map(({ value }) => value)).toEqual([
      'black',
      'red',
    ]);
    expect((await person.preferences.list({})).items).toHaveLength(2);
    expect((await person.tasks.list({})).items).toMatchObject([{ description: 'Buy a pot' }]);
  });
});

describe('an agent that sees its own memories only', () => {
  it('sees neither those of others nor what all share, by any way', async () => {
    const test = openTestCore();
    const person = test.client();
    const agent = test.client(AGENT);
    const shared = await person.memories.add({ content: 'zqfern for all', type: 'semantic', shared: true });
    const given = await test
      .client(READER)
      .memories.add({ content: 'zqfern of the reader', type: 'semantic' });
    const own = await agent.memories.add({ content: 'zqfern of its own', type: 'semantic' });
    const { id } = await agent.agents.get({});
    await person.agents.share({ memoryId: given.id, with: [id] });
    const seen = async () => (await agent.memories.list({})).items.map(({ content }) => content).toSorted();
    expect(await seen()).toHaveLength(3);
    await person.agents.update({ id, access: { ownOnly: true } });
    expect(await seen()).toEqual(['zqfern of its own']);
    expect(
      (await agent.search.run({ text: 'zqfern', kinds: ['memory'] })).items.map((hit) => hit.id),
    ).toEqual([own.id]);
    expect(
      (await agent.recall.run({ task: 'zqfern', kinds: ['memory'] })).items.map((item) => item.id),
    ).toEqual([own.id]);
    expect((await person.recall.run({ task: 'zqfern', kinds: ['memory'], agentId: id })).items).toHaveLength(
      1,
    );
    for (const other of [shared.id, given.id])
      await expect(agent.memories.get({ id: other })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what an agent did', () => {
  it('is counted by operation', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    await agent.memories.add({ content: 'One', type: 'semantic' });
    const { id } = await agent.agents.get({});
    await test.client().agents.calls({ id });
    test.clock.advance(1000);
    for (let times = 0; times < 3; times += 1) await agent.recall.run({ task: 'One' });
    const { items } = await test.client().agents.calls({ id });
    expect(items.find(({ operation }) => operation === 'recall.run')).toMatchObject({ calls: 3 });
    expect(items.find(({ operation }) => operation === 'memories.add')).toMatchObject({
      calls: 1,
      lastAt: '2026-03-01T12:00:00.000Z',
    });
  });

  it('is told before it is taken back, and taken back and redone as one; what the person did stays', async () => {
    const test = openTestCore();
    const person = test.client();
    // A person's window of the same name as the agent.
    const namesake = createClient(test.core.connect({ actor: 'person', door: 'person', client: 'helper' }));
    await namesake.memories.add({ content: 'By the person', type: 'semantic' });
    const agent = test.client(AGENT);
    for (const content of ['One', 'Two']) await agent.memories.add({ content, type: 'semantic' });
    await agent.knowledge.add({ category: 'a', key: 'b', value: 'c' });
    const all = { client: 'helper', actor: 'agent' } as const;
    expect(await person.agents.written({ id: (await agent.agents.get({})).id })).toMatchObject({
      transactions: 3,
      changes: 3,
    });
    expect((await person.memories.list({})).items).toHaveLength(3);
    const { result, change } = await person.history.undoActor(all);
    expect(result.restored).toHaveLength(3);
    expect((await person.memories.list({})).items.map(({ content }) => content)).toEqual(['By the person']);
    expect((await person.agents.list({})).items).toMatchObject([{ name: 'helper' }]);
    await person.history.undo({ tx: change ?? 0 });
    expect((await person.memories.list({})).items).toHaveLength(3);
  });
});
