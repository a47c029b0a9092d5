import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { isVisibleTo } from '../../../../electron/core/store/memory-visibility.ts';
import { AGENT, openTestCore, PERSON } from '../../../support/core.ts';
import { checkIntegrity, filesHolding, rowsOf } from '../../../support/store-file.ts';

const OTHER: Caller = { ...AGENT, client: 'other' };
const DAY = 86_400_000;

describe('memories', () => {
  it('keep what they are given, with what is not given at its default', async () => {
    const client = openTestCore().client();
    const session = await client.sessions.create({ title: 'Garden' });
    const first = await client.memories.add({ content: 'Beans like warmth' });
    expect(first).toMatchObject({
      agentId: null,
      agentName: null,
      type: 'episodic',
      content: 'Beans like warmth',
      context: {},
      importance: 2,
      confidence: 1,
      emotionalValence: 0,
      tags: [],
      relatedIds: [],
      sharedWith: [],
      accessCount: 0,
      lastAccessed: null,
      tier: 'warm',
      pinned: false,
      paused: false,
      held: false,
      supersededBy: null,
      origin: { actor: 'person', trust: 'trusted', sessionId: null },
    });
    const second = await client.memories.add({
      content: 'Prefers tabs',
      agent: 'claude',
      type: 'semantic',
      importance: 5,
      confidence: 0.5,
      emotionalValence: -1,
      tags: ['code'],
      relatedIds: [first.id],
      context: { lines: [1, null, { a: 'b' }] },
      sessionId: session.id,
    });
    expect(second).toMatchObject({
      agentName: 'claude',
      tier: 'hot',
      context: { lines: [1, null, { a: 'b' }] },
      origin: { sessionId: session.id },
    });
    expect(await client.memories.get({ id: second.id })).toEqual(second);
    const [agent] = (await client.agents.list({})).items;
    expect(agent).toMatchObject({ id: second.agentId, name: 'claude', autonomyLevel: 'adaptive' });
    await expect(client.memories.add({ content: '' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(client.memories.add({ content: 'x', importance: 6 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('are changed field by field, and tell of a stale edit', async () => {
    const test = openTestCore();
    const client = test.client();
    const memory = await client.memories.add({ content: 'zqold words', tags: ['one'] });
    test.clock.advance(1000);
    const changed = await client.memories.update({ id: memory.id, content: 'zqnew words', importance: 4 });
    expect(changed).toMatchObject({ content: 'zqnew words', importance: 4, tags: ['one'], tier: 'hot' });
    const found = async (text: string) => (await client.search.run({ text, kinds: ['memory'] })).items.length;
    expect([await found('zqold'), await found('zqnew'), await found('one')]).toEqual([0, 1, 1]);
    await expect(
      client.memories.update({ id: memory.id, content: 'x', expectedUpdatedAt: memory.updatedAt }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const { items } = await client.history.list({ entity: 'memory', id: memory.id });
    expect(items.map(({ operation }) => operation)).toEqual(['memories.update', 'memories.add']);
    expect(items[0]).toMatchObject({ before: { content: 'zqold words' }, after: { content: 'zqnew words' } });
    const before = await client.history.asOf({ entity: 'memory', id: memory.id, at: memory.createdAt });
    expect(before.record).toMatchObject({ content: 'zqold words', importance: 2 });
  });

  it('are listed by what they are', async () => {
    const test = openTestCore();
    const client = test.client();
    const add = async (content: string, fields: Partial<Parameters<typeof client.memories.add>[0]> = {}) => {
      test.clock.advance(1000);
      return client.memories.add({ content, ...fields });
    };
    const a = await add('a', { agent: 'one', type: 'working', tags: ['x', 'y'] });
    await add('b', { agent: 'two', type: 'semantic', importance: 5, tags: ['y'] });
    await add('c', { importance: 3 });
    await client.memories.pin({ id: a.id });
    const list = async (filter: Parameters<typeof client.memories.list>[0]) =>
      (await client.memories.list(filter)).items.map(({ content }) => content).join('');
    expect(await list({})).toBe('cba');
    expect(await list({ order: 'asc' })).toBe('abc');
    expect(await list({ agentIds: [a.agentId ?? ''] })).toBe('a');
    expect(await list({ agentIds: [a.agentId ?? '', 'shared'] })).toBe('ca');
    expect(await list({ types: ['working', 'semantic'] })).toBe('ba');
    expect(await list({ tiers: ['hot'] })).toBe('cba');
    expect(await list({ tiers: ['archive'] })).toBe('');
    expect(await list({ tags: ['x', 'nothing'] })).toBe('a');
    expect(await list({ tags: ['y'] })).toBe('ba');
    expect(await list({ importance: [3, 5] })).toBe('cb');
    expect(await list({ pinned: true })).toBe('a');
    expect(await list({ paused: true })).toBe('');
    expect(await list({ superseded: false, held: false, paused: false })).toBe('cba');
    expect(await list({ since: a.createdAt, until: '2026-03-01T12:00:02.000Z' })).toBe('a');
    expect(await list({ text: 'y' })).toBe('ba');
    expect(await list({ sort: 'importance' })).toBe('bca');
    test.clock.advance(3 * DAY);
    expect(await list({ sort: 'strength' })).toBe('bca');
    expect(await list({ sort: 'strength', order: 'asc' })).toBe('acb');
    expect((await client.memories.list({ limit: 1, withTotal: true, sort: 'strength' })).total).toBe(3);
    const facets = await client.memories.facets({ types: ['working'] });
    expect(facets).toMatchObject({
      agents: [{ value: a.agentId, label: 'one', count: 1 }],
      types: expect.arrayContaining([{ value: 'semantic', label: 'semantic', count: 1 }]) as unknown,
      tags: [
        { value: 'x', count: 1 },
        { value: 'y', count: 1 },
      ],
      importance: [{ value: '2', count: 1 }],
    });
    expect((await client.memories.facets({})).agents).toContainEqual({
      value: 'shared',
      label: '',
      count: 1,
    });
    expect(await client.maintenance.stats({})).toMatchObject({
      totalMemories: 3,
      memoriesByType: { working: 1, episodic: 1, semantic: 1, procedural: 0 },
      memoriesByTier: { hot: 3, warm: 0, cold: 0, archive: 0 },
    });
  });

  it('are removed by what they are, with exceptions', async () => {
    const client = openTestCore().client();
    const kept = await client.memories.add({ content: 'beans', type: 'working' });
    await client.memories.add({ content: 'peas', type: 'working' });
    await client.memories.add({ content: 'corn' });
    expect(await client.memories.remove({ matching: { types: ['working'] }, except: [kept.id] })).toEqual({
      removed: 1,
      job: null,
    });
    expect((await client.memories.list({})).items.map(({ content }) => content)).toEqual(['corn', 'beans']);
    expect((await client.history.undoLast({})).restored).toHaveLength(1);
    expect((await client.memories.list({})).items).toHaveLength(3);
  });

  it('give way to others, never in a circle', async () => {
    const client = openTestCore().client();
    const [a, b, c] = [
      await client.memories.add({ content: 'a' }),
      await client.memories.add({ content: 'b' }),
      await client.memories.add({ content: 'c' }),
    ];
    expect(await client.memories.supersede({ id: a.id, by: b.id })).toMatchObject({ supersededBy: b.id });
    await client.memories.supersede({ id: b.id, by: c.id });
    for (const by of [a.id, b.id, c.id])
      await expect(client.memories.supersede({ id: c.id, by })).rejects.toMatchObject({ code: 'conflict' });
    expect((await client.memories.list({ superseded: false })).items.map(({ id }) => id)).toEqual([c.id]);
    expect(await client.memories.supersede({ id: b.id, by: null })).toMatchObject({ supersededBy: null });
  });

  it('that say the same become one, which keeps the best of each and can be taken back', async () => {
    const test = openTestCore();
    const client = test.client();
    const one = await test.client(AGENT).memories.add({
      content: 'Tomatoes want warm soil',
      tags: ['soil'],
      context: { place: 'garden', a: 1 },
    });
    const two = await test.client(OTHER).memories.add({
      content: 'Tomatoes want soil that is warm',
      importance: 4,
      tags: ['tomato'],
      context: { place: 'kitchen', b: 2 },
      relatedIds: [one.id],
    });
    await client.memories.pin({ id: two.id });
    test.clock.advance(1000);
    await test.client(OTHER).recall.run({ task: 'tomatoes soil', threshold: 0 });
    const input = { ids: [one.id, two.id], canonicalId: one.id };
    const before = await client.memories.list({});
    const preview = await client.memories.merge({ ...input, preview: true });
    expect(await client.memories.list({})).toEqual(before);
    expect(preview.memory).toMatchObject({
      id: one.id,
      content: one.content,
      importance: 4,
      tags: ['soil', 'tomato'],
      context: { place: 'garden', a: 1, b: 2 },
      relatedIds: [],
      accessCount: 1,
      pinned: true,
      tier: 'hot',
      agentId: one.agentId,
      sharedWith: [two.agentId],
    });
    expect(preview.changed.toSorted()).toEqual(
      [
        'accessCount',
        'context',
        'importance',
        'lastAccessed',
        'pinned',
        'sharedWith',
        'tags',
        'tier',
      ].toSorted(),
    );
    const merged = await client.memories.merge(input);
    expect({ ...merged.memory, updatedAt: one.updatedAt }).toEqual(preview.memory);
    expect(merged.superseded.map(({ id }) => id)).toEqual([two.id]);
    expect(await client.memories.get({ id: two.id })).toMatchObject({ supersededBy: one.id });
    expect(
      (await test.client(OTHER).recall.run({ task: 'tomatoes soil' })).items.map(({ id }) => id),
    ).toEqual([one.id]);
    await expect(client.memories.merge({ ...input, canonicalId: two.id })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(client.memories.merge({ ids: [one.id, one.id], canonicalId: one.id })).rejects.toMatchObject(
      {
        code: 'invalid_input',
      },
    );
    expect((await client.history.undoLast({})).skipped).toEqual([]);
    expect(await client.memories.get({ id: one.id })).toMatchObject({ importance: 2, sharedWith: [] });
    expect(await client.memories.get({ id: two.id })).toMatchObject({ supersededBy: null });
  });

  it('name what has to do with them', async () => {
    const test = openTestCore();
    const client = test.client();
    const add = (content: string, relatedIds: string[] = []) => client.memories.add({ content, relatedIds });
    const linked = await add('Peas climb on sticks');
    const memory = await add('Tomatoes want warm soil in May', [linked.id]);
    const like = await add('Tomatoes want warm soil');
    const from = await add('Nothing in common', [memory.id]);
    const replaced = await add('Older');
    const by = await add('Newer');
    await client.memories.supersede({ id: replaced.id, by: memory.id });
    await client.memories.supersede({ id: memory.id, by: by.id });
    const hidden = await test.client(OTHER).memories.add({ content: 'Tomatoes want warm soil in June' });
    const related = async (caller: Caller, limit = 20) =>
      (await test.client(caller).memories.related({ id: memory.id, limit })).items.map((item) => [
        item.why,
        item.memory.id,
      ]);
    const others = [
      ['replacedBy', by.id],
      ['replaces', replaced.id],
      ['linked', linked.id],
      ['linkedFrom', from.id],
    ];
    expect(await related(PERSON)).toEqual([...others, ['similar', hidden.id], ['similar', like.id]]);
    expect(await related(AGENT)).toEqual([...others, ['similar', like.id]]);
    expect(await related(PERSON, 2)).toEqual(others.slice(0, 2));
    await client.memories.remove({ ids: [by.id, from.id] });
    expect(await related(AGENT)).toEqual([others[1], others[2], ['similar', like.id]]);
  });

  it('show why and when they cool: pinning keeps them hot', async () => {
    const test = openTestCore();
    const client = test.client();
    const memory = await client.memories.add({ content: 'a', importance: 1 });
    expect(await client.memories.pin({ id: memory.id })).toMatchObject({ pinned: true, tier: 'hot' });
    test.clock.advance(100 * DAY);
    expect(await client.memories.pin({ id: memory.id, pinned: false })).toMatchObject({ tier: 'archive' });
  });

  it('of the archive are stored packed, and read, found, undone and forgotten like others', async () => {
    const test = openTestCore();
    const client = test.client();
    const content = `zqcanarypacked ${'all work and no play '.repeat(200)}`;
    const memory = await client.memories.add({ content, importance: 1 });
    test.clock.advance(300 * DAY);
    expect(await client.memories.update({ id: memory.id, confidence: 0.5 })).toMatchObject({
      tier: 'archive',
      content,
    });
    const stored = () =>
      rowsOf(test.home, 'SELECT typeof(content) AS type, length(content) AS n FROM memories')[0];
    expect(stored()?.['type']).toBe('blob');
    expect(Number(stored()?.['n'])).toBeLessThan(300);
    const [hit] = (await client.search.run({ text: 'zqcanarypacked', kinds: ['memory'] })).items;
    expect(hit?.title.text).toContain('zqcanarypacked');
    const entry = (await client.history.list({ entity: 'memory', id: memory.id })).items[0];
    expect(entry?.before).toEqual({ confidence: 1, tier: 'warm' });
    await client.memories.update({ id: memory.id, content: 'short' });
    expect(await client.history.undoLast({})).toMatchObject({ skipped: [] });
    expect((await client.memories.get({ id: memory.id })).content).toBe(content);
    expect(await client.history.undoLast({})).toMatchObject({ skipped: [] });
    expect(await client.memories.get({ id: memory.id })).toMatchObject({ content, tier: 'warm' });
    await client.history.redo({});
    await client.memories.remove({ ids: [memory.id] });
    expect((await client.trash.list({})).items[0]?.title).toContain('zqcanarypacked all work');
    await client.trash.purge({ everything: true });
    expect(filesHolding(test.home, 'zqcanarypacked')).toEqual([]);
    checkIntegrity(test.home);
  });
});

describe('an agent', () => {
  it('remembers for itself or for all, unreviewed', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const own = await agent.memories.add({ content: 'mine' });
    expect(own).toMatchObject({ agentName: 'helper', origin: { actor: 'agent', trust: 'unreviewed' } });
    expect(await agent.memories.add({ content: 'ours', shared: true })).toMatchObject({ agentId: null });
    expect(await agent.memories.add({ content: 'x', agent: 'helper' })).toMatchObject({
      agentId: own.agentId,
    });
    await expect(agent.memories.add({ content: 'x', agent: 'other' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('sees and changes only its own, what is shared by all and what was shared with it', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const other = test.client(OTHER);
    const secret = await other.memories.add({ content: 'zqsecret of the other' });
    const shared = await other.memories.add({ content: 'zqsecret for all', shared: true });
    const own = await agent.memories.add({ content: 'zqsecret of mine' });
    const contents = async (client: typeof agent) =>
      (await client.memories.list({ order: 'asc' })).items.map(({ content }) => content);
    expect(await contents(agent)).toEqual(['zqsecret for all', 'zqsecret of mine']);
    expect(await contents(other)).toEqual(['zqsecret of the other', 'zqsecret for all']);
    expect(await contents(test.client())).toHaveLength(3);
    expect(await contents(test.client({ ...AGENT, client: 'nobody yet' }))).toEqual(['zqsecret for all']);
    await expect(agent.memories.get({ id: secret.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(agent.memories.update({ id: secret.id, content: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(agent.memories.supersede({ id: own.id, by: secret.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await agent.search.run({ text: 'zqsecret' })).items).toHaveLength(2);
    expect((await agent.search.facets({ text: 'zqsecret' })).kinds.memory.count).toBe(2);
    expect((await agent.memories.facets({})).agents.map(({ label }) => label).toSorted()).toEqual([
      '',
      'helper',
    ]);
    expect(await agent.memories.update({ id: shared.id, content: 'changed' })).toMatchObject({
      origin: { client: 'helper', trust: 'unreviewed' },
    });
  });

  it('leaves what the person wrote as it is, and cannot pin, pause or remove', async () => {
    const test = openTestCore();
    const memory = await test.client().memories.add({ content: 'the person said so' });
    const agent = test.client(AGENT);
    await expect(agent.memories.update({ id: memory.id, content: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    for (const operation of ['pin', 'pause', 'remove'])
      expect(await test.core.connect(AGENT).call(`memories.${operation}`, { id: memory.id })).toMatchObject({
        code: 'forbidden',
      });
    const own = await agent.memories.add({ content: 'mine' });
    const taken = await test.client(PERSON).memories.update({ id: own.id, content: 'corrected' });
    expect(taken.origin).toMatchObject({ actor: 'person', trust: 'trusted' });
  });

  it('is shown the same by the rule in memory as by the rule in SQL', async () => {
    const test = openTestCore();
    for (const caller of [AGENT, OTHER]) {
      await test.client(caller).memories.add({ content: 'own' });
      await test.client(caller).memories.add({ content: 'all', shared: true });
    }
    const all = (await test.client().memories.list({})).items;
    for (const caller of [AGENT, OTHER]) {
      const { items } = await test.client(caller).memories.list({});
      const agentId = items.find((memory) => memory.agentName === caller.client)?.agentId ?? null;
      expect(items).toEqual(all.filter((memory) => isVisibleTo({ agentId }, memory)));
    }
    const [some] = all;
    if (!some) throw new Error('There are no memories');
    const with2 = { ...some, agentId: 'a', sharedWith: ['b'] };
    expect(['a', 'b', 'c', null].map((agentId) => isVisibleTo({ agentId }, with2))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isVisibleTo('person', with2)).toBe(true);
  });
});
