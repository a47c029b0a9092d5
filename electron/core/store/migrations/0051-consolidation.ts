import type { WriteDb } from '../database.ts';

const COMMON = `
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER`;

const ORIGIN = `
  origin_actor TEXT NOT NULL CHECK (origin_actor IN ('person', 'agent', 'consolidation', 'import')),
  origin_client TEXT,
  origin_session_id TEXT,
  origin_message_id TEXT,
  origin_trust TEXT NOT NULL CHECK (origin_trust IN ('trusted', 'unreviewed'))`;

const RUNS = `
  CREATE TABLE consolidation_runs (${COMMON},
    trigger TEXT NOT NULL CHECK (trigger IN ('interval', 'start', 'wake', 'person')),
    status TEXT NOT NULL
      CHECK (status IN ('running', 'done', 'failed', 'cancelled', 'interrupted', 'undoing', 'undone')),
    agent_id TEXT,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    counts TEXT NOT NULL,
    agents TEXT NOT NULL,
    error TEXT,
    tx INTEGER REFERENCES history_tx (tx)
  ) STRICT;
  CREATE INDEX consolidation_runs_by_start ON consolidation_runs (started_at, pk);

  -- What a run did: names records, holds none of their words. What changed stands in history between the two numbers.
  CREATE TABLE consolidation_actions (
    pk INTEGER PRIMARY KEY,
    run_pk INTEGER NOT NULL REFERENCES consolidation_runs (pk) ON DELETE CASCADE,
    step TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    agent_id TEXT,
    why TEXT NOT NULL,
    before TEXT,
    after TEXT,
    records TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX consolidation_actions_by_run ON consolidation_actions (run_pk, pk);
  CREATE INDEX consolidation_actions_once ON consolidation_actions (key) WHERE kind IN ('propose', 'remember');

  -- What was undone, refused or forgotten: not to be proposed again.
  CREATE TABLE dismissed_actions (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, heartbeat_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE chores (name TEXT PRIMARY KEY, done_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

const RECORDS = `
  CREATE TABLE knowledge_clusters (${COMMON},
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    member_ids TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    importance_score REAL NOT NULL CHECK (importance_score BETWEEN 0 AND 1),
    topics TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE INDEX knowledge_clusters_by_importance ON knowledge_clusters (importance_score, pk) WHERE deleted_at IS NULL;
  CREATE INDEX knowledge_clusters_by_name ON knowledge_clusters (name, pk) WHERE deleted_at IS NULL;

  CREATE TABLE learning_patterns (${COMMON},
    type TEXT NOT NULL CHECK (type IN ('preference', 'workflow', 'decision')),
    description TEXT NOT NULL,
    frequency INTEGER NOT NULL CHECK (frequency > 0),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    examples TEXT NOT NULL,
    discovered_at INTEGER NOT NULL,
    key TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX learning_patterns_by_key ON learning_patterns (key) WHERE deleted_at IS NULL;
  CREATE INDEX learning_patterns_by_frequency ON learning_patterns (frequency, pk) WHERE deleted_at IS NULL;
  CREATE INDEX learning_patterns_in_trash ON learning_patterns (deleted_at) WHERE deleted_at IS NOT NULL;

  CREATE TABLE proposals (${COMMON},
    kind TEXT NOT NULL CHECK (kind IN ('new', 'low-confidence', 'contradicting', 'duplicate', 'secret')),
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'edited', 'merged', 'forgotten', 'snoozed')),
    snoozed_until INTEGER,
    agent_id TEXT,
    candidate TEXT NOT NULL,
    sentence TEXT,
    message_id TEXT,
    session_id TEXT,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    record TEXT,
    others TEXT NOT NULL,
    result TEXT,
    key TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX proposals_by_key ON proposals (key) WHERE deleted_at IS NULL;
  CREATE INDEX proposals_by_status ON proposals (status, created_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX proposals_by_message ON proposals (message_id) WHERE message_id IS NOT NULL;
  CREATE INDEX proposals_by_session ON proposals (session_id) WHERE session_id IS NOT NULL;
`;

/** What consolidation knows of the sources, so that it need not read them again. All of it follows from them. */
const NOTES = `
  -- How far each session was read, and the summary it was given.
  CREATE TABLE consolidation_sessions (
    session_pk INTEGER PRIMARY KEY REFERENCES sessions (pk) ON DELETE CASCADE,
    last_ordinal INTEGER NOT NULL,
    summarised_count INTEGER,
    summary_hash TEXT
  ) STRICT;

  -- What was stated where: what patterns are counted by.
  CREATE TABLE consolidation_statements (
    pk INTEGER PRIMARY KEY,
    message_pk INTEGER NOT NULL REFERENCES messages (pk) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('preference', 'decision')),
    hash TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    sentence TEXT NOT NULL,
    confidence REAL NOT NULL,
    counted INTEGER NOT NULL DEFAULT 0 CHECK (counted IN (0, 1)),
    UNIQUE (message_pk, hash)
  ) STRICT;
  CREATE INDEX consolidation_statements_by_hash ON consolidation_statements (hash);
  CREATE INDEX consolidation_statements_new ON consolidation_statements (hash) WHERE counted = 0;

  -- The words of memories and facts as numbers. A row is gone when they change; a flag says what was done with them.
  CREATE TABLE memory_features (
    memory_pk INTEGER PRIMARY KEY REFERENCES memories (pk) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    bands BLOB NOT NULL,
    terms BLOB NOT NULL,
    subject TEXT,
    secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
    compared INTEGER NOT NULL DEFAULT 0 CHECK (compared IN (0, 1)),
    claimed INTEGER NOT NULL DEFAULT 0 CHECK (claimed IN (0, 1)),
    clustered INTEGER NOT NULL DEFAULT 0 CHECK (clustered IN (0, 1))
  ) STRICT;
  CREATE INDEX memory_features_by_hash ON memory_features (hash);
  CREATE TABLE knowledge_features (
    knowledge_pk INTEGER PRIMARY KEY REFERENCES knowledge (pk) ON DELETE CASCADE,
    terms BLOB NOT NULL,
    subject TEXT,
    secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
    compared INTEGER NOT NULL DEFAULT 0 CHECK (compared IN (0, 1)),
    claimed INTEGER NOT NULL DEFAULT 0 CHECK (claimed IN (0, 1)),
    clustered INTEGER NOT NULL DEFAULT 0 CHECK (clustered IN (0, 1))
  ) STRICT;

  CREATE TRIGGER memory_features_forget AFTER UPDATE OF content ON memories
  WHEN typeof(new.content) = 'text' AND new.content IS NOT old.content BEGIN
    DELETE FROM memory_features WHERE memory_pk = new.pk;
  END;
  CREATE TRIGGER knowledge_features_forget AFTER UPDATE OF category, key, value ON knowledge
  WHEN (new.category, new.key, new.value) IS NOT (old.category, old.key, old.value) BEGIN
    DELETE FROM knowledge_features WHERE knowledge_pk = new.pk;
  END;
`;

/** What is made of a text must not outlive it: what was forgotten completely is forgotten here as well. */
const FORGETTING = `
  CREATE TRIGGER proposals_forget_message AFTER DELETE ON messages BEGIN
    DELETE FROM proposals WHERE message_id = old.id;
  END;
  CREATE TRIGGER made_of_session_forget AFTER DELETE ON sessions BEGIN
    DELETE FROM proposals WHERE session_id = old.id;
    DELETE FROM learning_patterns WHERE instr(examples, old.id);
  END;
  CREATE TRIGGER made_of_memory_forget AFTER DELETE ON memories BEGIN
    DELETE FROM proposals WHERE instr(record, old.id) OR instr(others, old.id);
    DELETE FROM knowledge_clusters WHERE instr(member_ids, old.id);
  END;
  CREATE TRIGGER made_of_knowledge_forget AFTER DELETE ON knowledge BEGIN
    DELETE FROM proposals WHERE instr(record, old.id) OR instr(others, old.id);
    DELETE FROM knowledge_clusters WHERE instr(member_ids, old.id);
  END;
  CREATE TRIGGER proposals_history_forget AFTER DELETE ON proposals BEGIN
    UPDATE history SET before = NULL WHERE entity = 'proposal' AND entity_id = old.id;
  END;
  CREATE TRIGGER learning_patterns_history_forget AFTER DELETE ON learning_patterns BEGIN
    UPDATE history SET before = NULL WHERE entity = 'pattern' AND entity_id = old.id;
  END;
  -- The members that are left may belong together again.
  CREATE TRIGGER knowledge_clusters_forget AFTER DELETE ON knowledge_clusters BEGIN
    UPDATE history SET before = NULL WHERE entity = 'cluster' AND entity_id = old.id;
    UPDATE memory_features SET clustered = 0 WHERE memory_pk IN (
      SELECT pk FROM memories WHERE id IN (SELECT value FROM json_each(old.member_ids)));
    UPDATE knowledge_features SET clustered = 0 WHERE knowledge_pk IN (
      SELECT pk FROM knowledge WHERE id IN (SELECT value FROM json_each(old.member_ids)));
  END;
`;

/** Consolidation: its runs, what it makes, and what it notes about what it has seen. */
export function createConsolidation(db: WriteDb): void {
  db.exec(RUNS);
  db.exec(RECORDS);
  db.exec(NOTES);
  db.exec(FORGETTING);
}
