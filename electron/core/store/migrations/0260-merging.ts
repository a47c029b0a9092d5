import type { WriteDb } from '../database.ts';

/**
 * FTS5 merges eight segments of the index of messages at once instead of four: an import writes each word anew two thirds as
 * often.
 */
export function mergeMoreAtOnce(db: WriteDb): void {
  db.exec(`INSERT INTO messages_fts (messages_fts, rank) VALUES ('automerge', 8)`);
}
