import type { WriteDb } from '../database.ts';

/** Writes of agents that waited in the spool, by their ids, once they were carried out: none is carried out twice. */
export function createAppliedOperations(db: WriteDb): void {
  db.exec(`
    CREATE TABLE applied_operations (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX applied_operations_by_time ON applied_operations (at);
  `);
}
