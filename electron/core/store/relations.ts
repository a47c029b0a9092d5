import type { FactRelation, Relation } from '../../../shared/entities/relation.ts';
import type { Page } from '../../../shared/primitives.ts';
import { type ListQuery, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, readRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { relationsTable } from './tables.ts';

type Ends = Readonly<{ fromId: string; toId: string; type: string }>;
type RelationRow = Row & {
  sort_value: SqlValue;
  pk: number;
  incoming: number;
  other_id: string;
  other_category: string;
  other_key: string;
};

/** One living relation. Throws `not_found`. */
export function readRelation(db: ReadDb, id: string): Relation {
  return toRelation(readRecord(db, relationsTable, id));
}

/** The id of the living relation between two facts. */
export function findRelation(db: ReadDb, { fromId, toId, type }: Ends): string | undefined {
  return db.get<{ id: string }>(
    'SELECT id FROM relations WHERE from_id = ? AND to_id = ? AND type = ? AND deleted_at IS NULL',
    fromId,
    toId,
    type,
  )?.id;
}

/** Adds a relation between two facts. */
export function insertRelation(transaction: Transaction, id: string, ends: Ends): void {
  insertRecord(transaction, relationsTable, id, ends);
}

/** One page of the relations of a fact: those that lead from it, then those that lead to it. */
export function listRelations(
  db: ReadDb,
  factId: string,
  page: Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>,
): Page<FactRelation> {
  const incoming = 'iif(r.from_id = @fact, 0, 1)';
  const from = `FROM relations r JOIN knowledge o
    ON o.id = iif(r.from_id = @fact, r.to_id, r.from_id) AND o.deleted_at IS NULL`;
  const query: ListQuery = {
    select: `SELECT ${selectColumns(relationsTable, 'r')}, r.pk, ${incoming} AS incoming, ${incoming} AS sort_value,
      o.id AS other_id, o.category AS other_category, o.key AS other_key ${from}`,
    from,
    where: ['(r.from_id = @fact OR r.to_id = @fact)', 'r.deleted_at IS NULL'],
    parameters: { fact: factId },
    sort: incoming,
    key: 'r.pk',
    order: 'asc',
  };
  return readPage<RelationRow, FactRelation>(db, query, page, (row) => ({
    ...toRelation(decodeRow(relationsTable, row)),
    direction: row.incoming === 1 ? 'in' : 'out',
    fact: { id: row.other_id, category: row.other_category, key: row.other_key },
  }));
}

function toRelation(record: Record<string, unknown>): Relation {
  delete record['importId'];
  return record as Relation; // the table's fields are the entity's
}
