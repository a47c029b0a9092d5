import type { WriteDb } from '../database.ts';

/**
 * What messages are found by is held by their search index alone, no longer beside their texts: it follows from them, and
 * took nearly as much room again.
 */
export function dropSearchTexts(db: WriteDb): void {
  db.exec(`
    DROP TABLE messages_fts;
    CREATE VIRTUAL TABLE messages_fts USING fts5 (search_text, content = '', contentless_delete = 1, tokenize = 'unicode61');
    INSERT INTO messages_fts (rowid, search_text) SELECT pk, search_text FROM messages
      WHERE pk <= coalesce((SELECT upto FROM search_rebuilds WHERE name = 'messages'), 9223372036854775807);
    ALTER TABLE messages DROP COLUMN search_text;
    UPDATE history SET before = json_remove(before, '$.search_text')
      WHERE entity = 'message' AND json_type(before, '$.search_text') IS NOT NULL;
  `);
}
