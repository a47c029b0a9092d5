import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { openTestCore, PERSON } from '../../../support/core.ts';

describe('a session', () => {
  it('is made, touched, ended and measured', async () => {
    const test = openTestCore();
    const client = test.client();
    const session = await client.sessions.create({ title: 'Garden', startedAt: '2026-03-01T10:00:00.000Z' });
    expect(session).toMatchObject({
      source: 'mneme',
      messageCount: 0,
      endedAt: null,
      durationSeconds: 0,
      lastActive: '2026-03-01T10:00:00.000Z',
    });
    expect(await client.sessions.touch({ id: session.id })).toMatchObject({
      lastActive: '2026-03-01T12:00:00.000Z',
      durationSeconds: 7200,
    });
    test.clock.advance(60_000);
    expect(await client.sessions.end({ id: session.id })).toMatchObject({
      endedAt: '2026-03-01T12:01:00.000Z',
      durationSeconds: 7260,
    });
    const early = await client.sessions.end({ id: session.id, endedAt: '2026-03-01T09:00:00.000Z' });
    expect(early.durationSeconds).toBe(0);
  });

  it('follows its messages', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.sessions.create({ title: 'x' });
    test.clock.advance(5000);
    await client.messages.add({ sessionId: id, message: { role: 'user', text: 'Hi' } });
    expect(await client.sessions.get({ id })).toMatchObject({
      lastActive: '2026-03-01T12:00:05.000Z',
      messageCount: 1,
    });
    test.clock.advance(-60_000);
    await client.messages.add({ sessionId: id, message: { role: 'user', text: 'Hi' } });
    expect(await client.sessions.get({ id })).toMatchObject({
      lastActive: '2026-03-01T12:00:05.000Z',
      messageCount: 2,
    });
  });

  it('is listed by what is asked for', async () => {
    const test = openTestCore();
    const client = test.client();
    const one = await client.sessions.create({
      title: 'One',
      agent: 'claude',
      project: 'home',
      startedAt: '2026-01-01T00:00:00.000Z',
    });
    const two = await client.sessions.create({ title: 'Two', agent: 'codex', project: 'work' });
    const titles = async (filter: object) =>
      (await client.sessions.list(filter)).items.map(({ title }) => title);
    expect(await titles({ projects: ['home'] })).toEqual(['One']);
    expect(await titles({ agentIds: [two.agentId] })).toEqual(['Two']);
    expect(await titles({ sources: ['nothing'] })).toEqual([]);
    expect(await titles({ until: '2026-02-01T00:00:00.000Z' })).toEqual(['One']);
    expect(await titles({ since: '2026-02-01T00:00:00.000Z' })).toEqual(['Two']);
    expect(await titles({ projects: [], agentIds: [] })).toEqual(['Two', 'One']);
    const facets = await client.sessions.facets({ projects: ['home'] });
    expect(facets.agents).toEqual([{ value: one.agentId, label: 'claude', count: 1 }]);
    expect(facets.projects).toHaveLength(2);
  });

  it('is summed up by its own sentences and words', async () => {
    const client = openTestCore().client();
    const { id } = await client.sessions.create({ title: 'x' });
    await client.messages.addMany({
      sessionId: id,
      messages: [
        { role: 'user', text: 'The tomato plants need water every morning in summer. Hm.' },
        {
          role: 'assistant',
          text: 'Tomato plants like water in the morning, and tomato roots like warm soil.',
        },
        { role: 'user', text: 'Then I shall water the tomato plants every summer morning.' },
      ],
    });
    const other = await client.sessions.create({ title: 'y' });
    await client.messages.addMany({
      sessionId: other.id,
      messages: Array.from({ length: 9 }, () => ({ role: 'user', text: 'every summer' })),
    });
    const { summary, topics } = await client.sessions.summarize({ id });
    expect(summary).toContain('tomato plants');
    expect(summary?.length).toBeLessThanOrEqual(500);
    expect(topics).toContain('tomato');
    expect(await client.sessions.summarize({ id })).toMatchObject({ summary, topics });
    expect(await client.sessions.summarize({ id, summary: 'Mine.', topics: ['mine'] })).toMatchObject({
      summary: 'Mine.',
      topics: ['mine'],
    });
    expect((await client.search.run({ text: 'mine', kinds: ['session'] })).items).toHaveLength(1);
    expect(
      await client.sessions.summarize({ id: (await client.sessions.create({ title: 'empty' })).id }),
    ).toMatchObject({ summary: '', topics: [] });
  });
});

describe('sessions that match a filter', () => {
  async function fill(client: Client) {
    const one = await client.sessions.create({ title: 'One', project: 'home' });
    const two = await client.sessions.create({ title: 'Two', project: 'home' });
    const three = await client.sessions.create({ title: 'Three', project: 'home', parentSessionId: one.id });
    const other = await client.sessions.create({ title: 'Other', project: 'work' });
    return { one, two, three, other };
  }
  const titles = async (client: Client) =>
    (await client.sessions.list({ sort: 'title', order: 'asc' })).items.map(({ title }) => title);

  it('are removed all at once, but for those excepted, and undone all at once', async () => {
    const client = openTestCore().client();
    const { one, two } = await fill(client);
    await client.sessions.update({ id: two.id, summary: 'Changed before' });
    const before = await client.sessions.list({ sort: 'title', order: 'asc' });
    expect(await client.sessions.remove({ matching: { projects: ['home'] }, except: [one.id] })).toEqual({
      removed: 2,
      job: null,
    });
    expect(await titles(client)).toEqual(['One', 'Other']);
    expect((await client.trash.list({})).items.map(({ title }) => title).toSorted()).toEqual([
      'Three',
      'Two',
    ]);
    const undone = await client.history.undoLast({});
    expect(undone).toMatchObject({ operation: 'sessions.remove', skipped: [] });
    expect(undone.restored).toHaveLength(2);
    expect(await client.sessions.list({ sort: 'title', order: 'asc' })).toEqual(before);
    await client.history.redo({});
    expect(await titles(client)).toEqual(['One', 'Other']);
  });

  it('are each noted in history as if they were removed one by one', async () => {
    const client = openTestCore().client();
    const { one, two } = await fill(client);
    await client.sessions.remove({ ids: [one.id] });
    await client.sessions.remove({ matching: { projects: ['home'] } });
    const last = async (id: string) =>
      (await client.history.list({ entity: 'session', id, limit: 1 })).items[0];
    const [byId, byFilter] = [await last(one.id), await last(two.id)];
    expect(byFilter).toMatchObject({ op: 'remove', operation: 'sessions.remove', actor: 'person' });
    expect(Object.keys(byFilter?.before ?? {}).toSorted()).toEqual(
      Object.keys(byId?.before ?? {}).toSorted(),
    );
    expect(byFilter?.before).toEqual({ deletedAt: null });
  });

  it('are all sessions where the filter is empty, and none where nothing matches', async () => {
    const client = openTestCore().client();
    await fill(client);
    const depth = (await client.history.depth({})).undo;
    expect(await client.sessions.remove({ matching: { projects: ['nowhere'] } })).toEqual({
      removed: 0,
      job: null,
    });
    expect((await client.history.depth({})).undo).toBe(depth);
    expect(await client.sessions.remove({ matching: {} })).toEqual({ removed: 4, job: null });
    expect(await client.sessions.remove({ matching: {} })).toEqual({ removed: 0, job: null });
  });

  it('can be those started from one session', async () => {
    const client = openTestCore().client();
    const { one, three } = await fill(client);
    const children = await client.sessions.list({ parentSessionId: one.id, withTotal: true });
    expect(children).toMatchObject({ items: [{ id: three.id }], total: 1 });
    await client.sessions.remove({ matching: { parentSessionId: one.id } });
    expect(await titles(client)).toEqual(['One', 'Other', 'Two']);
  });

  it.each([{}, { ids: [], matching: {} }, { ids: ['x'], except: [] }])(
    'are not guessed: %j',
    async (input) => {
      const test = openTestCore();
      await fill(test.client());
      const wire = await test.core.connect(PERSON).call('sessions.remove', input);
      expect(wire).toMatchObject({ ok: false, code: 'invalid_input' });
      expect(await titles(test.client())).toHaveLength(4);
    },
  );
});
