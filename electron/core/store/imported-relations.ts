import type { ReadDb, WriteDb } from './database.ts';
import { insertRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { relationsTable } from './tables.ts';
import { relationHash } from './trash.ts';

/** The place of a fact: what a source names it by. */
export type FactPlace = Readonly<{ category: string; key: string }>;

/** A relation as a source tells it. */
export type RelationPlace = Readonly<{ from: FactPlace; to: FactPlace; type: string }>;

type Ends = Readonly<{ fromId: string; toId: string; type: string }>;

/** The id of the living fact under a category and a key. */
export function findFactId(db: ReadDb, { category, key }: FactPlace): string | undefined {
  return db.get<{ id: string }>(
    'SELECT id FROM knowledge WHERE category = ? AND key = ? AND deleted_at IS NULL',
    category,
    key,
  )?.id;
}

/** A relation between two facts, as the store knows it. */
type KnownRelation = Readonly<{
  deleted: boolean;
  /** The import whose undoing put it into Trash. */
  undoneImportId: string | null;
}>;

/** What the store has between two facts: a living relation, an imported one in Trash, or nothing. */
export function findImportedRelation(db: ReadDb, { fromId, toId, type }: Ends): KnownRelation | undefined {
  const row = db.get<{ deleted_at: number | null; undone: string | null }>(
    `SELECT r.deleted_at, (SELECT i.id FROM imports i WHERE i.id = r.import_id AND i.status = 'undone') AS undone
     FROM relations r WHERE r.from_id = ? AND r.to_id = ? AND r.type = ?
       AND (r.deleted_at IS NULL OR r.import_id IS NOT NULL)
     ORDER BY r.deleted_at IS NOT NULL, r.pk DESC LIMIT 1`,
    fromId,
    toId,
    type,
  );
  if (row === undefined) return undefined;
  const deleted = row.deleted_at !== null;
  return { deleted, undoneImportId: deleted ? row.undone : null };
}

/** Whether a relation was forgotten completely: it must not come back. */
export function isForgottenRelation(db: ReadDb, place: RelationPlace): boolean {
  return db.get('SELECT 1 FROM purged_sources WHERE hash = ?', relationHash(place)) !== undefined;
}

/** Adds a relation an import brings, with one history row. */
export function insertImportedRelation(
  transaction: Transaction,
  id: string,
  relation: Ends & Readonly<{ importId: string; originClient: string }>,
): void {
  insertRecord(transaction, relationsTable, id, {
    ...relation,
    originActor: 'import',
    originSessionId: null,
    originTrust: 'unreviewed',
  });
}

/** The living relations an import brought. */
export function importedRelations(db: ReadDb, importId: string): string[] {
  const rows = db.all<{ id: string }>(
    'SELECT id FROM relations WHERE import_id = ? AND deleted_at IS NULL',
    importId,
  );
  return rows.map(({ id }) => id);
}

/** Erases up to `limit` relations of a cancelled import and what history said of them; 0 when none is left. */
export function eraseImportedRelations(db: WriteDb, importId: string, limit: number): number {
  const rows = db.all<{ id: string }>(
    'SELECT id FROM relations WHERE import_id = ? LIMIT ?',
    importId,
    limit,
  );
  eraseRelations(
    db,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/** Erases every relation of some facts, with what history said of them. */
export function eraseRelationsOf(db: WriteDb, facts: readonly string[]): void {
  const rows = db.all<{ id: string }>(
    `SELECT id FROM relations WHERE from_id IN (SELECT value FROM json_each(@facts))
     UNION SELECT id FROM relations WHERE to_id IN (SELECT value FROM json_each(@facts))`,
    { facts: JSON.stringify(facts) },
  );
  eraseRelations(
    db,
    rows.map(({ id }) => id),
  );
}

/** The relations an undone import stands for in Trash. */
export function relationsOfUndoneImport(db: ReadDb, importId: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT r.id FROM relations r JOIN imports i ON i.id = r.import_id
     WHERE i.id = ? AND i.status = 'undone' AND r.deleted_at IS NOT NULL`,
    importId,
  );
  return rows.map(({ id }) => id);
}

function eraseRelations(db: WriteDb, ids: readonly string[]): void {
  const named = JSON.stringify(ids);
  db.run(
    `DELETE FROM history WHERE entity = 'relation' AND entity_id IN (SELECT value FROM json_each(?))`,
    named,
  );
  db.run('DELETE FROM relations WHERE id IN (SELECT value FROM json_each(?))', named);
}
