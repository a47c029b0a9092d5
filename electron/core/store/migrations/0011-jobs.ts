import type { WriteDb } from '../database.ts';

const COLUMNS = `pk, id, kind, state, done, total, unit, counts, subject_id, result, error_code, error_message,
  cancel_requested, heartbeat_at, created_at, finished_at`;

/** Jobs of any kind, as the contract names them; those that change memory name their transaction in history. */
export function loosenJobs(db: WriteDb): void {
  db.exec(`
    ALTER TABLE jobs RENAME TO old_jobs;
    DROP INDEX jobs_running;
    CREATE TABLE jobs (
      pk INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
      done REAL NOT NULL DEFAULT 0,
      total REAL,
      unit TEXT NOT NULL CHECK (unit IN ('bytes', 'items')),
      counts TEXT NOT NULL DEFAULT '{}',
      subject_id TEXT,
      result TEXT,
      error_code TEXT,
      error_message TEXT,
      cancel_requested INTEGER NOT NULL DEFAULT 0 CHECK (cancel_requested IN (0, 1)),
      heartbeat_at INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      finished_at INTEGER,
      tx INTEGER REFERENCES history_tx (tx)
    ) STRICT;
    CREATE INDEX jobs_running ON jobs (state) WHERE state = 'running';
    INSERT INTO jobs (${COLUMNS}) SELECT ${COLUMNS} FROM old_jobs;
    DROP TABLE old_jobs;
  `);
}
