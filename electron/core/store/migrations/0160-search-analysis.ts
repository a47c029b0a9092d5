import type { WriteDb } from '../database.ts';

/**
 * By which analysis each kind of record is indexed, and up to which key it is renewed while that goes on. A kind that is
 * not named was indexed by the first analysis.
 */
export function createSearchAnalysis(db: WriteDb): void {
  db.exec(
    'CREATE TABLE search_analysis (name TEXT PRIMARY KEY, version INTEGER NOT NULL, renewed_upto INTEGER) STRICT, WITHOUT ROWID',
  );
}
