import type { WriteDb } from '../database.ts';

/** Receipts of what was forgotten: numbers and a digest. */
export function createReceipts(db: WriteDb): void {
  db.exec(`
    CREATE TABLE receipts (
      pk INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      records INTEGER NOT NULL,
      messages INTEGER NOT NULL,
      history_entries INTEGER NOT NULL,
      rewritten INTEGER NOT NULL CHECK (rewritten IN (0, 1)),
      digest TEXT NOT NULL,
      backups TEXT NOT NULL,
      backups_removed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX receipts_by_time ON receipts (at, pk);`);
}
