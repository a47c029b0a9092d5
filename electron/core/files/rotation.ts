import type { Backup, BackupReason } from '../../../shared/entities/backup.ts';

/** How many backups stay. Of the scheduled ones the newest of so many days and of so many weeks. */
export type RotationRules = Readonly<{ keepDaily: number; keepWeekly: number; maxBytes: number }>;

const DAY = 86_400_000;
/** A Monday, in milliseconds since 1970. */
const MONDAY = 4 * DAY;
/** Of those made before something large, the newest of each kind. */
const KEPT_BEFORE = 4;
const BEFORE: readonly BackupReason[] = ['migration', 'retention', 'restore'];

/**
 * Chooses the backups that go, by their names: pure.
 *
 * What the person made, what was put there by others, and the files of replaced memories go by nobody's hand but theirs;
 * what they take counts all the same. Where all of them take too much, the oldest of the others go too. The newest
 * verified backup always stays.
 */
export function chooseRotated(backups: readonly Backup[], rules: RotationRules, now: number): string[] {
  const newestFirst = backups.toSorted(
    (one, other) => timeOf(other) - timeOf(one) || other.name.localeCompare(one.name),
  );
  const kept = new Set(newestFirst.filter((backup) => !isOurs(backup)));
  const newest = newestFirst.find(isWhole);
  if (newest) kept.add(newest);
  const scheduled = newestFirst.filter(({ reason }) => reason === 'schedule');
  const whole = scheduled.filter(isWhole);
  for (const backup of newestOfEach(whole, (time) => Math.floor(time / DAY), rules.keepDaily))
    kept.add(backup);
  const weekOf = (time: number): number => Math.floor((time - MONDAY) / (7 * DAY));
  for (const backup of newestOfEach(whole, weekOf, rules.keepWeekly)) kept.add(backup);
  // A damaged one is seen for a while: that is how the person learns of it.
  for (const backup of scheduled)
    if (!isWhole(backup) && timeOf(backup) > now - rules.keepDaily * DAY) kept.add(backup);
  for (const reason of BEFORE)
    for (const backup of newestFirst.filter((each) => each.reason === reason).slice(0, KEPT_BEFORE))
      kept.add(backup);
  let bytes = [...kept].reduce((sum, backup) => sum + backup.bytes, 0);
  for (const backup of newestFirst.toReversed()) {
    if (bytes <= rules.maxBytes) break;
    if (backup === newest || !isOurs(backup) || !kept.delete(backup)) continue;
    bytes -= backup.bytes;
  }
  return backups.filter((backup) => !kept.has(backup)).map(({ name }) => name);
}

function isOurs({ reason }: Backup): boolean {
  return reason === 'schedule' || BEFORE.includes(reason);
}

function isWhole({ state }: Backup): boolean {
  return state === 'verified';
}

function timeOf({ createdAt }: Backup): number {
  return Date.parse(createdAt);
}

function newestOfEach(
  newestFirst: readonly Backup[],
  spanOf: (time: number) => number,
  count: number,
): Backup[] {
  const found = new Map<number, Backup>();
  for (const backup of newestFirst) {
    const span = spanOf(timeOf(backup));
    if (!found.has(span)) found.set(span, backup);
  }
  return [...found.values()].slice(0, count);
}
