import type { WriteDb } from '../database.ts';

/**
 * What programs called lately, and which are connected. `records` is JSON: the kinds and ids of what was read, never a word
 * of it; what was written is told by the transaction `tx` of history. `process` is computer and number of the process that
 * serves a program.
 */
export function createProgramCalls(db: WriteDb): void {
  db.exec(`
    CREATE TABLE program_calls (
      pk INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      milliseconds INTEGER NOT NULL,
      program TEXT NOT NULL,
      via TEXT NOT NULL,
      operation TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('read', 'write')),
      code TEXT,
      count INTEGER,
      tx INTEGER,
      records TEXT NOT NULL
    ) STRICT;
    CREATE INDEX program_calls_by_program ON program_calls (program, pk);
    CREATE TABLE program_connections (
      process TEXT NOT NULL,
      via TEXT NOT NULL,
      program TEXT NOT NULL,
      since INTEGER NOT NULL,
      last_call INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      reads INTEGER NOT NULL,
      writes INTEGER NOT NULL,
      PRIMARY KEY (process, via, program)
    ) STRICT, WITHOUT ROWID;
  `);
}
