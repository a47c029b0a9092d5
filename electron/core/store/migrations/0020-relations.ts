import type { WriteDb } from '../database.ts';

/** Links between facts. Those of a fact are hidden while it lies in Trash, and go when it is forgotten. */
export function createRelations(db: WriteDb): void {
  db.exec(`
    CREATE TABLE relations (
      pk INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      deleted_at INTEGER,
      from_id TEXT NOT NULL REFERENCES knowledge (id),
      to_id TEXT NOT NULL REFERENCES knowledge (id),
      type TEXT NOT NULL,
      import_id TEXT REFERENCES imports (id),
      origin_actor TEXT NOT NULL CHECK (origin_actor IN ('person', 'agent', 'consolidation', 'import')),
      origin_client TEXT,
      origin_session_id TEXT,
      origin_message_id TEXT,
      origin_trust TEXT NOT NULL CHECK (origin_trust IN ('trusted', 'unreviewed'))
    ) STRICT;
    CREATE UNIQUE INDEX relations_once ON relations (from_id, to_id, type) WHERE deleted_at IS NULL;
    CREATE INDEX relations_from ON relations (from_id, to_id);
    CREATE INDEX relations_to ON relations (to_id);
    CREATE INDEX relations_by_import ON relations (import_id) WHERE import_id IS NOT NULL;
    CREATE INDEX relations_in_trash ON relations (deleted_at) WHERE deleted_at IS NOT NULL;
  `);
}
