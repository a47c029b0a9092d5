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

const SPINE = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  -- A transaction: who did what when, and what it took back.
  CREATE TABLE history_tx (
    tx INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('person', 'agent', 'consolidation', 'import')),
    client TEXT NOT NULL,
    session_id TEXT,
    operation TEXT NOT NULL,
    reason TEXT,
    undoes INTEGER REFERENCES history_tx (tx),
    undone_by INTEGER REFERENCES history_tx (tx)
  ) STRICT;
  CREATE INDEX history_tx_by_client ON history_tx (client, tx);

  -- Its changes. \`before\` holds the changed columns as they were; an insert holds none.
  CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tx INTEGER NOT NULL REFERENCES history_tx (tx),
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'remove', 'restore', 'purge')),
    before TEXT
  ) STRICT;
  CREATE INDEX history_by_tx ON history (tx);
  CREATE INDEX history_by_record ON history (entity, entity_id, seq);

  CREATE TABLE jobs (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'export', 'purge')),
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
    done REAL NOT NULL DEFAULT 0,
    total REAL,
    unit TEXT NOT NULL CHECK (unit IN ('bytes', 'items')),
    counts TEXT NOT NULL DEFAULT '{}',
    subject_id TEXT,
    result TEXT,
    error_code TEXT,
    error_message TEXT,
    cancel_requested INTEGER NOT NULL DEFAULT 0 CHECK (cancel_requested IN (0, 1)),
    heartbeat_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT;
  CREATE INDEX jobs_running ON jobs (state) WHERE state = 'running';
`;

const PEOPLE = `
  CREATE TABLE users (${COMMON}, name TEXT NOT NULL, ${ORIGIN}) STRICT;

  CREATE TABLE agents (${COMMON},
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    autonomy_level TEXT NOT NULL CHECK (autonomy_level IN ('manual', 'assisted', 'adaptive', 'autonomous')),
    learning_enabled INTEGER NOT NULL CHECK (learning_enabled IN (0, 1)),
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    last_active INTEGER,
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX agents_by_name ON agents (name) WHERE deleted_at IS NULL;

  CREATE TABLE settings (${COMMON}, value TEXT) STRICT;
  CREATE TABLE views (${COMMON}, name TEXT NOT NULL, address TEXT NOT NULL) STRICT;
  CREATE UNIQUE INDEX views_by_name ON views (name) WHERE deleted_at IS NULL;
`;

const CONVERSATIONS = `
  CREATE TABLE imports (${COMMON},
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_bytes INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed', 'cancelled', 'interrupted', 'undone')),
    counts TEXT NOT NULL,
    problems TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT;

  -- Sources that were forgotten completely: a hash of their id, so that they do not return.
  CREATE TABLE purged_sources (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (${COMMON},
    user_id TEXT NOT NULL REFERENCES users (id),
    agent_id TEXT REFERENCES agents (id),
    parent_session_id TEXT REFERENCES sessions (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    summary TEXT,
    topics TEXT NOT NULL,
    importance REAL NOT NULL CHECK (importance BETWEEN 0 AND 1),
    started_at INTEGER,
    last_active INTEGER NOT NULL,
    ended_at INTEGER,
    message_count INTEGER NOT NULL DEFAULT 0 CHECK (message_count >= 0),
    source TEXT NOT NULL,
    external_id TEXT,
    model TEXT,
    project TEXT,
    import_id TEXT REFERENCES imports (id),
    search_text TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX sessions_by_source ON sessions (source, external_id) WHERE external_id IS NOT NULL;
  CREATE INDEX sessions_by_activity ON sessions (last_active, pk) WHERE deleted_at IS NULL;
  CREATE INDEX sessions_by_start ON sessions (coalesce(started_at, 0), pk) WHERE deleted_at IS NULL;
  CREATE INDEX sessions_by_title ON sessions (title, pk) WHERE deleted_at IS NULL;
  CREATE INDEX sessions_by_length ON sessions (message_count, pk) WHERE deleted_at IS NULL;
  CREATE INDEX sessions_by_parent ON sessions (parent_session_id) WHERE parent_session_id IS NOT NULL;
  CREATE INDEX sessions_by_import ON sessions (import_id) WHERE import_id IS NOT NULL;
  CREATE INDEX sessions_in_trash ON sessions (deleted_at) WHERE deleted_at IS NOT NULL;

  -- \`parts\` is null where the message is just its text. Rows of one import share its key.
  CREATE TABLE messages (${COMMON},
    session_pk INTEGER NOT NULL REFERENCES sessions (pk),
    parent_pk INTEGER REFERENCES messages (pk),
    ordinal INTEGER NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    trimmed INTEGER NOT NULL DEFAULT 0 CHECK (trimmed IN (0, 1)),
    role TEXT NOT NULL CHECK (role IN ('system', 'user', 'assistant', 'tool', 'other')),
    parts TEXT,
    text TEXT NOT NULL,
    search_text TEXT NOT NULL,
    tokens INTEGER,
    model TEXT,
    sent_at INTEGER,
    external_id TEXT,
    import_pk INTEGER REFERENCES imports (pk),
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX messages_in_order ON messages (session_pk, ordinal);
  CREATE UNIQUE INDEX messages_by_source ON messages (session_pk, external_id) WHERE external_id IS NOT NULL;
  CREATE INDEX messages_by_parent ON messages (parent_pk, session_pk);
  CREATE INDEX messages_by_import ON messages (import_pk) WHERE import_pk IS NOT NULL;
  CREATE VIRTUAL TABLE messages_fts USING fts5 (search_text, content = 'messages', content_rowid = 'pk', tokenize = 'unicode61');
  INSERT INTO messages_fts (messages_fts, rank) VALUES ('secure-delete', 1);

  CREATE TRIGGER messages_counted AFTER UPDATE OF active, deleted_at ON messages
  WHEN (new.active = 1 AND new.deleted_at IS NULL) <> (old.active = 1 AND old.deleted_at IS NULL) BEGIN
    UPDATE sessions SET message_count = message_count + iif(new.active = 1 AND new.deleted_at IS NULL, 1, -1)
    WHERE pk = new.session_pk;
  END;
`;

const RECORDS = `
  CREATE TABLE knowledge (${COMMON},
    category TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    import_id TEXT REFERENCES imports (id),
    search_text TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX knowledge_by_key ON knowledge (category, key) WHERE deleted_at IS NULL;
  CREATE INDEX knowledge_in_order ON knowledge ((category || char(1) || key), pk) WHERE deleted_at IS NULL;
  CREATE INDEX knowledge_by_only_key ON knowledge (key, pk) WHERE deleted_at IS NULL;
  CREATE INDEX knowledge_by_confidence ON knowledge (confidence, pk) WHERE deleted_at IS NULL;
  CREATE INDEX knowledge_in_trash ON knowledge (deleted_at) WHERE deleted_at IS NOT NULL;
  CREATE INDEX knowledge_by_update ON knowledge (updated_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX knowledge_by_import ON knowledge (import_id) WHERE import_id IS NOT NULL;
  CREATE INDEX knowledge_imported ON knowledge (category, key) WHERE import_id IS NOT NULL;

  CREATE TABLE preferences (${COMMON},
    user_id TEXT NOT NULL REFERENCES users (id),
    key TEXT NOT NULL,
    value TEXT,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    source TEXT,
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    search_text TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE UNIQUE INDEX preferences_by_key ON preferences (user_id, key) WHERE deleted_at IS NULL;
  CREATE INDEX preferences_in_trash ON preferences (deleted_at) WHERE deleted_at IS NOT NULL;

  CREATE TABLE tasks (${COMMON},
    session_id TEXT REFERENCES sessions (id) ON DELETE SET NULL,
    agent_id TEXT REFERENCES agents (id),
    description TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'in_progress', 'completed', 'failed')),
    due_at INTEGER,
    completed_at INTEGER,
    result TEXT,
    search_text TEXT NOT NULL,
    ${ORIGIN}
  ) STRICT;
  CREATE INDEX tasks_by_status ON tasks (status, due_at, pk) WHERE deleted_at IS NULL;
  CREATE INDEX tasks_in_trash ON tasks (deleted_at) WHERE deleted_at IS NOT NULL;
  CREATE INDEX tasks_by_session ON tasks (session_id) WHERE session_id IS NOT NULL;
`;

/** The first schema: the spine, people, conversations, and what is known. */
export function createInitialSchema(db: WriteDb): void {
  db.exec(SPINE);
  db.exec(PEOPLE);
  db.exec(CONVERSATIONS);
  db.exec(RECORDS);
  for (const table of ['sessions', 'knowledge', 'preferences', 'tasks']) db.exec(searchIndex(table));
}

/** A search index over `search_text` of a table, kept by triggers: these rows are written one at a time. */
function searchIndex(table: string): string {
  const remove = `INSERT INTO ${table}_fts (${table}_fts, rowid, search_text) VALUES ('delete', old.pk, old.search_text);`;
  const add = `INSERT INTO ${table}_fts (rowid, search_text) VALUES (new.pk, new.search_text);`;
  return `
    CREATE VIRTUAL TABLE ${table}_fts USING fts5 (search_text, content = '${table}', content_rowid = 'pk', tokenize = 'unicode61');
    INSERT INTO ${table}_fts (${table}_fts, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER ${table}_fts_insert AFTER INSERT ON ${table} BEGIN ${add} END;
    CREATE TRIGGER ${table}_fts_delete AFTER DELETE ON ${table} BEGIN ${remove} END;
    CREATE TRIGGER ${table}_fts_update AFTER UPDATE OF search_text ON ${table}
    WHEN new.search_text <> old.search_text BEGIN ${remove} ${add} END;`;
}
