import type { ReadDb, WriteDb } from './database.ts';
import { reachOf } from './search-rebuild.ts';
import type { Analyse } from './search-text.ts';

/** A message by its key, and the terms it is found by. Nothing but the index holds them: they follow from its text. */
export type IndexedMessage = Readonly<{ pk: number; searchText: string }>;

/** Makes messages findable. Call it in the transaction that stores them. */
export function indexMessages(db: WriteDb, messages: readonly IndexedMessage[]): void {
  const reach = reachOf(db, 'messages');
  for (const { pk, searchText } of messages)
    if (pk <= reach) db.run('INSERT INTO messages_fts (rowid, search_text) VALUES (?, ?)', pk, searchText);
}

/** Makes a message findable by other words than before. */
export function reindexMessage(db: WriteDb, message: IndexedMessage): void {
  unindexMessages(db, [message.pk]);
  indexMessages(db, [message]);
}

/** Makes a message findable by its text, as it was written back. */
export function reindexById(db: WriteDb, id: string, analyse: Analyse): void {
  const row = db.get<{ pk: number; text: string }>('SELECT pk, text FROM messages WHERE id = ?', id);
  if (row) reindexMessage(db, { pk: row.pk, searchText: analyse(row.text) });
}

/**
 * Takes messages out of the search index. They are marked as deleted, and their terms stay in the file until
 * `cleanMessageIndex` has gone through it.
 */
export function unindexMessages(db: WriteDb, keys: readonly number[]): void {
  for (const pk of keys) db.run('DELETE FROM messages_fts WHERE rowid = ?', pk);
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
