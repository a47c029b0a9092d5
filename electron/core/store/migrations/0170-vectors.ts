import type { WriteDb } from '../database.ts';

/** What has a vector: its kind, its table, and the columns its words are made of. */
const EMBEDDED = [
  { kind: 'memory', table: 'memories', words: ['content'], becomesReady: 'new.held = 0 AND old.held = 1' },
  { kind: 'knowledge', table: 'knowledge', words: ['category', 'key', 'value'], becomesReady: '0' },
  { kind: 'preference', table: 'preferences', words: ['key', 'value'], becomesReady: '0' },
  { kind: 'message', table: 'messages', words: ['text'], becomesReady: '0' },
] as const;

/**
 * Vectors of what is remembered, made of it by a model: three tables, as a search reads the bits of all of them, and the
 * numbers of a few. They go with their record; what changes or returns is looked at again.
 */
export function createVectors(db: WriteDb): void {
  db.exec(`
    -- \`background\`: vectors of sentences that have to do with nothing, as floats one after the other.
    CREATE TABLE embedding_models (
      pk INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      dimension INTEGER NOT NULL CHECK (dimension BETWEEN 1 AND 8192),
      background BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      completed_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX embedding_models_by_name ON embedding_models (name, dimension);

    -- Up to which key each kind was looked through.
    CREATE TABLE embedding_progress (
      model_pk INTEGER NOT NULL REFERENCES embedding_models (pk) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      upto INTEGER NOT NULL,
      PRIMARY KEY (model_pk, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE embedding_trouble (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      reason TEXT NOT NULL,
      message TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    -- \`hash\`: of the words it was made of. \`stale\`: they have changed; it serves until there is a new one.
    CREATE TABLE vectors (
      pk INTEGER PRIMARY KEY,
      model_pk INTEGER NOT NULL REFERENCES embedding_models (pk),
      kind TEXT NOT NULL CHECK (kind IN ('memory', 'knowledge', 'preference', 'message')),
      record_pk INTEGER NOT NULL,
      hash BLOB NOT NULL,
      stale INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)),
      bits BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX vectors_by_record ON vectors (kind, record_pk, model_pk);
    CREATE INDEX vectors_by_hash ON vectors (model_pk, hash);
    CREATE TABLE vectors_int8 (pk INTEGER PRIMARY KEY REFERENCES vectors (pk) ON DELETE CASCADE, value BLOB NOT NULL) STRICT;
    CREATE TABLE vectors_float (pk INTEGER PRIMARY KEY REFERENCES vectors (pk) ON DELETE CASCADE, value BLOB NOT NULL) STRICT;

    CREATE TRIGGER sessions_vectors_back AFTER UPDATE OF deleted_at ON sessions
    WHEN new.deleted_at IS NULL AND old.deleted_at IS NOT NULL BEGIN
      UPDATE embedding_progress SET upto = min(upto,
        coalesce((SELECT min(pk) - 1 FROM messages WHERE session_pk = new.pk), upto)) WHERE kind = 'message';
    END;
  `);
  for (const embedded of EMBEDDED) db.exec(triggersOf(embedded));
}

function triggersOf({ kind, table, words, becomesReady }: (typeof EMBEDDED)[number]): string {
  const changed = `(${words.map((word) => `new.${word} IS NOT old.${word}`).join(' OR ')})`;
  const watched = [...words, 'deleted_at', ...(kind === 'memory' ? ['held'] : [])].join(', ');
  return `
    CREATE TRIGGER ${table}_vector_gone AFTER DELETE ON ${table} BEGIN
      DELETE FROM vectors WHERE kind = '${kind}' AND record_pk = old.pk;
    END;
    CREATE TRIGGER ${table}_vector_old AFTER UPDATE OF ${watched} ON ${table}
    WHEN ${changed} OR (new.deleted_at IS NULL AND old.deleted_at IS NOT NULL) OR (${becomesReady}) BEGIN
      UPDATE vectors SET stale = 1 WHERE kind = '${kind}' AND record_pk = new.pk AND ${changed};
      UPDATE embedding_progress SET upto = new.pk - 1 WHERE kind = '${kind}' AND upto >= new.pk;
    END;`;
}
