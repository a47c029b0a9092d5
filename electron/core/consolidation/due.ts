import type { Settings } from '../../../shared/entities/settings.ts';
import type { ReadDb } from '../store/database.ts';
import { latestRun } from '../store/runs.ts';
import { storeBirth } from '../store/statistics.ts';

const HOUR = 3_600_000;

type Interval = Pick<Settings, 'consolidation.enabled' | 'consolidation.intervalHours'>;

/** When the next run is due (milliseconds since 1970), counted from the last one, else from when the store was made. */
export function nextRunAt(db: ReadDb, rules: Interval): number | null {
  const hours = rules['consolidation.intervalHours'];
  if (!rules['consolidation.enabled'] || hours === 0) return null;
  const last = latestRun(db);
  return (last === null ? storeBirth(db) : Date.parse(last.startedAt)) + hours * HOUR;
}
