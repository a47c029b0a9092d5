import type { WriteDb } from '../database.ts';

/** The tables whose records are looked through for secrets. */
const SCANNED = [
  'messages',
  'sessions',
  'memories',
  'knowledge',
  'preferences',
  'tasks',
  'decisions',
  'agent_states',
  'checkpoints',
  'proposals',
];

/**
 * Where records hold what looks like a secret, never the secret itself: a hash tells whether the same stands elsewhere.
 * `secret_scans` says how far each table was looked through, by which rules, and up to which change of history.
 */
export function createSecrets(db: WriteDb): void {
  db.exec(`
    CREATE TABLE secret_findings (
      pk INTEGER PRIMARY KEY,
      entity TEXT NOT NULL,
      record_id TEXT NOT NULL,
      field TEXT NOT NULL,
      start INTEGER NOT NULL,
      length INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('password', 'token', 'privateKey', 'connection', 'phrase')),
      source TEXT NOT NULL CHECK (source IN ('rules', 'lint')),
      hash TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('open', 'kept')),
      found_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX secret_findings_by_record ON secret_findings (record_id);
    CREATE INDEX secret_findings_by_hash ON secret_findings (hash);
    CREATE INDEX secret_findings_kept ON secret_findings (hash) WHERE status = 'kept';
    CREATE INDEX secret_findings_linted ON secret_findings (record_id) WHERE source = 'lint' AND status = 'open';
    CREATE TABLE secret_scans (
      name TEXT PRIMARY KEY,
      rules INTEGER NOT NULL,
      upto INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE secret_reveals (
      client TEXT NOT NULL,
      hash TEXT NOT NULL,
      until INTEGER NOT NULL,
      PRIMARY KEY (client, hash)
    ) STRICT, WITHOUT ROWID;
  `);
  for (const table of SCANNED)
    db.exec(`CREATE TRIGGER ${table}_secrets AFTER DELETE ON ${table}
      BEGIN DELETE FROM secret_findings WHERE record_id = old.id; END;`);
}
