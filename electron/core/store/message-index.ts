import type { ReadDb, WriteDb } from './database.ts';
import { reachOf } from './search-rebuild.ts';

/** Makes messages findable: all whose keys lie from `first` to `last`. Call it in the transaction that stores them. */
export function indexMessages(db: WriteDb, first: number, last: number): void {
  db.run(
    `INSERT INTO messages_fts (rowid, search_text)
     SELECT pk, search_text FROM messages WHERE pk BETWEEN ? AND ? AND pk <= ${reachOf('messages')}`,
    first,
    last,
  );
}

/** Takes a message out of the search index; `searchText` is what it was indexed by. Its terms leave the file at once. */
export function unindexMessage(db: WriteDb, pk: number, searchText: string): void {
  db.run(
    `INSERT INTO messages_fts (messages_fts, rowid, search_text)
     SELECT 'delete', @pk, @searchText WHERE @pk <= ${reachOf('messages')}`,
    { pk, searchText },
  );
}

/**
 * Takes many messages out of the search index, at a twentieth of the cost of one by one.
 *
 * They are marked as deleted, and their terms stay in the file until `cleanMessageIndex` has gone through it.
 */
export function unindexMessages(db: WriteDb, rows: readonly { pk: number; search_text: string }[]): void {
  db.run(`INSERT INTO messages_fts (messages_fts, rank) VALUES ('secure-delete', 0)`);
  for (const { pk, search_text } of rows) unindexMessage(db, pk, search_text);
  db.run(`INSERT INTO messages_fts (messages_fts, rank) VALUES ('secure-delete', 1)`);
}

/** Rewrites the search index in small steps, so that the terms of what was deleted leave it; pauses between them. */
export async function cleanMessageIndex(
  { writeAside }: Readonly<{ writeAside<T>(work: (db: WriteDb) => T): T }>,
  pause: () => Promise<void>,
): Promise<void> {
  for (let more = true, first = true; more; first = false) {
    more = writeAside((db) => mergeMessageIndex(db, first));
    await pause();
  }
}

/**
 * Rewrites a stretch of the search index without what was deleted. Gives whether there is more to do. The first call
 * after deletions must say so (sqlite.org/fts5.html, section 6.10, the 'merge' command with a negative number).
 */
function mergeMessageIndex(db: WriteDb, first: boolean): boolean {
  const before = totalChanges(db);
  db.run(
    `INSERT INTO messages_fts (messages_fts, rank) VALUES ('merge', ?)`,
    first ? -MERGED_PAGES : MERGED_PAGES,
  );
  return totalChanges(db) - before > 1;
}

/** Pages of the index rewritten in one step: some milliseconds of work. */
const MERGED_PAGES = 64;

function totalChanges(db: ReadDb): number {
  return db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
}
