/** The beginning of the day of a moment (milliseconds since 1970) where the person is, as a timestamp. */
export function startOfDay(moment: number): string {
  return new Date(new Date(moment).setHours(0, 0, 0, 0)).toISOString();
}
