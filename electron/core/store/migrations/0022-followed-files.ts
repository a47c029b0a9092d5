import type { WriteDb } from '../database.ts';

/** How far each file of a followed place was read. It is of this machine, not of the memory: it has no history. */
export function addFollowedFiles(db: WriteDb): void {
  db.exec(`
    CREATE TABLE followed_files (
      place TEXT NOT NULL,
      path TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      modified_at REAL NOT NULL,
      PRIMARY KEY (place, path)
    ) STRICT, WITHOUT ROWID;
  `);
}
