import type { WriteDb } from '../database.ts';

/** Whose search index is kept by triggers; messages are indexed by whoever writes them. */
const TRIGGERED = ['sessions', 'memories', 'knowledge', 'preferences', 'tasks', 'decisions'];

/**
 * What looking after the store needs: how far a search index is built anew, what checks found, which alerts fire, and
 * indexes for the report on memories.
 *
 * While an index is built anew, rows beyond `upto` are not in it yet; the triggers leave them alone.
 */
export function createUpkeep(db: WriteDb): void {
  db.exec(`
    CREATE TABLE search_rebuilds (name TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE integrity (part TEXT PRIMARY KEY, checked_at INTEGER NOT NULL, found TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE alerts (
      kind TEXT PRIMARY KEY,
      value REAL NOT NULL,
      since INTEGER NOT NULL,
      snoozed_until INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX memories_unreviewed ON memories (created_at, pk)
      WHERE deleted_at IS NULL AND superseded_by IS NULL AND origin_trust = 'unreviewed';
    CREATE INDEX memory_features_secret ON memory_features (memory_pk) WHERE secret = 1;
  `);
  for (const table of TRIGGERED) db.exec(searchTriggers(table));
}

function searchTriggers(table: string): string {
  const reach = `coalesce((SELECT upto FROM search_rebuilds WHERE name = '${table}'), 9223372036854775807)`;
  const add = `INSERT INTO ${table}_fts (rowid, search_text) VALUES (new.pk, new.search_text);`;
  const remove = `INSERT INTO ${table}_fts (${table}_fts, rowid, search_text) VALUES ('delete', old.pk, old.search_text);`;
  return `
    DROP TRIGGER ${table}_fts_insert;
    DROP TRIGGER ${table}_fts_delete;
    DROP TRIGGER ${table}_fts_update;
    CREATE TRIGGER ${table}_fts_insert AFTER INSERT ON ${table} WHEN new.pk <= ${reach} BEGIN ${add} END;
    CREATE TRIGGER ${table}_fts_delete AFTER DELETE ON ${table} WHEN old.pk <= ${reach} BEGIN ${remove} END;
    CREATE TRIGGER ${table}_fts_update AFTER UPDATE OF search_text ON ${table}
    WHEN new.search_text <> old.search_text AND new.pk <= ${reach} BEGIN ${remove} ${add} END;`;
}
