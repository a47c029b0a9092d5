import type { AlertKind } from '../../../shared/entities/alert.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** An alert as it is kept. Times in milliseconds since 1970. */
export type KeptAlert = Readonly<{ kind: AlertKind; since: number; snoozedUntil: number | null }>;

/** Alerts that fired when they were last looked at. */
export function keptAlerts(db: ReadDb): KeptAlert[] {
  return db.all('SELECT kind, since, snoozed_until AS snoozedUntil FROM alerts');
}

/** Notes which alerts fire now; those that do no longer are forgotten, and whether they were put off with them. */
export function noteAlerts(
  db: WriteDb,
  firing: readonly Readonly<{ kind: AlertKind; value: number }>[],
  now: number,
): void {
  const kinds = JSON.stringify(firing.map(({ kind }) => kind));
  db.run('DELETE FROM alerts WHERE kind NOT IN (SELECT value FROM json_each(?))', kinds);
  for (const { kind, value } of firing) {
    db.run(
      'INSERT INTO alerts (kind, value, since) VALUES (?, ?, ?) ON CONFLICT (kind) DO UPDATE SET value = excluded.value',
      kind,
      value,
      now,
    );
  }
}

/** Puts an alert off until a moment; null: it is shown again. Gives whether it fires at all. */
export function snoozeAlert(db: WriteDb, kind: AlertKind, until: number | null): boolean {
  return db.run('UPDATE alerts SET snoozed_until = ? WHERE kind = ?', until, kind).changes > 0;
}
