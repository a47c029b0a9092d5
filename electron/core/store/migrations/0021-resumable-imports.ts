import type { WriteDb } from '../database.ts';

/**
 * Imports remember where they read from and how, so that they can be gone on with, and may follow a place; sessions
 * remember the parent that has not come yet.
 */
export function addResumableImports(db: WriteDb): void {
  // A CHECK changes only with its table. References to the rows are looked at when the transaction ends.
  db.exec(`
    PRAGMA defer_foreign_keys = ON;
    CREATE TEMP TABLE imports_before AS SELECT * FROM imports;
    DROP TABLE imports;
    CREATE TABLE imports (
      pk INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      deleted_at INTEGER,
      name TEXT NOT NULL,
      format TEXT NOT NULL,
      file_name TEXT NOT NULL,
      file_bytes INTEGER NOT NULL,
      status TEXT NOT NULL
        CHECK (status IN ('running', 'following', 'done', 'failed', 'cancelled', 'interrupted', 'undone')),
      counts TEXT NOT NULL,
      problems TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      source TEXT,
      run TEXT
    ) STRICT;
    INSERT INTO imports SELECT pk, id, created_at, updated_at, deleted_at, name, format, file_name, file_bytes, status,
      counts, problems, started_at, finished_at, NULL, NULL FROM imports_before;
    DROP TABLE imports_before;

    ALTER TABLE sessions ADD COLUMN parent_external_id TEXT;
    UPDATE sessions SET parent_external_id = substr(external_id, 1, instr(external_id, '/') - 1)
      WHERE source = 'claude-code' AND instr(external_id, '/') > 0;
    CREATE INDEX sessions_without_parent ON sessions (source, parent_external_id)
      WHERE parent_external_id IS NOT NULL AND parent_session_id IS NULL;
  `);
}
