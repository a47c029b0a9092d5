import { spawn } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAgentCache } from '../../../../electron/core/agents/cache.ts';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { insertMemory, listMemories, type MemoryList } from '../../../../electron/core/store/memories.ts';
import { registerAgent } from '../../../../electron/core/store/agents.ts';
import { openStore, type Store } from '../../../../electron/core/store/store.ts';
import { MemoryType, Tier } from '../../../../shared/entities/memory.ts';
import { Settings } from '../../../../shared/entities/settings.ts';
import { v7 } from 'uuid';
import {
  AGENT,
  createTestClock,
  handOver,
  importFile,
  makeTestHome,
  openTestCore,
  PERSON,
  type TestCore,
} from '../../../support/core.ts';
import { exportFile } from '../exports/exporting.ts';

const PROGRAM = path.join(import.meta.dirname, '../../../support/writing-process.ts');
const NOW = Date.UTC(2026, 2, 1);
const rules = () => Settings.parse({})['memory.strength'];

/** A store with two agents and so many memories, own, shared by all, of the other, and shared with some. */
function openFilled(count: number): { store: Store; agentId: string; add: (number: number) => void } {
  const store = openStore({ home: makeTestHome(), saveFirst: () => {} });
  onTestFinished(() => store.close());
  const analyser = createAnalyser();
  const stamp = { caller: PERSON, operation: 'memories.add', at: NOW };
  const register = (name: string): string =>
    store.write(stamp, (transaction) => registerAgent(transaction, () => v7(), name));
  const [agentId, other] = [register('helper'), register('other')];
  const add = (number: number): void =>
    store.write({ ...stamp, at: NOW + Math.floor(number / 3) * 1000 }, (transaction) => {
      insertMemory(
        transaction,
        v7(),
        {
          agentId: [agentId, null, other, other][number % 4] ?? null,
          sharedWith: number % 4 === 3 ? [agentId] : [],
          type: MemoryType.options[number % 3] ?? 'working',
          content: `memory ${number}`,
          context: { number },
          importance: 1 + (number % 5),
          confidence: 1,
          emotionalValence: 0,
          tags: number % 2 === 0 ? ['even'] : ['odd', `n${number % 7}`],
          relatedIds: [],
          tier: Tier.options[number % 4] ?? 'hot',
          pinned: number % 11 === 0,
          paused: number % 13 === 0,
          held: number % 17 === 0,
          supersededBy: number % 5 === 0 ? v7() : null,
        },
        analyser.searchText,
      );
    });
  for (let number = 0; number < count; number += 1) add(number);
  return { store, agentId, add };
}

const anyFilter = fc.record(
  {
    types: fc.subarray([...MemoryType.options]),
    tiers: fc.subarray([...Tier.options]),
    tags: fc.subarray(['even', 'odd', 'n3', 'nothing']),
    importance: fc.subarray([1, 2, 3, 4, 5]),
    pinned: fc.boolean(),
    paused: fc.boolean(),
    held: fc.boolean(),
    superseded: fc.boolean(),
    agentIds: fc.subarray(['shared', 'own']),
    since: fc.integer({ min: 0, max: 60 }).map((seconds) => new Date(NOW + seconds * 1000).toISOString()),
    until: fc.integer({ min: 0, max: 60 }).map((seconds) => new Date(NOW + seconds * 1000).toISOString()),
  },
  { requiredKeys: [] },
);

describe('what is held of an agent', () => {
  it('answers every list as the store does, page by page', () => {
    const { store, agentId } = openFilled(150);
    const cache = createAgentCache(store.read);
    fc.assert(
      fc.property(anyFilter, fc.integer({ min: 1, max: 40 }), fc.boolean(), (filter, limit, withTotal) => {
        const agentIds = filter.agentIds?.map((id) => (id === 'own' ? agentId : id));
        let cursor: string | undefined;
        for (let pages = 0; pages < 10; pages += 1) {
          const list: MemoryList = {
            ...filter,
            ...(agentIds === undefined ? {} : { agentIds }),
            match: null,
            viewer: { agentId },
            limit,
            cursor,
            withTotal,
            sort: 'createdAt',
            order: 'desc',
            rules,
            now: NOW,
          };
          const expected = listMemories(store.read, list);
          expect(cache.list(list)).toEqual(expected);
          if (expected.next === null) return;
          cursor = expected.next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is its newest thousand; what lies beyond, and other orders, only the store can tell', () => {
    const { store, agentId, add } = openFilled(0);
    for (let number = 0; number < 1500; number += 1) add(number);
    const cache = createAgentCache(store.read);
    const list = (fields: Partial<MemoryList>): MemoryList => ({
      match: null,
      viewer: { agentId },
      limit: 200,
      withTotal: false,
      sort: 'createdAt',
      order: 'desc',
      rules,
      now: NOW,
      ...fields,
    });
    const told: boolean[] = [];
    for (let cursor: string | undefined; ;) {
      const page = listMemories(store.read, list({ cursor }));
      const held = cache.list(list({ cursor }));
      told.push(held !== null);
      if (held) expect(held).toEqual(page);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(told).toEqual([true, true, true, true, false, false]);
    expect(cache.list(list({ withTotal: true }))).toBeNull();
    expect(cache.list(list({ sort: 'importance' }))).toBeNull();
    expect(cache.list(list({ order: 'asc' }))).toBeNull();
    expect(cache.list(list({ match: '"memory"' }))).toBeNull();
    expect(cache.list(list({ viewer: 'person' }))).toBeNull();
    for (let number = 1500; number < 1503; number += 1) add(number);
    expect(cache.list(list({}))).toEqual(listMemories(store.read, list({})));
  }, 30_000);

  it('cannot be changed by who reads it', () => {
    const { store, agentId } = openFilled(3);
    const cache = createAgentCache(store.read);
    const list = { match: null, viewer: { agentId }, limit: 5, withTotal: false, now: NOW } as const;
    const [memory] = cache.list({ ...list, sort: 'createdAt', order: 'desc' })?.items ?? [];
    expect(() => memory?.tags.push('mine')).toThrow(TypeError);
    expect(() => Object.assign(memory?.context ?? {}, { number: 'mine' })).toThrow(TypeError);
  });
});

/** What the agent is told, and what the person sees with its eyes: past the cache. */
async function bothViews(test: TestCore): Promise<[unknown, unknown]> {
  const told = await test.client(AGENT).memories.list({ limit: 200 });
  const stored = await test.client(AGENT).memories.list({ limit: 200, order: 'asc' });
  return [told.items, stored.items.toReversed()];
}

it('what an agent has is told to the person as the store has it', async () => {
  const test = openTestCore();
  const [person, agent] = [test.client(), test.client(AGENT)];
  const { agentId } = await agent.memories.add({ content: 'own' });
  await agent.memories.add({ content: 'for all', shared: true });
  const contents = async () =>
    (await person.agents.memory({ id: agentId ?? '' })).items.map(({ content }) => content);
  expect(await contents()).toEqual(['own']);
  await agent.memories.add({ content: 'more' });
  expect(await contents()).toEqual(['more', 'own']);
});

describe('what is held of an agent is never older than the store', () => {
  it('after any change, of whomever', async () => {
    const test = openTestCore();
    const [person, agent] = [test.client(), test.client(AGENT)];
    const check = async (what: string): Promise<void> => {
      const [told, stored] = await bothViews(test);
      expect([what, told]).toEqual([what, stored]);
    };
    const own = await agent.memories.add({ content: 'own words' });
    await check('added');
    const other = await test
      .client({ ...AGENT, client: 'other' })
      .memories.add({ content: 'theirs', shared: true });
    await check('added by another');
    await person.memories.update({ id: own.id, content: 'other words' });
    await check('changed');
    await person.memories.pin({ id: own.id });
    await check('pinned');
    await person.history.undoLast({});
    await check('undone');
    test.clock.advance(1000);
    await agent.recall.run({ task: 'words', threshold: 0 });
    expect((await agent.memories.list({})).items.find(({ id }) => id === own.id)?.accessCount).toBe(1);
    await check('recalled');
    await person.memories.remove({ ids: [other.id] });
    await check('removed');
    await person.trash.restore({ items: [{ kind: 'memory', id: other.id }] });
    await check('restored');
    await person.memories.remove({ matching: { text: 'theirs' } });
    await person.trash.purge({ everything: true });
    await check('forgotten');
    await person.agents.update({ id: own.agentId ?? '', type: 'coding' });
    await check('its agent changed');
    for (let number = 0; number < 30; number += 1) await person.memories.add({ content: `many ${number}` });
    await check('many');
  });

  it('after an import that is cancelled or undone', async () => {
    const source = openTestCore({ newId: () => v7() });
    for (let number = 0; number < 40; number += 1)
      await source.client().memories.add({ content: `m ${number}` });
    const { file } = await exportFile(source, { format: 'bundle' });
    const test = openTestCore();
    const check = async (count: number): Promise<void> => {
      const [told, stored] = await bothViews(test);
      expect(told).toEqual(stored);
      expect(told).toHaveLength(count);
    };
    await test.client(AGENT).memories.add({ content: 'own' });
    await check(1);
    const { import: done } = await importFile(test, file);
    await check(41);
    await test.client().imports.undo({ id: done.id });
    await check(1);
    const other = openTestCore();
    await other.client(AGENT).memories.add({ content: 'own' });
    await bothViews(other);
    const started = await other.client().imports.run({ source: handOver(other, file) });
    await other.client().maintenance.cancelJob({ id: started.job.id });
    await other.core.idle();
    const [told, stored] = await bothViews(other);
    expect(told).toEqual(stored);
  });

  it('while another process writes', { timeout: 60_000 }, async () => {
    const test = openTestCore({ clock: createTestClock(Date.now()) });
    const agent = test.client(AGENT);
    await agent.memories.add({ content: 'own' });
    await agent.memories.list({});
    const child = spawn(process.execPath, [PROGRAM, test.home, 'writer', '60', '1', 'memories'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let rest = '';
    let checked = 0;
    for await (const text of child.stdout.setEncoding('utf8')) {
      const lines = `${rest}${String(text)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const content of lines.filter((line) => line !== 'open')) {
        const { items } = await agent.memories.list({ limit: 200 });
        expect(items.map((memory) => memory.content)).toContain(content);
        checked += 1;
      }
    }
    expect([await ended, checked]).toEqual([0, 60]);
  });

  it('as for its state', async () => {
    const test = openTestCore();
    const agent = test.client(AGENT);
    const { agentId } = await agent.memories.add({ content: 'x' });
    expect((await agent.agentState.get({})).state).toBeNull();
    await agent.agentState.set({ state: { step: 1 } });
    expect((await agent.agentState.get({})).state).toMatchObject({ state: { step: 1 } });
    await test.client().agentState.set({ agentId: agentId ?? '', state: { step: 2 } });
    expect((await agent.agentState.get({})).state).toMatchObject({ state: { step: 2 } });
    await test.client().history.undoLast({});
    expect((await agent.agentState.get({})).state).toMatchObject({ state: { step: 1 } });
  });
});
