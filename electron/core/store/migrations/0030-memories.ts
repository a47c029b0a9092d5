import type { WriteDb } from '../database.ts';

/** `content` is text, or in the archive the same text packed (raw DEFLATE of UTF-8). */
const MEMORIES = `
  CREATE TABLE memories (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    agent_id TEXT REFERENCES agents (id),
    shared_with TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('working', 'episodic', 'semantic', 'procedural')),
    content ANY NOT NULL CHECK (typeof(content) IN ('text', 'blob')),
    context TEXT NOT NULL,
    importance INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 5),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    emotional_valence REAL NOT NULL CHECK (emotional_valence BETWEEN -1 AND 1),
    tags TEXT NOT NULL,
    related_ids TEXT NOT NULL,
    access_count INTEGER NOT NULL CHECK (access_count >= 0),
    last_accessed INTEGER,
    tier TEXT NOT NULL CHECK (tier IN ('hot', 'warm', 'cold', 'archive')),
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    held INTEGER NOT NULL CHECK (held IN (0, 1)),
    superseded_by TEXT,
    search_text TEXT NOT NULL,
    origin_actor TEXT NOT NULL CHECK (origin_actor IN ('person', 'agent', 'consolidation', 'import')),
    origin_client TEXT,
    origin_session_id TEXT,
    origin_message_id TEXT,
    origin_trust TEXT NOT NULL CHECK (origin_trust IN ('trusted', 'unreviewed'))
  ) STRICT;
  CREATE INDEX memories_by_creation ON memories (created_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX memories_by_access ON memories (coalesce(last_accessed, 0), pk) WHERE deleted_at IS NULL;
  CREATE INDEX memories_by_access_count ON memories (access_count, pk) WHERE deleted_at IS NULL;
  CREATE INDEX memories_by_importance ON memories (importance, pk) WHERE deleted_at IS NULL;
  CREATE INDEX memories_by_agent ON memories (agent_id, created_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX memories_by_kind ON memories (type, tier) WHERE deleted_at IS NULL;
  CREATE INDEX memories_superseded ON memories (superseded_by) WHERE superseded_by IS NOT NULL;
  CREATE INDEX memories_shared_with_some ON memories (pk) WHERE shared_with <> '[]';
  CREATE INDEX memories_linking ON memories (pk) WHERE related_ids <> '[]';
  CREATE INDEX memories_in_trash ON memories (deleted_at) WHERE deleted_at IS NOT NULL;

  -- When agents recalled a memory: reads are not history.
  CREATE TABLE memory_access (
    pk INTEGER PRIMARY KEY AUTOINCREMENT,
    memory_pk INTEGER NOT NULL REFERENCES memories (pk) ON DELETE CASCADE,
    session_id TEXT,
    agent_id TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX memory_access_by_memory ON memory_access (memory_pk, at);

  CREATE VIRTUAL TABLE memories_fts USING fts5 (search_text, content = 'memories', content_rowid = 'pk', tokenize = 'unicode61');
  INSERT INTO memories_fts (memories_fts, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER memories_fts_insert AFTER INSERT ON memories BEGIN
    INSERT INTO memories_fts (rowid, search_text) VALUES (new.pk, new.search_text);
  END;
  CREATE TRIGGER memories_fts_delete AFTER DELETE ON memories BEGIN
    INSERT INTO memories_fts (memories_fts, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  END;
  CREATE TRIGGER memories_fts_update AFTER UPDATE OF search_text ON memories
  WHEN new.search_text <> old.search_text BEGIN
    INSERT INTO memories_fts (memories_fts, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
    INSERT INTO memories_fts (rowid, search_text) VALUES (new.pk, new.search_text);
  END;
`;

/** What is remembered, and when it was recalled. */
export function createMemories(db: WriteDb): void {
  db.exec(MEMORIES);
}
