import { describe, expect, it } from 'vitest';
import { openTestCore } from '../../../support/core.ts';

const DAY = 86_400_000;

describe('a search', () => {
  it('leaves out what a hyphen stands before', async () => {
    const client = openTestCore().client();
    const { id: sessionId } = await client.sessions.create({ title: 'x' });
    const texts = ['zqcanar green', 'zqcanar black tea', 'zqcanar tea black'];
    await client.messages.addMany({ sessionId, messages: texts.map((text) => ({ role: 'user', text })) });
    const found = async (text: string) =>
      (await client.search.run({ text, kinds: ['message'], sort: 'newest' })).items
        .map(({ snippet }) => snippet?.text)
        .toSorted((one = '', other = '') => one.localeCompare(other));
    expect(await found('zqcanar -tea')).toEqual(['zqcanar green']);
    expect(await found('-tea zqcan')).toEqual(['zqcanar green']);
    expect(await found('zqcanar -"black tea"')).toEqual(['zqcanar green', 'zqcanar tea black']);
    expect(await found('-zqcanar')).toEqual([]);
    const { kinds } = await client.search.facets({ text: 'zqcanar -tea' });
    expect(kinds.message).toEqual({ count: 1, more: false });
  });

  it('is narrowed down to tiers and tags, which only memories have', async () => {
    const client = openTestCore().client();
    await client.sessions.create({ title: 'zqcanar' });
    const hot = await client.memories.add({ content: 'zqcanar one', tags: ['ports', 'fares'] });
    const other = await client.memories.add({ content: 'zqcanar two', tags: ['ports'] });
    const found = async (filters: object) =>
      (await client.search.run({ text: 'zqcanar', ...filters })).items.map(({ id }) => id).toSorted();
    const both = [hot.id, other.id].toSorted();
    expect(await found({ tiers: ['hot', 'warm'] })).toEqual(both);
    expect(await found({ tiers: ['cold', 'archive'] })).toEqual([]);
    expect(await found({ tags: ['ports'] })).toEqual(both);
    expect(await found({ tags: ['fares', 'nothing'] })).toEqual([hot.id]);
    expect(await found({ tags: ['fares'], tiers: ['cold'] })).toEqual([]);
    const { kinds } = await client.search.facets({ text: 'zqcanar', tags: ['fares'] });
    expect([kinds.memory.count, kinds.session.count]).toEqual([1, 0]);
  });

  it('without words lists what filters or kinds leave, newest first, page by page', async () => {
    const client = openTestCore().client();
    await client.sessions.create({ title: 'Canals' });
    const { id: sessionId } = await client.sessions.create({ title: 'Locks', project: 'zqworks' });
    const messages = ['one', 'two', 'three'].map((text) => ({ role: 'user' as const, text }));
    const { ids } = await client.messages.addMany({ sessionId, messages });
    const memory = await client.memories.add({ content: 'Otters', tags: ['ports'] });
    const found = async (asked: object) => (await client.search.run({ text: ' ', ...asked })).items;
    const idsOf = async (asked: object) => (await found(asked)).map(({ id }) => id);
    expect(await idsOf({ tags: ['ports'] })).toEqual([memory.id]);
    expect(await idsOf({ kinds: ['memory'] })).toEqual([memory.id]);
    expect(await idsOf({ projects: ['zqworks'] })).toEqual([...ids.toReversed(), sessionId]);
    expect((await found({ kinds: ['message'] }))[0]).toMatchObject({ score: 0, parts: null });
    expect(await found({})).toEqual([]);
    expect(await idsOf({ text: '-otters', kinds: ['memory'] })).toEqual([]);
    const asked = { text: '', kinds: ['message' as const], limit: 2 };
    const first = await client.search.run(asked);
    const second = await client.search.run({ ...asked, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.next).toBeNull();
    const { kinds } = await client.search.facets({ text: '', projects: ['zqworks'] });
    expect([kinds.message.count, kinds.session.count, kinds.memory.count]).toEqual([3, 1, 0]);
  });

  it('tells what each score is the sum of, and of what matches as well shows what is worth more first', async () => {
    const test = openTestCore();
    const client = test.client();
    const old = await client.memories.add({ content: 'zqcanar alpha', importance: 5 });
    test.clock.advance(400 * DAY);
    const plain = await client.memories.add({ content: 'zqcanar beta', importance: 1 });
    const weighty = await client.memories.add({ content: 'zqcanar gamma', importance: 5 });
    const { items } = await client.search.run({ text: 'zqcanar' });
    expect(items.map(({ id }) => id)).toEqual([weighty.id, plain.id, old.id]);
    for (const { score, parts } of items) {
      const sum = Object.values(parts ?? {}).reduce((all, part) => all + part, 0);
      expect(score).toBeCloseTo(sum);
      expect(parts?.words).toBeCloseTo(0.7);
    }
    const newest = await client.search.run({ text: 'zqcanar', sort: 'newest' });
    expect(newest.items.map(({ id, parts }) => [id, parts])).toEqual(
      [weighty, plain, old].map(({ id }) => [id, null]),
    );
  });

  it('puts words before standing', async () => {
    const test = openTestCore();
    const client = test.client();
    const telling = await client.memories.add({ content: 'zqcanar zqcanar zqcanar', importance: 1 });
    test.clock.advance(400 * DAY);
    await client.memories.add({ content: `zqcanar ${'among many other words '.repeat(20)}`, importance: 5 });
    const { items } = await client.search.run({ text: 'zqcanar' });
    expect(items[0]?.id).toBe(telling.id);
  });
});
