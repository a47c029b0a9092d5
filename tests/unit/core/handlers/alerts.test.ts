import { describe, expect, it } from 'vitest';
import { AGENT, openTestCore } from '../../../support/core.ts';

const DAY = 86_400_000;

describe('an alert', () => {
  it('fires beyond its threshold, tells since when, and ends with its cause', async () => {
    const test = openTestCore();
    const client = test.client();
    const quiet = { 'alerts.backupDays': 0, 'alerts.diskFreeMb': 0 };
    await client.settings.set({ values: quiet });
    expect(await client.maintenance.alerts({})).toEqual({ items: [], snoozed: [] });
    await test.client(AGENT).memories.add({ content: 'Beans like warmth' });
    await client.settings.set({ values: { 'alerts.unreviewedPercent': 40 } });
    const [alert] = (await client.maintenance.alerts({})).items;
    expect(alert).toEqual({
      kind: 'unreviewedPercent',
      value: 100,
      threshold: 40,
      since: '2026-03-01T12:00:00.000Z',
      action: 'openUnreviewed',
      snoozedUntil: null,
    });
    test.clock.advance(DAY);
    expect((await client.maintenance.alerts({})).items[0]?.since).toBe(alert?.since);
    for (let times = 0; times < 2; times += 1)
      await client.memories.add({ content: `mine ${times}`, shared: true });
    expect((await client.maintenance.alerts({})).items).toEqual([]);
    await client.settings.set({ values: { 'alerts.unreviewedPercent': 10 } });
    expect((await client.maintenance.alerts({})).items[0]?.since).toBe('2026-03-02T12:00:00.000Z');
    await client.settings.set({ values: { 'alerts.unreviewedPercent': 0 } });
    expect((await client.maintenance.alerts({})).items).toEqual([]);
  });

  it('is put off until its time, shown again when asked, and not put off when it comes anew', async () => {
    const test = openTestCore();
    const client = test.client();
    const kinds = async () => {
      const { items, snoozed } = await client.maintenance.alerts({});
      return [items.map(({ kind }) => kind), snoozed.map(({ kind }) => kind)];
    };
    await client.settings.set({ values: { 'alerts.diskFreeMb': 0 } });
    test.clock.advance(10 * DAY);
    expect(await kinds()).toEqual([['backupDays'], []]);
    const until = new Date(test.clock.now() + DAY).toISOString();
    expect(await client.maintenance.snoozeAlert({ kind: 'backupDays', until })).toEqual({ snoozed: true });
    expect(await kinds()).toEqual([[], ['backupDays']]);
    await client.maintenance.snoozeAlert({ kind: 'backupDays', until: null });
    expect(await kinds()).toEqual([['backupDays'], []]);
    await client.maintenance.snoozeAlert({ kind: 'backupDays', until });
    test.clock.advance(2 * DAY);
    expect(await kinds()).toEqual([['backupDays'], []]);
    await client.maintenance.snoozeAlert({ kind: 'backupDays', until: '9999-12-31T00:00:00.000Z' });
    await client.settings.set({ values: { 'alerts.backupDays': 0 } });
    expect(await kinds()).toEqual([[], []]);
    await client.settings.set({ values: { 'alerts.backupDays': 7 } });
    expect(await kinds()).toEqual([['backupDays'], []]);
    expect(await client.maintenance.snoozeAlert({ kind: 'storeMb', until })).toEqual({ snoozed: false });
  });

  it('is looked for by itself in the program that stays', async () => {
    const test = openTestCore({ lane: 'jobs' });
    test.clock.advance(20 * DAY);
    await test.close();
    const again = openTestCore({ home: test.home, clock: test.clock, lane: 'jobs' });
    test.clock.advance(5 * DAY);
    const { items } = await again.client().maintenance.alerts({});
    expect(items.find(({ kind }) => kind === 'backupDays')?.since).toBe('2026-03-21T12:00:00.000Z');
  });
});

describe('the report on memories', () => {
  it('counts what each of its lists shows', async () => {
    const test = openTestCore();
    const [client, agent] = [test.client(), test.client(AGENT)];
    const said = ['The garden is watered every Monday morning at seven', 'My key is AKIAIOSFODNN7EXAMPLE'];
    for (const content of said) await agent.memories.add({ content });
    await client.memories.add({ content: 'Tea is green', shared: true, type: 'semantic' });
    await client.memories.add({ content: 'Beans', shared: true });
    const gone = await client.memories.add({ content: 'Gone', shared: true });
    const other = await client.memories.add({ content: 'Other', shared: true });
    await client.memories.supersede({ id: gone.id, by: other.id });
    await agent.recall.run({ task: 'When is the garden watered?' });
    await client.settings.set({
      values: {
        'consolidation.steps': {
          ...(await client.settings.get({})).values['consolidation.steps'],
          duplicates: false,
        },
      },
    });
    await agent.memories.add({ content: said[0] ?? '' });
    await client.consolidation.run({});
    await test.core.idle();
    await client.secrets.scan({});
    const report = await client.maintenance.report({});
    expect(report.memories).toBe(6);
    expect(report.efficiency).toBeCloseTo(1 / 6);
    const counts = Object.fromEntries(report.items.map(({ name, count }) => [name, count]));
    expect(counts).toMatchObject({
      duplicated: 2,
      secret: 1,
      unreviewed: 3,
      stale: 0,
      recalled: 1,
      neverRecalled: 5,
    });
    for (const { filter, count, sample } of report.items) {
      const { items, total } = await client.memories.list({ ...filter, withTotal: true });
      expect(total).toBe(count);
      expect(sample.map(({ id }) => id)).toEqual(items.slice(0, 3).map(({ id }) => id));
    }
    test.clock.advance(200 * DAY);
    await client.consolidation.run({});
    await test.core.idle();
    const later = await client.maintenance.report({ samples: 0 });
    expect(later.efficiency).toBe(0);
    const stale = later.items.find(({ name }) => name === 'stale');
    expect(stale?.count).toBeGreaterThan(3);
    expect((await client.memories.list({ ...stale?.filter, withTotal: true })).total).toBe(stale?.count);
  });
});
