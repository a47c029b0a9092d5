import { describe, expect, it } from 'vitest';
import { SNOOZES, snoozedUntil, snoozedUntilDay } from '../../../../../renderer/views/inbox/snooze-times.ts';

const local = (...parts: [number, number, number, number, number?]) => new Date(...parts);

describe('when a proposal comes back', () => {
  it.each([
    ['hours', local(2026, 4, 20, 12), local(2026, 4, 20, 15)],
    ['tomorrow', local(2026, 4, 20, 23, 50), local(2026, 4, 21, 9)],
    ['tomorrow', local(2026, 11, 31, 8), local(2027, 0, 1, 9)],
    ['nextWeek', local(2026, 4, 20, 12), local(2026, 4, 25, 9)],
    ['nextWeek', local(2026, 4, 24, 12), local(2026, 4, 25, 9)],
    ['nextWeek', local(2026, 4, 25, 7), local(2026, 5, 1, 9)],
    ['nextMonth', local(2026, 4, 20, 12), local(2026, 5, 20, 9)],
    ['nextMonth', local(2026, 0, 31, 12), local(2026, 1, 28, 9)],
    ['nextMonth', local(2026, 11, 5, 12), local(2027, 0, 5, 9)],
  ] as const)('%s after %s', (snooze, now, expected) =>
    expect(snoozedUntil(snooze, now.getTime())).toBe(expected.toISOString()),
  );

  it('is always later', () => {
    for (let hour = 0; hour < 24 * 40; hour += 7)
      for (const snooze of SNOOZES) {
        const now = local(2026, 0, 20, 0).getTime() + hour * 3_600_000;
        expect(Date.parse(snoozedUntil(snooze, now))).toBeGreaterThan(now);
      }
  });

  it('is the morning of a day that is still to come', () => {
    const now = local(2026, 4, 20, 12).getTime();
    expect(snoozedUntilDay('2026-06-01', now)).toBe(local(2026, 5, 1, 9).toISOString());
    for (const day of ['', '2026-05-20', '2020-01-01', 'soon']) expect(snoozedUntilDay(day, now)).toBeNull();
  });
});
