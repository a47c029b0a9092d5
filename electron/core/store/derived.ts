import type { ReadDb } from './database.ts';
import type { Table } from './table.ts';
import { clustersTable, knowledgeTable, memoriesTable, patternsTable, proposalsTable } from './tables.ts';

/** What is a cluster has so many members. */
const LEAST_MEMBERS = 3;
/** What a transaction moved to Trash. */
const REMOVED = `SELECT entity_id FROM history WHERE tx = @tx AND op = 'remove'`;

/**
 * What consolidation made of an import whose records a transaction removed: proposals nobody decided about, memories
 * and names nobody reviewed, clusters too little of which is left, patterns without an example.
 */
export function derivedRecords(db: ReadDb, tx: number, importPk: number): { table: Table; id: string }[] {
  const from = (alias: string, session: string, message: string) =>
    `(${alias}.${session} IN (${REMOVED}) OR EXISTS (
       SELECT 1 FROM messages m WHERE m.id = ${alias}.${message} AND m.import_pk = @importPk))`;
  const derived = [
    {
      table: proposalsTable,
      where: `r.status IN ('open', 'snoozed') AND (${from('r', 'session_id', 'message_id')}
        OR r.record ->> 'id' IN (${REMOVED})
        OR EXISTS (SELECT 1 FROM json_each(r.others) other WHERE other.value ->> 'id' IN (${REMOVED})))`,
    },
    ...[memoriesTable, knowledgeTable].map((table) => ({
      table,
      where: `r.origin_actor = 'consolidation' AND r.origin_trust = 'unreviewed'
        AND ${from('r', 'origin_session_id', 'origin_message_id')}`,
    })),
    {
      table: clustersTable,
      where: `EXISTS (SELECT 1 FROM json_each(r.member_ids) member WHERE member.value IN (${REMOVED}))
        AND ${LEAST_MEMBERS} > (SELECT count(*) FROM json_each(r.member_ids) member WHERE member.value NOT IN (${REMOVED}))`,
    },
    {
      table: patternsTable,
      where: `NOT EXISTS (SELECT 1 FROM json_each(r.examples) example
        WHERE example.value ->> 'sessionId' NOT IN (${REMOVED}))`,
    },
  ];
  return derived.flatMap(({ table, where }) =>
    db
      .all<{ id: string }>(`SELECT r.id FROM ${table.name} r WHERE r.deleted_at IS NULL AND ${where}`, {
        tx,
        importPk,
      })
      .map(({ id }) => ({ table, id })),
  );
}
