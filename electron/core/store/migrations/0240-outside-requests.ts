import type { WriteDb } from '../database.ts';

/** How often which other computer was asked, with the person's leave. */
export function createOutsideRequests(db: WriteDb): void {
  db.exec(`
    CREATE TABLE outside_requests (
      host TEXT PRIMARY KEY,
      count INTEGER NOT NULL CHECK (count > 0),
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
