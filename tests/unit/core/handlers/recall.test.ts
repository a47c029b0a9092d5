import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../shared/caller.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { rowsOf } from '../../../support/store-file.ts';

const OTHER: Caller = { ...AGENT, client: 'other' };
const DAY = 86_400_000;

/** Memories of the person, of an agent and of another, a fact, a preference and a conversation, all about deploying. */
async function furnish(test: TestCore) {
  const client = test.client();
  const mine = await client.memories.add({
    content: 'Deploy the harbor service with the blue script',
    importance: 4,
  });
  const own = await test
    .client(AGENT)
    .memories.add({ content: 'The deploy of harbor failed: no disk space' });
  const hidden = await test
    .client(OTHER)
    .memories.add({ content: 'Secret deploy key of harbor lies in the vault' });
  await client.knowledge.add({ category: 'harbor', key: 'deploy day', value: 'Tuesday' });
  await client.preferences.save({ values: { projectContext: 'Harbor: deploys by hand' } });
  const session = await client.sessions.create({ title: 'Ship it' });
  await client.messages.addMany({
    sessionId: session.id,
    messages: [
      { role: 'user', text: 'How do I deploy harbor?' },
      { role: 'tool', text: 'deploy harbor deploy harbor' },
    ],
  });
  return { mine, own, hidden, session };
}

describe('recall', () => {
  it('gives what matters of every kind, with its reasons', async () => {
    const test = openTestCore();
    const { mine, session } = await furnish(test);
    const { items, contextBlock, tokens } = await test
      .client()
      .recall.run({ task: 'deploy harbor', limit: 10 });
    expect(new Set(items.map(({ kind }) => kind))).toEqual(
      new Set(['memory', 'knowledge', 'preference', 'message']),
    );
    const found = items.find(({ id }) => id === mine.id);
    expect(found).toMatchObject({
      matched: ['deploy', 'harbor'],
      tier: 'hot',
      type: 'episodic',
      text: mine.content,
      parts: { importance: 0.75, recency: 1, access: 0, tier: 1 },
      origin: { actor: 'person', trust: 'trusted' },
      inContext: true,
    });
    expect(found?.reason).toBe('holds “deploy”, “harbor”; important; hot; used today');
    expect(items.map(({ score }) => score)).toEqual(
      items.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(items.find(({ kind }) => kind === 'message')).toMatchObject({
      role: 'user',
      sessionId: session.id,
      title: 'Ship it',
    });
    expect(contextBlock).toMatch(/^## Relevant past experiences\n/);
    expect(contextBlock).toContain('> The deploy of harbor failed: no disk space\n> — helper:');
    expect(tokens).toBeLessThanOrEqual(1200);
  });

  it('tells what each takes in the block, and what would come instead of what is left out', async () => {
    const test = openTestCore();
    await furnish(test);
    const client = test.client();
    const ask = { task: 'deploy harbor', limit: 2, threshold: 0 };
    const all = await client.recall.run(ask);
    const [first, second] = all.items;
    const rest = await client.recall.run({
      ...ask,
      without: [{ kind: first?.kind ?? 'memory', id: first?.id ?? '' }],
    });
    expect(rest.items[0]?.id).toBe(second?.id);
    expect(rest.items).toHaveLength(2);
    expect(all.items.map(({ id }) => id)).not.toContain(rest.items[1]?.id);
    expect(rest.contextBlock).not.toContain(first?.text);
    const taken = all.items.reduce((sum, { tokens }) => sum + tokens, 0);
    expect(all.tokens - taken).toBeGreaterThan(0); // the headings
    expect(all.tokens - taken).toBeLessThan(60);
  });

  it('keeps to limit, threshold, kinds and budget: those given, else those set', async () => {
    const test = openTestCore();
    await furnish(test);
    const client = test.client();
    const run = async (input: object = {}) =>
      (await client.recall.run({ task: 'deploy harbor', ...input })).items.length;
    expect([await run(), await run({ limit: 2 }), await run({ threshold: 1 })]).toEqual([5, 2, 0]);
    await client.settings.set({ values: { 'recall.limit': 3 } });
    expect(await run()).toBe(3);
    await client.settings.set({ values: { 'recall.threshold': 1 } });
    expect(await run()).toBe(0);
    const { items, contextBlock } = await client.recall.run({
      task: 'deploy harbor',
      threshold: 0,
      limit: 10,
      tokenBudget: 50,
    });
    expect(contextBlock.length).toBeLessThanOrEqual(200);
    expect(items.some(({ inContext }) => !inContext)).toBe(true);
    expect(await client.recall.run({ task: 'deploy', threshold: 1 })).toMatchObject({
      items: [],
      contextBlock: '',
      tokens: 0,
    });
  });

  it('finds nothing where nothing matters, whatever is asked', async () => {
    const test = openTestCore();
    await furnish(test);
    for (const task of ['zebra migration', 'the', '"', 'NOT (', '\0 ?', '💥'])
      expect((await test.client().recall.run({ task })).items).toEqual([]);
  });

  it('leaves out what is superseded, paused or in Trash, preferences that are kept back, and the session it is asked in', async () => {
    const test = openTestCore();
    const { mine, own, hidden, session } = await furnish(test);
    const client = test.client();
    await client.memories.supersede({ id: own.id, by: mine.id });
    await client.memories.pause({ id: mine.id });
    await client.memories.remove({ ids: [hidden.id] });
    await client.settings.set({ values: { 'preferences.remember': [] } });
    const kinds = async (input: object) =>
      (await client.recall.run({ task: 'deploy harbor', ...input })).items.map(({ kind }) => kind).toSorted();
    expect(await kinds({})).toEqual(['knowledge', 'message']);
    expect(await kinds({ sessionId: session.id })).toEqual(['knowledge']);
    await client.memories.pause({ id: mine.id, paused: false });
    expect(await kinds({ sessionId: session.id })).toEqual(['knowledge', 'memory']);
  });

  it('ranks summaries of sessions with the rest, but that of the session it is asked in, and none in Trash', async () => {
    const client = openTestCore().client();
    const { id } = await client.sessions.create({ title: 'Tuesday' });
    await client.sessions.update({ id, summary: 'The pier was measured and the zqcrane repaired.' });
    await client.memories.add({ content: 'The zqcrane is older than the pier.' });
    const kindsOf = async (sessionId?: string) => {
      const asked = { task: 'zqcrane at the pier', threshold: 0, ...(sessionId && { sessionId }) };
      return (await client.recall.run(asked)).items.map(({ kind }) => kind).toSorted();
    };
    expect(await kindsOf()).toEqual(['memory', 'session']);
    expect(await kindsOf(id)).toEqual(['memory']);
    await client.sessions.remove({ ids: [id] });
    expect(await kindsOf()).toEqual(['memory']);
  });

  it('folds what says nearly the same, of whatever kind', async () => {
    const client = openTestCore().client();
    const words = 'The zqlift of the harbor opens at seven in the morning';
    await client.memories.add({ content: words });
    const { id: sessionId } = await client.sessions.create({ title: 'Lift' });
    await client.messages.addMany({ sessionId, messages: [{ role: 'user', text: `${words}.` }] });
    const { items } = await client.recall.run({ task: 'When does the zqlift open?', threshold: 0 });
    expect(items).toMatchObject([{ folded: [{ id: expect.any(String) }] }]);
  });

  it('folds what says nearly the same', async () => {
    const client = openTestCore().client();
    const content = 'Deploy the harbor service with the blue script in the morning';
    const one = await client.memories.add({ content, importance: 3 });
    const two = await client.memories.add({ content: `${content}!` });
    const { items } = await client.recall.run({ task: 'deploy harbor' });
    expect(items).toMatchObject([{ id: one.id, folded: [{ kind: 'memory', id: two.id }] }]);
    expect(items[0]?.reason).toContain('1 more say the same');
  });

  it('shows of long texts the stretch that matters', async () => {
    const client = openTestCore().client();
    await client.memories.add({
      content: `${'all work and no play '.repeat(300)} deploy harbor now ${'dull '.repeat(300)}`,
    });
    const { items } = await client.recall.run({ task: 'deploy harbor', threshold: 0 });
    expect(items[0]?.text.length).toBeLessThan(1000);
    expect(items[0]?.text).toContain('deploy harbor now');
  });

  it('finds what lies packed in the archive', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.memories.add({
      content: `zqarchived deploy ${'x '.repeat(2000)}`,
      importance: 1,
    });
    test.clock.advance(300 * DAY);
    await client.memories.update({ id, confidence: 0.9 });
    const { items } = await client.recall.run({ task: 'zqarchived', threshold: 0 });
    expect(items).toMatchObject([{ id, tier: 'archive' }]);
    expect(items[0]?.text).toContain('zqarchived deploy');
  });
});

describe('recall by an agent', () => {
  it('gives its own and what is shared, never what belongs to another', async () => {
    const test = openTestCore();
    const { mine, own, hidden } = await furnish(test);
    const memoriesOf = async (caller: Caller, input: object = {}) =>
      (
        await test
          .client(caller)
          .recall.run({ task: 'deploy harbor', kinds: ['memory'], threshold: 0, ...input })
      ).items
        .map(({ id }) => id)
        .toSorted();
    const sorted = (...all: { id: string }[]) => all.map(({ id }) => id).toSorted();
    expect(await memoriesOf(AGENT)).toEqual(sorted(mine, own));
    expect(await memoriesOf(AGENT, { agent: 'helper' })).toEqual(sorted(mine, own));
    expect(await memoriesOf(OTHER)).toEqual(sorted(mine, hidden));
    const person: Caller = { actor: 'person', door: 'person', client: 'window-1' };
    expect(await memoriesOf(person)).toEqual(sorted(mine, own, hidden));
    expect(await memoriesOf(person, { agent: 'other' })).toEqual(sorted(mine, hidden));
    expect(await memoriesOf(person, { agentId: own.agentId })).toEqual(sorted(mine, own));
    await expect(test.client(AGENT).recall.run({ task: 'x', agent: 'other' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      test.client(AGENT).recall.run({ task: 'x', agentId: hidden.agentId ?? '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('counts as access, without history; looking does not', async () => {
    const test = openTestCore();
    const { mine, own, session } = await furnish(test);
    const client = test.client();
    const before = await client.history.list({ withTotal: true });
    await client.recall.run({ task: 'deploy harbor' });
    await client.memories.get({ id: mine.id });
    await test.client(AGENT).memories.list({});
    expect(await client.memories.get({ id: mine.id })).toMatchObject({ accessCount: 0, lastAccessed: null });

    test.clock.advance(3 * DAY);
    const caller = { ...AGENT, sessionId: session.id };
    await test.client(caller).recall.run({ task: 'deploy harbor', kinds: ['memory'] });
    const script = test.client({ actor: 'person', door: 'script', client: 'script' });
    await script.recall.run({ task: 'deploy harbor', agentId: own.agentId ?? '' });
    // The person who looks with the eyes of an agent is no agent.
    await client.recall.run({ task: 'deploy harbor', agentId: own.agentId ?? '' });
    const after = await client.memories.get({ id: mine.id });
    expect(after).toMatchObject({ accessCount: 2, lastAccessed: '2026-03-04T12:00:00.000Z' });
    expect(after.updatedAt).toBe(mine.updatedAt);
    expect((await client.history.list({ withTotal: true })).total).toBe(before.total);
    expect(
      rowsOf(test.home, 'SELECT session_id, agent_id FROM memory_access WHERE memory_pk = 1 ORDER BY pk'),
    ).toEqual([
      { session_id: session.id, agent_id: own.agentId },
      { session_id: null, agent_id: own.agentId },
    ]);
    const agentName = own.agentName;
    const uses = await client.memories.uses({ id: mine.id, limit: 1, withTotal: true });
    expect(uses).toMatchObject({ items: [{ sessionId: null, agentName }], total: 2 });
    expect(await client.memories.uses({ id: mine.id, limit: 1, cursor: uses.next ?? '' })).toMatchObject({
      items: [{ sessionId: session.id, agentId: own.agentId, agentName, at: after.lastAccessed }],
      next: null,
    });
    const { items } = await client.recall.run({ task: 'deploy harbor', kinds: ['memory'] });
    expect(items.find(({ id }) => id === mine.id)?.reason).toContain('recalled 2 times');

    await client.memories.remove({ ids: [mine.id] });
    await client.trash.purge({ everything: true });
    expect(rowsOf(test.home, 'SELECT 1 FROM memory_access WHERE memory_pk = 1')).toEqual([]);
  });
});
