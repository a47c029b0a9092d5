const WEEK_DAYS = 7;

/** The beginning of a day, so many days before the one of a moment (milliseconds since 1970), where the person is. */
export function startOfDayBefore(moment: number, days: number): string {
  const day = new Date(moment);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - days).toISOString();
}

/**
 * The beginnings of the days of so many weeks, Monday first, up to the day after that of a moment; the last week is the
 * one of the moment. Days are those of the calendar where the person is, however long each is.
 */
export function dayStarts(moment: number, weeks: number): string[] {
  const today = new Date(moment);
  const sinceMonday = (today.getDay() + WEEK_DAYS - 1) % WEEK_DAYS;
  const days = (weeks - 1) * WEEK_DAYS + sinceMonday;
  return Array.from({ length: days + 2 }, (_, day) => startOfDayBefore(moment, days - day));
}

/** The beginnings of so many weeks, and of the day after that of a moment: what there was by then. */
export function weekStarts(moment: number, weeks: number): string[] {
  const days = dayStarts(moment, weeks);
  return days.filter((_, day) => day % WEEK_DAYS === 0 || day === days.length - 1);
}
