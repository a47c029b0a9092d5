import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../../electron/core/consolidation/scheduler.ts';
import { createTestClock, openTestCore, type TestCore } from '../../../support/core.ts';
import { rowsOf } from '../../../support/store-file.ts';

const HOUR = 3_600_000;

describe('the schedule', () => {
  function open(intervalHours = 6) {
    let wall = 1_000_000_000_000;
    let steady = 0;
    let last = wall;
    const started: string[] = [];
    const scheduler = createScheduler({
      now: () => wall,
      monotonic: () => steady,
      dueAt: () => (intervalHours === 0 ? null : last + intervalHours * HOUR),
      start(trigger) {
        started.push(trigger);
        last = wall;
      },
      mend: () => {},
    });
    /** `asleep`: the steady clock stands still. */
    const pass = (hours: number, asleep = false): void => {
      wall += hours * HOUR;
      if (!asleep) steady += hours * HOUR;
      scheduler.tick();
    };
    return { started, pass, tick: () => scheduler.tick() };
  }

  it('runs after every interval, and not before', () => {
    const { started, pass, tick } = open();
    tick();
    for (let half = 0; half < 24; half += 1) pass(0.5);
    expect(started).toEqual(['interval', 'interval']);
  });

  it('makes up at start for what was missed, once', () => {
    const { started, pass, tick } = open();
    pass(50);
    tick();
    tick();
    expect(started).toEqual(['start']);
  });

  it('looks after the machine woke up', () => {
    const { started, pass, tick } = open();
    tick();
    pass(9, true);
    tick();
    expect(started).toEqual(['wake']);
    pass(1, true);
    expect(started).toEqual(['wake']);
  });

  it('never runs by itself where it is switched off', () => {
    const { started, pass } = open(0);
    pass(1000);
    expect(started).toEqual([]);
  });
});

describe('a core that consolidates', () => {
  const runsOf = async (test: TestCore): Promise<string[]> =>
    (await test.client().consolidation.runs({})).items.map(({ trigger, status }) => `${trigger} ${status}`);

  it('does so at start where a run was missed, and not where none was', async () => {
    const test = openTestCore({ consolidates: true });
    expect(await runsOf(test)).toEqual([]);
    const { nextAt } = await test.client().consolidation.status({});
    expect(Date.parse(nextAt ?? '')).toBe(test.clock.now() + 6 * HOUR);
    test.clock.advance(7 * HOUR);
    const later = await test.reopen();
    await later.core.idle();
    expect(await runsOf(later)).toEqual(['start done']);
    const soon = await later.reopen();
    await soon.core.idle();
    expect(await runsOf(soon)).toEqual(['start done']);
  });

  it('leaves it alone where the person switched it off', async () => {
    const test = openTestCore({ consolidates: true });
    await test.client().consolidation.configure({ intervalHours: 0 });
    test.clock.advance(1000 * HOUR);
    const later = await test.reopen();
    await later.core.idle();
    expect(await runsOf(later)).toEqual([]);
    await later.client().consolidation.configure({ intervalHours: 6, enabled: false });
    expect((await later.client().consolidation.status({})).nextAt).toBeNull();
  });

  it('is one of several: the lease is taken once, and free again when its holder died', async () => {
    const clock = createTestClock();
    const test = openTestCore({ clock });
    const other = openTestCore({ clock, home: test.home, newId: secondIds() });
    await test.client().consolidation.run({});
    await expect(other.client().consolidation.run({})).rejects.toMatchObject({ code: 'conflict' });
    await test.core.idle();
    const { run } = await other.client().consolidation.run({});
    await other.core.idle();
    expect(rowsOf(test.home, 'SELECT * FROM leases')).toEqual([]);
    expect((await test.client().consolidation.get({ id: run.id })).status).toBe('done');
  });

  it('is stopped when it is closed, between two actions, and goes on with the next run', async () => {
    const test = openTestCore();
    const client = test.client();
    for (let index = 0; index < 40; index += 1)
      await client.memories.add({
        content: `The very same words ${index % 20}`,
        agent: `agent ${index % 2}`,
      });
    const { run } = await client.consolidation.run({});
    const again = await test.reopen();
    expect((await again.client().consolidation.get({ id: run.id })).status).toBe('interrupted');
    expect(rowsOf(test.home, 'SELECT * FROM leases')).toEqual([]);
    await again.client().consolidation.run({});
    await again.core.idle();
    expect((await again.client().consolidation.preview({})).total).toBe(0);
  });
});

/** Ids of another program on the same memory. */
function secondIds(): () => string {
  let count = 0;
  return () => `0198c0de-0002-7000-8000-${(count += 1).toString(16).padStart(12, '0')}`;
}
