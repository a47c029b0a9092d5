import type { ReadDb, WriteDb } from './database.ts';
import { eraseRelationsOf } from './imported-relations.ts';
import { insertRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { knowledgeTable } from './tables.ts';
import { factHash } from './trash.ts';

/** A fact under the category and key a source speaks of, as the store knows it. */
export type KnownFact = Readonly<{
  value: string;
  deleted: boolean;
  /** The import whose undoing put it into Trash. */
  undoneImportId: string | null;
}>;

export type ImportedFact = Readonly<{
  category: string;
  key: string;
  value: string;
  source: string;
  /** When the source had it, in milliseconds since 1970. */
  createdAt: number;
  importId: string;
  originClient: string;
  searchText: string;
}>;

/** What the store has under a category and a key: a living fact, an imported one in Trash, the memory of one, or nothing. */
export function findImportedFact(
  db: ReadDb,
  category: string,
  key: string,
): KnownFact | 'forgotten' | undefined {
  const living = db.get<{ value: string }>(
    'SELECT value FROM knowledge WHERE category = ? AND key = ? AND deleted_at IS NULL',
    category,
    key,
  );
  if (living) return { value: living.value, deleted: false, undoneImportId: null };
  const removed = db.get<{ value: string; undone: string | null }>(
    `SELECT k.value, (SELECT i.id FROM imports i WHERE i.id = k.import_id AND i.status = 'undone') AS undone
     FROM knowledge k WHERE k.category = ? AND k.key = ? AND k.import_id IS NOT NULL ORDER BY k.pk DESC LIMIT 1`,
    category,
    key,
  );
  if (removed) return { value: removed.value, deleted: true, undoneImportId: removed.undone };
  const forgotten = db.get('SELECT 1 FROM purged_sources WHERE hash = ?', factHash(category, key));
  return forgotten === undefined ? undefined : 'forgotten';
}

/** Adds a fact an import brings, with one history row. */
export function insertImportedFact(transaction: Transaction, id: string, fact: ImportedFact): void {
  insertRecord(transaction, knowledgeTable, id, {
    ...fact,
    confidence: 1,
    originActor: 'import',
    originSessionId: null,
    originTrust: 'unreviewed',
  });
}

/** The living facts an import brought. */
export function importedFacts(db: ReadDb, importId: string): string[] {
  const rows = db.all<{ id: string }>(
    'SELECT id FROM knowledge WHERE import_id = ? AND deleted_at IS NULL',
    importId,
  );
  return rows.map(({ id }) => id);
}

/**
 * Erases up to `limit` facts of a cancelled import and what history said of them; 0 when none is left. A fact somebody
 * changed meanwhile stays.
 */
export function eraseImportedFacts(db: WriteDb, importId: string, limit: number): number {
  const rows = db.all<{ id: string }>(
    `SELECT id FROM knowledge k WHERE k.import_id = ? AND NOT EXISTS (
       SELECT 1 FROM history h WHERE h.entity = 'knowledge' AND h.entity_id = k.id AND h.op <> 'insert') LIMIT ?`,
    importId,
    limit,
  );
  const facts = rows.map(({ id }) => id);
  const ids = JSON.stringify(facts);
  eraseRelationsOf(db, facts);
  db.run(
    `DELETE FROM history WHERE entity = 'knowledge' AND op = 'insert'
       AND entity_id IN (SELECT value FROM json_each(?))`,
    ids,
  );
  db.run('DELETE FROM knowledge WHERE id IN (SELECT value FROM json_each(?))', ids);
  return rows.length;
}

/** The facts an undone import stands for in Trash. */
export function factsOfUndoneImport(db: ReadDb, importId: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT k.id FROM knowledge k JOIN imports i ON i.id = k.import_id
     WHERE i.id = ? AND i.status = 'undone' AND k.deleted_at IS NOT NULL`,
    importId,
  );
  return rows.map(({ id }) => id);
}
