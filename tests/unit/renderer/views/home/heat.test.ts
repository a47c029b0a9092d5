import { describe, expect, it } from 'vitest';
import { heatOf } from '../../../../../renderer/views/home/heat.ts';
import { dayStarts, startOfDayBefore, weekStarts } from '../../../../../renderer/views/home/periods.ts';

/** A Saturday, where this computer is. */
const SATURDAY = new Date(2026, 10, 21, 9, 30).getTime();
const dayOf = (timestamp: string | undefined) => new Date(timestamp ?? '').toDateString();

describe('the days of the map', () => {
  it('begin on a Monday, end with tomorrow, and each begins where the one before ends', () => {
    const starts = dayStarts(SATURDAY, 34);
    expect(starts).toHaveLength(33 * 7 + 6 + 1);
    expect(new Date(starts[0] ?? '').getDay()).toBe(1);
    expect(dayOf(starts.at(-1))).toBe(new Date(2026, 10, 22).toDateString());
    const places = starts.map((start) => new Date(start));
    expect(places.every((at) => at.getHours() === 0 && at.getMinutes() === 0)).toBe(true);
    expect(new Set(starts.map(dayOf)).size).toBe(starts.length);
    expect(dayOf(startOfDayBefore(SATURDAY, 6))).toBe(new Date(2026, 10, 15).toDateString());
  });

  it('of growth are Mondays, and tomorrow', () => {
    const starts = weekStarts(SATURDAY, 3);
    expect(starts.map((start) => new Date(start).getDay())).toEqual([1, 1, 1, 0]);
    expect(weekStarts(new Date(2026, 10, 23, 9).getTime(), 2)).toHaveLength(3);
  });

  it('are the warmer the more was saved, without one paling all others', () => {
    const starts = dayStarts(SATURDAY, 2);
    const saved = [1, 9, 30, 100].map((count, day) => ({ start: starts[day] ?? '', count }));
    const heat = heatOf(starts, saved);
    expect(heat.days).toHaveLength(13);
    expect(heat.days.slice(0, 5).map(({ level }) => level)).toEqual([1, 1, 2, 4, 0]);
    expect(heat.busiest).toMatchObject({ count: 100, start: starts[3], end: starts[4] });
    expect(heat.usual).toBe(30);
    expect(heatOf(starts, [])).toMatchObject({ busiest: null, usual: 0 });
  });

  it('name each month where it begins, and no two too near one another', () => {
    const { months } = heatOf(dayStarts(SATURDAY, 34), []);
    expect(months.length).toBeGreaterThan(6);
    for (const [place, { week }] of months.entries())
      expect(week - (months[place - 1]?.week ?? -10)).toBeGreaterThanOrEqual(3);
  });
});
