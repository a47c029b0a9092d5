import type { Backup } from '../../../shared/entities/backup.ts';
import type { HealthCheck } from '../../../shared/entities/health.ts';
import { discardUnfinishedBackups, removeBackup } from '../files/backup-folder.ts';
import { listBackups } from '../files/backups.ts';
import { chooseRotated } from '../files/rotation.ts';
import { finding } from '../insight/findings.ts';
import { takeLease } from '../store/consolidation-notes.ts';
import { latestJob } from '../store/jobs.ts';
import { storeBirth } from '../store/statistics.ts';
import { commitSequence } from '../store/store.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { currentSettings } from './settings.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A backup that failed is not tried again at once: a full disk rarely empties by itself. */
const AGAIN_AFTER = HOUR;
/** So long without a backup is worth a word, and so long is serious. */
const LATE = 2 * DAY;
const VERY_LATE = 8 * DAY;
const LEASE = 'backup';

/** The newest backup that would bring the memory back. One of a clock that ran ahead does not count. */
export function lastBackup(backups: readonly Backup[], now: number): Backup | undefined {
  return backups.find(
    ({ state, reason, createdAt }) =>
      state === 'verified' &&
      reason !== 'aside' &&
      reason !== 'unknown' &&
      Date.parse(createdAt) <= now + HOUR,
  );
}

/** When the next backup is due, in milliseconds; null where none is made by itself. */
export function nextBackupAt(context: Context, backups: readonly Backup[]): number | null {
  if (!currentSettings(context).values['longTerm.backupEnabled']) return null;
  const last = lastBackup(backups, context.now());
  return (last ? Date.parse(last.createdAt) : storeBirth(context.store.read)) + DAY;
}

/**
 * Starts the backup of the day where it is due, or was missed while nobody was here. Nothing is copied where nothing
 * changed since the last one.
 */
export function backUpWhenDue(context: Context, start: () => void): void {
  const backups = listBackups(context.home);
  const due = nextBackupAt(context, backups);
  const now = context.now();
  if (due === null || due > now) return;
  if (lastBackup(backups, now)?.commitSeq === commitSequence(context.store.read)) return;
  const before = latestJob(context.store.read, 'backup');
  if (before?.state === 'running') return;
  if (before?.finishedAt && now - Date.parse(before.finishedAt) < AGAIN_AFTER) return;
  // Of several programs on one memory one makes it.
  if (context.store.writeAside((db) => takeLease(db, LEASE, context.newId(), now))) start();
}

/** Deletes the backups that are too many by the person's rules, and what was left unfinished. Gives how many went. */
export function rotateBackups(context: Context): number {
  const { home, now } = context;
  const { values } = currentSettings(context);
  discardUnfinishedBackups(home, now());
  const rules = {
    keepDaily: values['backup.keepDaily'],
    keepWeekly: values['backup.keepWeekly'],
    maxBytes: values['backup.maxMb'] * 1024 * 1024,
  };
  const names = chooseRotated(listBackups(home), rules, now());
  return names.filter((name) => removeBackup(home, name)).length;
}

/** Says whether the memory could be brought back. */
export function checkBackups(context: Context): HealthCheck {
  const backups = listBackups(context.home);
  const now = context.now();
  const last = lastBackup(backups, now);
  const failed = latestJob(context.store.read, 'backup');
  const madeAt = last ? Date.parse(last.createdAt) : storeBirth(context.store.read);
  const unsaved = last?.commitSeq !== commitSequence(context.store.read);
  const age = unsaved ? now - madeAt : 0;
  if (failed?.state === 'failed' && failed.finishedAt !== null && Date.parse(failed.finishedAt) > madeAt)
    return finding('backup', age > VERY_LATE ? 'failedLong' : 'failed', { at: failed.finishedAt });
  const damaged = backups.filter(({ state }) => state === 'damaged').length;
  if (damaged > 0) return finding('backup', 'damaged', { count: damaged });
  const at = toIso(madeAt);
  if (age > VERY_LATE) return finding('backup', last ? 'veryLate' : 'neverLong', { at });
  if (age > LATE) return finding('backup', last ? 'late' : 'never', { at });
  return last ? finding('backup', 'ok', { at }) : finding('backup', 'first');
}
