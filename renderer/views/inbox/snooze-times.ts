/** For how long a proposal can be put off. */
export const SNOOZES = ['hours', 'tomorrow', 'nextWeek', 'nextMonth'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR = 3_600_000;
const LATER_HOURS = 3;
const MORNING = 9;

/**
 * When a proposal that is put off comes back, as a timestamp: in three hours, or in the morning of another day, where
 * the person is.
 * @param now milliseconds since 1970
 */
export function snoozedUntil(snooze: Snooze, now: number): string {
  if (snooze === 'hours') return new Date(now + LATER_HOURS * HOUR).toISOString();
  const day = new Date(now);
  day.setHours(MORNING, 0, 0, 0);
  if (snooze === 'tomorrow') day.setDate(day.getDate() + 1);
  else if (snooze === 'nextWeek') day.setDate(day.getDate() + daysToMonday(day.getDay()));
  else moveToNextMonth(day);
  return day.toISOString();
}

/** The morning of a day as a date field writes it, as a timestamp; null for no day, and for one that is not later. */
export function snoozedUntilDay(day: string, now: number): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const morning = new Date(year, month - 1, date, MORNING).getTime();
  return morning > now ? new Date(morning).toISOString() : null;
}

/** Days from a weekday (0 is Sunday) to the Monday after it. */
function daysToMonday(weekday: number): number {
  return (8 - weekday) % 7 || 7;
}

/** The same day of the next month, or its last. */
function moveToNextMonth(day: Date): void {
  const wanted = day.getDate();
  day.setDate(1);
  day.setMonth(day.getMonth() + 2, 0);
  if (wanted < day.getDate()) day.setDate(wanted);
}
