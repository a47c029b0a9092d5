import type { ReadDb, WriteDb } from './database.ts';
import { setMerging, reachOf } from './search-rebuild.ts';
import type { Analyse } from './search-text.ts';

/** The terms a message is found by, separated by spaces; bytes are UTF-8. */
export type SearchText = string | Uint8Array;

/** A message by its key, and the terms it is found by. Nothing but the index holds them: they follow from its text. */
export type IndexedMessage = Readonly<{ pk: number; searchText: SearchText }>;

/** Makes messages findable. Call it in the transaction that stores them. */
export function indexMessages(db: WriteDb, messages: readonly IndexedMessage[]): void {
  const reach = reachOf(db, 'messages');
  for (const { pk, searchText } of messages)
    if (pk <= reach) db.run('INSERT INTO messages_fts (rowid, search_text) VALUES (?, ?)', pk, searchText);
}

/** Makes a message findable by other words than before. */
export function reindexMessage(db: WriteDb, message: IndexedMessage): void {
  unindex(db, message.pk);
  indexMessages(db, [message]);
}

/** Makes many messages findable by other words than before, and merges a little of what that leaves behind. */
export function reindexMessages(db: WriteDb, messages: readonly IndexedMessage[]): void {
  withoutMerging(db, () => {
    for (const message of messages) reindexMessage(db, message);
  });
  mergeMessageIndex(db, false);
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
  if (keys.length > 0) withoutMerging(db, () => keys.forEach((pk) => unindex(db, pk)));
}

function unindex(db: WriteDb, pk: number): void {
  db.run('DELETE FROM messages_fts WHERE rowid = ?', pk);
}

/**
 * Changes the index of many messages. What FTS5 merges by itself grows with the levels of the index, and where messages were
 * taken out, each place of a word costs a look whether it still counts: seconds in one transaction.
 * (sqlite.org/fts5.html, section 6.1 and 6.5; 'flush': ext/fts5/fts5_main.c, fts5SpecialInsert.)
 */
function withoutMerging(db: WriteDb, work: () => void): void {
  setMerging(db, false);
  work();
  db.run(`INSERT INTO messages_fts (messages_fts) VALUES ('flush')`);
  setMerging(db, true);
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

/** Pages of the index rewritten in one step: some milliseconds of work, up to one millisecond each where messages were taken out. */
const MERGED_PAGES = 32;

function totalChanges(db: ReadDb): number {
  return db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
}
