import { describe, expect, it } from 'vitest';
import { openTestCore } from '../../../support/core.ts';

const counts = (facet: readonly { label: string; count: number }[]) =>
  Object.fromEntries(facet.map(({ label, count }) => [label, count]));

describe('the facets of tasks', () => {
  async function openTasks() {
    const client = openTestCore().client();
    const session = await client.sessions.create({ title: 'Planning' });
    const add = async (
      agent: string | undefined,
      sessionId: string | null,
      status: 'pending' | 'completed',
    ) => client.tasks.add({ description: 'x', sessionId, status, ...(agent === undefined ? {} : { agent }) });
    const first = await add('codex', session.id, 'pending');
    await add('codex', null, 'completed');
    await add('claude', null, 'pending');
    await add(undefined, session.id, 'pending');
    return { client, session, codex: first.agentId ?? '' };
  }

  it('count what there is of each status, agent and session', async () => {
    const { client, session } = await openTasks();
    const facets = await client.tasks.facets({});
    expect(counts(facets.statuses)).toEqual({ pending: 3, completed: 1 });
    expect(counts(facets.agents)).toEqual({ codex: 2, claude: 1 });
    expect(facets.sessions).toEqual([{ value: session.id, label: 'Planning', count: 2 }]);
  });

  it('count what the other filters leave, and all values of their own property', async () => {
    const { client, codex } = await openTasks();
    const facets = await client.tasks.facets({ agentIds: [codex], statuses: ['pending'] });
    expect(counts(facets.statuses)).toEqual({ pending: 1, completed: 1 });
    expect(counts(facets.agents)).toEqual({ codex: 1, claude: 1 });
    expect(counts(facets.sessions)).toEqual({ Planning: 1 });
  });

  it('say what the list shows with them, and leave out what lies in Trash', async () => {
    const { client, session } = await openTasks();
    const { items } = await client.tasks.list({ sessionIds: [session.id] });
    expect(items).toHaveLength(2);
    await client.tasks.remove({ ids: [items[0]?.id ?? ''] });
    expect(counts((await client.tasks.facets({})).sessions)).toEqual({ Planning: 1 });
  });
});

describe('the facets of facts', () => {
  async function openFacts() {
    const client = openTestCore().client();
    const add = (category: string, key: string, source: string | null, confidence = 1) =>
      client.knowledge.add({ category, key, value: `about ${key}`, source, confidence });
    await add('people', 'ilze', 'chat');
    await add('people', 'peteris', null, 0.2);
    await add('fares', 'ferry', 'chat');
    await add('fares', 'train', 'timetable');
    return client;
  }

  it('count what the other filters leave, and all values of their own property', async () => {
    const client = await openFacts();
    expect(counts((await client.knowledge.facets({})).sources)).toEqual({ chat: 2, timetable: 1, '': 1 });
    const facets = await client.knowledge.facets({ categories: ['people'], sources: ['chat'] });
    expect(counts(facets.sources)).toEqual({ chat: 1, '': 1 });
    expect(counts(facets.categories)).toEqual({ people: 1, fares: 1 });
    expect(counts((await client.knowledge.facets({ minConfidence: 0.5 })).sources)).toEqual({
      chat: 2,
      timetable: 1,
    });
    expect(counts((await client.knowledge.facets({ contains: 'ferry' })).categories)).toEqual({ fares: 1 });
  });

  it('name facts without a source, which the list and changes of many know as well', async () => {
    const client = await openFacts();
    const keys = async (sources: string[]) =>
      (await client.knowledge.list({ sources })).items.map(({ key }) => key);
    expect(await keys([''])).toEqual(['peteris']);
    expect(await keys(['chat', ''])).toEqual(['ferry', 'ilze', 'peteris']);
    await client.knowledge.remove({ matching: { sources: ['chat'] } });
    expect(await keys([])).toEqual(['train', 'peteris']);
  });
});

it('views are counted as their lists count, each by itself', async () => {
  const test = openTestCore();
  const client = test.client();
  await client.sessions.create({ title: 'One', project: 'home' });
  await client.sessions.create({ title: 'Two' });
  await client.memories.add({ content: 'Ferries run on Thursdays', tags: ['ferry'] });
  await client.knowledge.add({ category: 'fares', key: 'ferry', value: '12,50' });
  await client.tasks.add({ description: 'Book the ferry' });
  await client.tasks.add({ description: 'Pack', status: 'completed' });
  const lists = [
    { sessions: { projects: ['home'] } },
    { sessions: {} },
    { memories: { text: 'thursday' } },
    { memories: { tags: ['train'] } },
    { knowledge: { contains: 'ferry' } },
    { tasks: { statuses: ['pending' as const] } },
  ];
  expect((await client.savedViews.counts({ lists })).counts).toEqual([1, 2, 1, 0, 1, 1]);
  await client.tasks.remove({ matching: {} });
  expect((await client.savedViews.counts({ lists })).counts.at(-1)).toBe(0);
});
