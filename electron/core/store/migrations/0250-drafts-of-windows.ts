import type { WriteDb } from '../database.ts';

/** A window has drafts of its own, so that two do not open the same form again. Those there are, are the desktop's. */
export function giveDraftsWindows(db: WriteDb): void {
  db.exec(`
    ALTER TABLE drafts RENAME TO drafts_before;
    CREATE TABLE drafts (
      window TEXT NOT NULL,
      form TEXT NOT NULL,
      address TEXT NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      at INTEGER NOT NULL,
      PRIMARY KEY (window, form)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO drafts (window, form, address, value, at)
      SELECT 'desktop', form, address, value, at FROM drafts_before;
    DROP TABLE drafts_before;
  `);
}
