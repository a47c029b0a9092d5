import type { WriteDb } from '../database.ts';

/**
 * What the app notes of itself: how long calls took, as counts in classes of duration, and what went wrong. It is no
 * memory and has no history.
 */
export function createInsight(db: WriteDb): void {
  db.exec(`
    CREATE TABLE metric_samples (
      span INTEGER NOT NULL,
      slot INTEGER NOT NULL,
      operation TEXT NOT NULL,
      bucket INTEGER NOT NULL,
      count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (span, slot, operation, bucket)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE error_entries (
      pk INTEGER PRIMARY KEY,
      code TEXT NOT NULL,
      module TEXT NOT NULL,
      operation TEXT NOT NULL,
      place TEXT NOT NULL,
      trace TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count > 0),
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      UNIQUE (module, operation, code, place)
    ) STRICT;
  `);
}
