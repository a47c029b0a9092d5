import type { WriteDb } from '../database.ts';

/** Jobs by the process that does them: one that is gone is known at once, not only by its silence. */
export function addJobOwners(db: WriteDb): void {
  db.exec('ALTER TABLE jobs ADD COLUMN owner TEXT');
}
