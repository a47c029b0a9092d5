import type { ActionOf, Chore } from './action.ts';

const DAY = 86_400_000;

/** How often each chore is worth its time, in milliseconds. */
const EVERY: Readonly<Record<Chore, number>> = {
  search: DAY,
  statistics: DAY,
  space: 7 * DAY,
  check: 7 * DAY,
  history: DAY,
  backups: DAY,
};

/** When each chore was done last, in milliseconds; those never done are missing. */
export type ChoreTimes = Readonly<Partial<Record<Chore, number>>>;

/** The chores that are due. History is pruned only where the person wants it. */
export function planChores(done: ChoreTimes, historyDays: number, now: number): ActionOf<'tend'>[] {
  const chores = Object.keys(EVERY) as Chore[]; // the object's keys are the chores
  return chores
    .filter((chore) => chore !== 'history' || historyDays > 0)
    .filter((chore) => {
      const last = done[chore];
      return last === undefined || now < last || now - last >= EVERY[chore];
    })
    .map((chore) => ({
      kind: 'tend',
      step: 'housekeeping',
      key: `tend:${chore}:${Math.floor(now / DAY)}`,
      agentId: null,
      why: 'due',
      chore,
    }));
}
