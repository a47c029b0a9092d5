import type { WriteDb } from '../database.ts';

/** What the person types and has not saved. */
export function createDrafts(db: WriteDb): void {
  db.exec(`
    CREATE TABLE drafts (
      form TEXT PRIMARY KEY,
      address TEXT NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
