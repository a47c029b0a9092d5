import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import type { Client } from '../../../../shared/client.ts';
import type { Figure, ListQuestion } from '../../../../shared/contract/dashboard.ts';
import { Settings } from '../../../../shared/entities/settings.ts';
import { coolsAt } from '../../../../shared/strength.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { consolidate, work } from '../consolidation/working.ts';

const OTHER: Caller = { ...AGENT, client: 'other' };
const DAY = 86_400_000;

/** A memory in which there is something to say of everything, and the moment in the midst of it. */
async function fill(test: TestCore): Promise<{ midst: string }> {
  await work(test);
  const [agent, other, person] = [test.client(AGENT), test.client(OTHER), test.client()];
  await person.memories.add({
    content: 'zqold belongs to all',
    tags: ['sea', 'sea', 'ferry'],
    confidence: 0.3,
  });
  const early = await agent.memories.add({
    content: 'zqfares are in euros',
    tags: ['ferry'],
    confidence: 0.29,
  });
  test.clock.advance(DAY);
  const midst = new Date(test.clock.now()).toISOString();
  const { items: recalled } = await agent.recall.run({ task: 'zqfares', threshold: 0, kinds: ['memory'] });
  const { id } = await agent.decisions.log({
    summary: 'In euros',
    memoriesUsed: recalled.slice(0, 1).map((one) => one.id),
    outcome: 'success',
  });
  await agent.decisions.log({ summary: 'By guess', outcome: 'failure' });
  await other.decisions.log({ summary: 'By guess as well', outcome: 'success' });
  await person.decisions.setOutcome({ id, outcome: 'success', quality: 0.9 });
  const late = await other.memories.add({
    content: 'zqfares are in cents',
    type: 'working',
    confidence: 0.95,
  });
  await person.memories.update({ id: early.id, tags: ['ferry', 'money'] });
  await agent.memories.update({ id: early.id, importance: 3 });
  await agent.memories.update({ id: late.id, importance: 3 }).catch(() => undefined);
  const { items } = await person.memories.list({ text: 'zqfares' });
  const two = await Promise.all([1, 2].map((n) => person.memories.add({ content: `zqtwin number ${n}` })));
  await person.memories.merge({ ids: two.map((one) => one.id), canonicalId: two[0]?.id ?? '' });
  expect(items).toHaveLength(2);
  await consolidate(test);
  await person.memories.pin({ id: early.id });
  test.clock.advance(DAY);
  return { midst };
}

/** Every answer of the dashboard, counted from a moment on. */
async function readAll(client: Client, since: string, now: number) {
  const starts = Array.from({ length: 30 }, (_, day) => new Date(now - (27 - day) * DAY).toISOString());
  return {
    changes: await client.dashboard.changes({ since }),
    days: await client.dashboard.days({ starts }),
    temperature: await client.dashboard.temperature({}),
    growth: await client.dashboard.growth({ starts }),
    content: await client.dashboard.content({ since }),
    agents: await client.dashboard.agents({ since }),
    learning: await client.dashboard.learning({ since }),
    consolidation: await client.dashboard.consolidation({ since }),
  };
}

/** Every number with its list that lies anywhere in an answer, by its place. */
function figuresIn(value: unknown, place = ''): [string, Figure][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, Figure][] = 'count' in value && 'list' in value ? [[place, value as Figure]] : []; // by its form
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => figuresIn(inner, `${place}/${key}`))];
}

/** The total of a list. */
async function totalOf(client: Client, list: ListQuestion): Promise<number | undefined> {
  const page = { limit: 1, withTotal: true };
  switch (list.operation) {
    case 'memories.list':
      return (await client.memories.list({ ...list.input, ...page })).total;
    case 'inbox.list':
      return (await client.inbox.list({ ...list.input, ...page })).total;
    case 'knowledge.list':
      return (await client.knowledge.list({ ...list.input, ...page })).total;
    case 'decisions.list':
      return (await client.decisions.list({ ...list.input, ...page })).total;
    case 'consolidation.runs':
      return (await client.consolidation.runs({ ...list.input, ...page })).total;
    case 'consolidation.actions':
      return (await client.consolidation.actions({ ...list.input, ...page })).total;
    case 'agents.get':
      return (await client.agents.get(list.input)).counts[list.of];
  }
}

describe('every number of the dashboard', () => {
  it('is the total of the list it leads to', { timeout: 20_000 }, async () => {
    const test = openTestCore();
    const { midst } = await fill(test);
    const client = test.client();
    const answers = await readAll(client, midst, test.clock.now());
    const figures = figuresIn(answers);
    expect(figures.length).toBeGreaterThan(150);
    for (const [place, { count, list }] of figures)
      expect([place, await totalOf(client, list)]).toEqual([place, count]);
    // A test that only compares zeros would show nothing.
    const counted = new Set(
      figures.filter(([, { count }]) => count > 0).map(([place]) => place.split('/')[2]),
    );
    for (const name of ['saved', 'savedBy', 'changed', 'changedByPerson', 'merged', 'mergedIn', 'waiting'])
      expect(counted).toContain(name);
    for (const name of [
      'total',
      'days',
      'tiers',
      'cooling',
      'points',
      'recalled',
      'neverRecalled',
      'confidence',
    ])
      expect(counted).toContain(name);
    for (const name of ['tags', 'categories', 'agents', 'withMemories', 'without', 'runs', 'did'])
      expect(counted).toContain(name);
  });

  it('says what it should', { timeout: 20_000 }, async () => {
    const test = openTestCore();
    const { midst } = await fill(test);
    const client = test.client();
    const { changes, days, temperature, content, agents, learning } = await readAll(
      client,
      midst,
      test.clock.now(),
    );
    const all = await client.memories.list({ limit: 200, withTotal: true });
    const fresh = all.items.filter(({ createdAt }) => createdAt >= midst);
    expect(changes.saved.count).toBe(fresh.length);
    expect(changes.savedBy.reduce((sum, { count }) => sum + count, 0)).toBe(fresh.length);
    // One that was saved before; by the person and by an agent, and counted once.
    expect([changes.changed.count, changes.changedByPerson.count]).toEqual([1, 1]);
    const replaced = all.items.filter(({ supersededBy }) => supersededBy !== null);
    expect(changes.merged.count).toBe(replaced.length);
    expect(changes.merged.count).toBeGreaterThan(1);
    expect(changes.mergedIn.count).toBe(1);
    expect(days.days.reduce((sum, { count }) => sum + count, 0)).toBe(days.total.count);
    expect(days.total.count).toBe(all.total);
    const sum = (of: readonly number[]) => of.reduce((total, count) => total + count, 0);
    expect(sum(temperature.tiers.map(({ now }) => now.count))).toBe(all.total);
    expect(sum(temperature.tiers.map(({ later }) => later))).toBe(all.total);
    expect(sum(content.confidence.map(({ count }) => count))).toBe(all.total);
    expect(content.confidence[2]?.count).toBe(1);
    expect(content.confidence[3]?.count).toBe(1);
    expect(content.tags.map(({ tag, count }) => `${tag} ${count}`)).toEqual(['ferry 2', 'money 1', 'sea 1']);
    const [helper] = agents.agents.filter(({ name }) => name === 'helper');
    expect(helper?.used.count).toBe(1);
    expect(helper?.recalled.count).toBeGreaterThanOrEqual(1);
    expect(learning.withMemories.succeeded.count).toBe(1);
    expect([learning.without.judged.count, learning.without.succeeded.count]).toEqual([2, 1]);
  });

  it('says of recalls what the report on memories says: one that was merged away is recalled no more', async () => {
    const test = openTestCore();
    const client = test.client();
    const texts = ['Ferries leave at nine', 'Boats to the island go from the harbour', 'Tea is at five'];
    const ids: string[] = [];
    for (const content of texts) ids.push((await client.memories.add({ content })).id);
    await test
      .client(AGENT)
      .recall.run({ task: 'When do ferries leave, and boats from the harbour?', threshold: 0 });
    const [kept = '', twin = ''] = ids;
    expect(await client.memories.get({ id: twin })).toMatchObject({ accessCount: 1 });
    await client.memories.merge({ ids: [kept, twin], canonicalId: kept });
    const since = new Date(test.clock.now() - 30 * 86_400_000).toISOString();
    const { standing, recalled, neverRecalled } = await client.dashboard.content({ since });
    const report = await client.maintenance.report({});
    const reported = (name: string) => report.items.find((item) => item.name === name)?.count;
    expect([standing.count, recalled.count, neverRecalled.count]).toEqual([2, 1, 1]);
    expect([report.memories, reported('recalled'), reported('neverRecalled')]).toEqual([2, 1, 1]);
  });

  it('is gone from "merged" once the run is taken back', async () => {
    const test = openTestCore();
    await work(test);
    const client = test.client();
    const run = await consolidate(test);
    const since = run.startedAt;
    const merged = await client.memories.list({ mergedBy: run.id, withTotal: true });
    expect(merged.total).toBeGreaterThan(0);
    expect((await client.dashboard.changes({ since })).merged.count).toBe(merged.total);
    await client.consolidation.undo({ runId: run.id });
    const changes = await client.dashboard.changes({ since });
    expect([changes.merged.count, changes.mergedIn.count]).toEqual([0, 0]);
    expect((await client.memories.list({ mergedBy: run.id, withTotal: true })).total).toBe(0);
  });
});

describe('the mark', () => {
  it('is where counting begins, and is undone like any change', async () => {
    const test = openTestCore();
    const client = test.client();
    const born = (await client.dashboard.changes({})).since;
    await client.memories.add({ content: 'zqfirst' });
    test.clock.advance(DAY);
    const before = await client.dashboard.changes({});
    expect(before).toMatchObject({ seenAt: null, since: born, saved: { count: 1 } });
    await client.dashboard.markSeen({ at: before.at });
    await client.memories.add({ content: 'zqsecond' });
    const after = await client.dashboard.changes({});
    expect(after).toMatchObject({ seenAt: before.at, since: before.at, saved: { count: 1 } });
    expect(after.savedBy).toMatchObject([{ agentId: null, count: 1 }]);
    expect(await client.history.undo({ tx: await markOf(client) })).toMatchObject({ skipped: [] });
    expect(await client.dashboard.changes({})).toMatchObject({ seenAt: null, saved: { count: 2 } });
    expect((await client.settings.get({})).modified).toEqual([]);
  });
});

async function markOf(client: Client): Promise<number> {
  const { items } = await client.history.list({ entity: 'setting' });
  return items[0]?.tx ?? 0;
}

describe('what cools', () => {
  it('is told by the same moment in SQL and in words', async () => {
    const test = openTestCore();
    const client = test.client();
    const rules = Settings.parse({})['memory.strength'];
    for (const type of ['working', 'episodic', 'semantic', 'procedural'] as const)
      for (const importance of [1, 3, 5])
        await client.memories.add({ content: `zq ${type}`, type, importance });
    const pinned = await client.memories.add({ content: 'zq pinned', type: 'working' });
    await client.memories.pin({ id: pinned.id });
    const { items } = await client.memories.list({ sort: 'cooling', order: 'asc', limit: 200 });
    const moments = items.map((memory) => coolsAt(memory, rules) ?? Infinity);
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    expect(items.at(-1)?.id).toBe(pinned.id);
    for (const [place, at] of moments.slice(0, -1).entries()) {
      const coolsBefore = new Date(Math.ceil(at) + 1).toISOString();
      expect((await client.memories.list({ coolsBefore, withTotal: true })).total).toBeGreaterThan(place);
    }
    const { next, cooling } = await client.dashboard.temperature({});
    expect(next.map(({ id }) => id)).toEqual(items.slice(0, 3).map(({ id }) => id));
    expect(next[0]?.inDays).toBeCloseTo(((moments[0] ?? 0) - test.clock.now()) / DAY, 6);
    await client.memories.pin({ id: next[0]?.id ?? '' });
    expect((await client.dashboard.temperature({})).cooling.count).toBe(cooling.count - 1);
  });
});

describe('filters of what happened', () => {
  it('tell an agent what it did itself, and nothing of others', async () => {
    const test = openTestCore();
    await test.client(OTHER).memories.add({ content: 'zqmine' });
    const [agent] = (await test.client().agents.list({})).items;
    await test.client(OTHER).recall.run({ task: 'zqmine', threshold: 0 });
    const own = await test.client(OTHER).memories.list({ recalledBy: agent?.id });
    expect(own.items).toHaveLength(1);
    const asked = test.client(AGENT).memories.list({ recalledBy: agent?.id });
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    await expect(test.client(AGENT).dashboard.changes({})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
