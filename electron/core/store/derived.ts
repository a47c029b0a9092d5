import { removeRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { clustersTable, memoriesTable, patternsTable, proposalsTable } from './tables.ts';

/** What is a cluster has so many members. */
const LEAST_MEMBERS = 3;
/** What this transaction moved to Trash. */
const REMOVED = `SELECT entity_id FROM history WHERE tx = @tx AND op = 'remove'`;

/**
 * Moves to Trash what consolidation made of an import whose records this transaction removed: proposals nobody decided
 * about, memories nobody reviewed, clusters too little of which is left, patterns without an example.
 */
export function removeDerivedRecords(transaction: Transaction, importPk: number): void {
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
    {
      table: memoriesTable,
      where: `r.origin_actor = 'consolidation' AND r.origin_trust = 'unreviewed'
        AND ${from('r', 'origin_session_id', 'origin_message_id')}`,
    },
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
  const parameters = { tx: transaction.number(), importPk };
  for (const { table, where } of derived) {
    const rows = transaction.db.all<{ id: string }>(
      `SELECT r.id FROM ${table.name} r WHERE r.deleted_at IS NULL AND ${where}`,
      parameters,
    );
    for (const { id } of rows) removeRecord(transaction, table, id);
  }
}
