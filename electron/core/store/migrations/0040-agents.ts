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

/** Every scope there was when access came to be: an agent that was known before keeps doing what it did. */
const EVERY_SCOPE = '["conversations","memories","knowledge","preferences","tasks","decisions"]';

const AGENTS = `
  ALTER TABLE agents ADD COLUMN read_scopes TEXT NOT NULL DEFAULT '${EVERY_SCOPE}';
  ALTER TABLE agents ADD COLUMN write_scopes TEXT NOT NULL DEFAULT '${EVERY_SCOPE}';
  ALTER TABLE agents ADD COLUMN hold_for_review INTEGER NOT NULL DEFAULT 0 CHECK (hold_for_review IN (0, 1));
  CREATE INDEX agents_by_activity ON agents (coalesce(last_active, 0), pk) WHERE deleted_at IS NULL;
  CREATE INDEX sessions_by_agent ON sessions (agent_id) WHERE agent_id IS NOT NULL AND deleted_at IS NULL;

  -- How often an agent called, by quarters of an hour (their beginning, in ms). Not memory: no history.
  CREATE TABLE agent_activity (
    agent_id TEXT NOT NULL,
    slot INTEGER NOT NULL,
    reads INTEGER NOT NULL,
    writes INTEGER NOT NULL,
    PRIMARY KEY (agent_id, slot)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE agent_states (${COMMON},
    agent_id TEXT NOT NULL REFERENCES agents (id),
    state TEXT,
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX agent_states_by_agent ON agent_states (agent_id) WHERE deleted_at IS NULL;
  CREATE INDEX agent_states_in_trash ON agent_states (deleted_at) WHERE deleted_at IS NOT NULL;

  CREATE TABLE checkpoints (${COMMON},
    agent_id TEXT NOT NULL REFERENCES agents (id),
    label TEXT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('chosen', 'beforeRestore', 'beforeReset')),
    state TEXT,
    ${ORIGIN}
  ) STRICT;
  CREATE INDEX checkpoints_by_agent ON checkpoints (agent_id, created_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX checkpoints_in_trash ON checkpoints (deleted_at) WHERE deleted_at IS NOT NULL;
`;

const DECISIONS = `
  CREATE TABLE decisions (${COMMON},
    agent_id TEXT NOT NULL REFERENCES agents (id),
    session_id TEXT REFERENCES sessions (id) ON DELETE SET NULL,
    summary TEXT NOT NULL,
    inputs TEXT,
    options TEXT NOT NULL,
    chosen TEXT,
    memories_used TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('unknown', 'success', 'failure')),
    outcome_by TEXT CHECK (outcome_by IN ('person', 'agent', 'consolidation', 'import')),
    quality REAL CHECK (quality BETWEEN 0 AND 1),
    decided_at INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE INDEX decisions_by_time ON decisions (decided_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX decisions_by_agent ON decisions (agent_id, decided_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX decisions_by_session ON decisions (session_id) WHERE session_id IS NOT NULL;
  CREATE INDEX decisions_in_trash ON decisions (deleted_at) WHERE deleted_at IS NOT NULL;

  CREATE VIRTUAL TABLE decisions_fts USING fts5 (search_text, content = 'decisions', content_rowid = 'pk', tokenize = 'unicode61');
  INSERT INTO decisions_fts (decisions_fts, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER decisions_fts_insert AFTER INSERT ON decisions BEGIN
    INSERT INTO decisions_fts (rowid, search_text) VALUES (new.pk, new.search_text);
  END;
  CREATE TRIGGER decisions_fts_delete AFTER DELETE ON decisions BEGIN
    INSERT INTO decisions_fts (decisions_fts, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  END;
  CREATE TRIGGER decisions_fts_update AFTER UPDATE OF search_text ON decisions
  WHEN new.search_text <> old.search_text BEGIN
    INSERT INTO decisions_fts (decisions_fts, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
    INSERT INTO decisions_fts (rowid, search_text) VALUES (new.pk, new.search_text);
  END;
`;

/** What agents may do, and what is theirs: state, checkpoints, decisions. */
export function createAgentTables(db: WriteDb): void {
  db.exec(AGENTS);
  db.exec(DECISIONS);
}
