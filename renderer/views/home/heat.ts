/** A day of the heat map: where it begins and ends, how much was saved, and how warm that is, 0 to 4. */
export type HeatDay = Readonly<{ start: string; end: string; count: number; level: 0 | 1 | 2 | 3 | 4 }>;

export type Heat = Readonly<{
  days: readonly HeatDay[];
  /** The weeks in which a month begins, by their place. */
  months: readonly Readonly<{ week: number; at: string }>[];
  busiest: HeatDay | null;
  /** What was saved on the middle one of the days on which anything was. */
  usual: number;
}>;

const WEEK_DAYS = 7;
/** Names of months nearer to one another than so many weeks would touch. */
const APART_WEEKS = 3;

/** Makes the days of the heat map of what was saved on each; `starts` ends with the beginning of tomorrow. */
export function heatOf(
  starts: readonly string[],
  saved: readonly Readonly<{ start: string; count: number }>[],
): Heat {
  const counts = new Map(saved.map(({ start, count }) => [start, count]));
  const most = Math.max(0, ...counts.values());
  const days = starts.slice(0, -1).map((start, index): HeatDay => {
    const count = counts.get(start) ?? 0;
    return { start, end: starts[index + 1] ?? start, count, level: levelOf(count, most) };
  });
  const sorted = [...counts.values()].toSorted((one, other) => one - other);
  return {
    days,
    months: monthsOf(starts),
    busiest: days.find(({ count }) => count > 0 && count === most) ?? null,
    usual: sorted[Math.floor(sorted.length / 2)] ?? 0,
  };
}

/** By the root: one very busy day shall not pale all others. */
function levelOf(count: number, most: number): HeatDay['level'] {
  if (count === 0) return 0;
  const share = Math.sqrt(count / most);
  if (share > 0.85) return 4;
  if (share > 0.6) return 3;
  return share > 0.3 ? 2 : 1;
}

function monthsOf(starts: readonly string[]): { week: number; at: string }[] {
  const months: { week: number; at: string }[] = [];
  for (let day = 0; day < starts.length - 1; day += WEEK_DAYS) {
    const at = starts[day] ?? '';
    const week = day / WEEK_DAYS;
    const before = starts[day - WEEK_DAYS];
    const begins = before === undefined || new Date(before).getMonth() !== new Date(at).getMonth();
    const last = months.at(-1);
    if (!begins) continue;
    // The first week may be the end of a month whose name would touch that of the next one.
    if (last !== undefined && week - last.week < APART_WEEKS) months.pop();
    months.push({ week, at });
  }
  return months;
}
