import { describe, expect, it } from 'vitest';
import type { CoreOptions } from '../../../../electron/core/index.ts';
import { createTestClock, handOver, openTestCore, writeSource } from '../../../support/core.ts';
import { rowsOf } from '../../../support/store-file.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('how quick it is', () => {
  it('is measured by class of call, and kept over a restart', async () => {
    const test = openTestCore();
    const client = test.client();
    await client.tasks.add({ description: 'Water the garden' });
    await client.tasks.list({});
    await client.tasks.list({});
    await client.search.run({ text: 'garden' });
    await client.recall.run({ task: 'garden' });
    await client.maintenance.stats({});
    await expect(client.tasks.remove({ ids: ['nonsense'] })).rejects.toMatchObject({ code: 'invalid_input' });
    const counts = { recall: { count: 1 }, search: { count: 1 }, write: { count: 1 }, read: { count: 2 } };
    const { durations, series } = await client.maintenance.metrics({});
    expect(durations).toMatchObject(counts);
    for (const { p50, p95 } of Object.values(durations)) expect(p50 > 0 && p95 >= p50).toBe(true);
    expect(series.at(-1)?.durations).toMatchObject(counts);
    expect(series.filter(({ durations: found }) => Object.keys(found).length > 0)).toHaveLength(1);

    const again = await test.reopen();
    await again.client().tasks.list({});
    expect((await again.client().maintenance.metrics({})).durations).toMatchObject({
      ...counts,
      read: { count: 3 },
    });
  });

  it('is written down by several programs at once', async () => {
    const test = openTestCore();
    const other = openTestCore({ home: test.home, clock: test.clock });
    await test.client().tasks.list({});
    await other.client().tasks.list({});
    await other.close();
    expect((await test.client().maintenance.metrics({})).durations.read?.count).toBe(2);
  });

  it('is kept ever less finely, is told in less than 200 stretches, and is forgotten at last', async () => {
    const test = openTestCore();
    const client = test.client();
    const spans = (): unknown[] =>
      rowsOf(test.home, 'SELECT DISTINCT span FROM metric_samples ORDER BY span').map(({ span }) => span);
    const counted = async (hours: number): Promise<number> => {
      const { durations, series } = await client.maintenance.metrics({ hours });
      expect(series.length).toBeLessThan(200);
      const inSeries = series.reduce((sum, point) => sum + (point.durations.read?.count ?? 0), 0);
      expect(inSeries).toBe(durations.read?.count ?? 0);
      return inSeries;
    };
    await client.tasks.list({});
    expect(await counted(24)).toBe(1);
    for (const [days, expected] of [
      [1, 2],
      [7, 3],
      [100, 4],
    ] as const) {
      test.clock.advance(days * DAY);
      await client.tasks.list({});
      expect(await counted(26_280)).toBe(expected);
    }
    expect(spans()).toEqual([300_000, HOUR * 24]);
    test.clock.advance(3 * 366 * DAY);
    await client.tasks.list({});
    expect(await counted(26_280)).toBe(1);
    expect(rowsOf(test.home, 'SELECT count(*) AS n FROM metric_samples')).toEqual([{ n: 1 }]);
  });
});

describe('what goes wrong', () => {
  const silent: CoreOptions['logger'] = () => {};

  it('is kept with its place and how often, without words, and forgotten when asked', async () => {
    const clock = createTestClock();
    const test = openTestCore({ logger: silent, clock });
    const broken = openTestCore({
      home: test.home,
      clock,
      logger: silent,
      newId: () => {
        throw new Error('zqcanar\n    at zqcanar (secret)');
      },
    });
    for (let times = 0; times < 3; times += 1) {
      await expect(broken.client().tasks.add({ description: 'zqcanar' })).rejects.toMatchObject({
        code: 'internal',
      });
      clock.advance(HOUR);
    }
    await broken.close();
    const client = test.client();
    const { items, total } = await client.maintenance.errors({});
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        code: 'internal',
        module: 'dispatch',
        operation: 'tasks.add',
        count: 3,
        firstAt: '2026-03-01T12:00:00.000Z',
      },
    ]);
    expect(items[0]?.lastAt).toBe('2026-03-01T14:00:00.000Z');
    expect(items[0]?.trace).toContain('insight.test.ts');
    expect(JSON.stringify(items)).not.toContain('zqcanar');
    expect(await client.maintenance.clearErrors({ ids: [items[0]?.id ?? 0] })).toEqual({ cleared: 1 });
    expect((await client.maintenance.errors({})).items).toEqual([]);
  });

  it('in a job is kept with the kind of the job', async () => {
    const test = openTestCore({ logger: silent });
    const source = handOver(test, writeSource(JSON.stringify([{ mapping: 'zqcanar' }]), 'other.json'));
    await test.client().imports.run({ source, format: 'mneme' });
    await test.core.idle();
    const { items } = await test.client().maintenance.errors({});
    expect(items).toMatchObject([{ module: 'jobs', operation: 'import', count: 1 }]);
  });
});
