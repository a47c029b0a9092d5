import { describe, expect, it } from 'vitest';
import { openTestCore } from '../../../support/core.ts';

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
