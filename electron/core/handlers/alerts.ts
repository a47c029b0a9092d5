import { type Alert, AlertKind } from '../../../shared/entities/alert.ts';
import type { HealthAction } from '../../../shared/entities/health.ts';
import { listBackups } from '../files/backups.ts';
import { databaseBytes, freeBytes } from '../files/disk.ts';
import { keptAlerts, noteAlerts } from '../store/alerts.ts';
import { countFailedRuns } from '../store/runs.ts';
import { storeBirth } from '../store/statistics.ts';
import { toIso } from '../store/table.ts';
import { lastBackup } from './backup-schedule.ts';
import type { Context } from './context.ts';
import { countStanding } from './memory-report.ts';
import { currentSettings } from './settings.ts';
import { measuredSpeed } from './speed.ts';

const DAY = 86_400_000;
const MEGABYTE = 1_000_000;

const ACTIONS: Readonly<Record<AlertKind, HealthAction>> = {
  storeMb: 'optimise',
  backupDays: 'backUp',
  unreviewedPercent: 'openUnreviewed',
  duplicates: 'openDuplicates',
  recallMs: 'optimise',
  searchMs: 'optimise',
  writeMs: 'optimise',
  diskFreeMb: 'openTrash',
  failedRuns: 'openRuns',
};

/** What each threshold is compared with, asked for only where it is set. */
const MEASURES: Readonly<Record<AlertKind, (context: Context) => number>> = {
  storeMb: ({ store }) => Math.round(databaseBytes(store.file) / MEGABYTE),
  backupDays: (context) => Math.floor((context.now() - newestBackupAt(context)) / DAY),
  unreviewedPercent(context) {
    const memories = countStanding(context, {});
    const unreviewed = countStanding(context, { findings: ['unreviewed'] });
    return memories === 0 ? 0 : Math.round((unreviewed / memories) * 100);
  },
  duplicates: (context) => countStanding(context, { findings: ['duplicated'] }),
  recallMs: (context) => measuredSpeed(context).recall?.p95 ?? 0,
  searchMs: (context) => measuredSpeed(context).search?.p95 ?? 0,
  writeMs: (context) => measuredSpeed(context).write?.p95 ?? 0,
  diskFreeMb: ({ home }) => Math.floor(freeBytes(home) / MEGABYTE),
  failedRuns: ({ store, now }) => countFailedRuns(store.read, now() - 7 * DAY),
};

/** Looks which thresholds are passed, notes since when, and gives them. */
export function lookForAlerts(context: Context): Alert[] {
  const { values } = currentSettings(context);
  const firing = AlertKind.options.flatMap((kind) => {
    const threshold = values[`alerts.${kind}`];
    if (threshold === 0) return [];
    const value = MEASURES[kind](context);
    return isPassed(kind, value, threshold) ? [{ kind, value, threshold }] : [];
  });
  const known = keptAlerts(context.store.read);
  const same =
    known.length === firing.length && firing.every(({ kind }) => known.some((each) => each.kind === kind));
  if (!same) context.aside((db) => noteAlerts(db, firing, context.now()));
  const kept = new Map(keptAlerts(context.store.read).map((each) => [each.kind, each]));
  return firing.map(({ kind, value, threshold }) => {
    const { since = context.now(), snoozedUntil = null } = kept.get(kind) ?? {};
    return {
      kind,
      value,
      threshold,
      since: toIso(since),
      action: ACTIONS[kind],
      snoozedUntil: snoozedUntil === null || snoozedUntil <= context.now() ? null : toIso(snoozedUntil),
    };
  });
}

/** Where less is worse, the value is below the threshold; where so many are too many, it has reached it. */
function isPassed(kind: AlertKind, value: number, threshold: number): boolean {
  if (kind === 'diskFreeMb') return value < threshold;
  if (kind === 'duplicates' || kind === 'failedRuns') return value >= threshold;
  return value > threshold;
}

/** When the newest backup that would bring the memory back was made; before the first one, when the memory was made. */
function newestBackupAt({ home, store, now }: Context): number {
  const last = lastBackup(listBackups(home), now());
  return last ? Date.parse(last.createdAt) : storeBirth(store.read);
}
