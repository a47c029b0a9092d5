import { recount } from './conversation.ts';
import type { WriteDb } from './database.ts';
import { reindexById } from './message-index.ts';
import { writeColumns } from './record.ts';
import type { Analyse } from './search-text.ts';
import type { Transaction } from './store.ts';
import type { Row } from './table.ts';
import { tableOf } from './tables.ts';
import { eraseMessages } from './trash.ts';

type ChangedRow = { entity: 'session' | 'message'; id: string; before: string };

/** Erases up to `limit` messages an import brought; 0 when none is left. */
export function eraseImportedMessages(db: WriteDb, importPk: number, limit: number): number {
  const rows = db.all<{ pk: number; id: string; session_pk: number }>(
    'SELECT pk, id, session_pk FROM messages WHERE import_pk = ? ORDER BY pk DESC LIMIT ?',
    importPk,
    limit,
  );
  eraseMessages(db, rows);
  recount(db, [...new Set(rows.map((row) => row.session_pk))]);
  return rows.length;
}

/**
 * Erases what is left of a cancelled import once its messages are gone: its sessions, the agents only it knew, what it
 * changed in older sessions, and what history said of all that. A session somebody else wrote into stays.
 */
export function eraseImportedRest(
  transaction: Transaction,
  importId: string,
  tx: number,
  analyse: Analyse,
): void {
  const { db } = transaction;
  takeBackGrowth(transaction, tx, analyse);
  const erased = `SELECT id FROM sessions WHERE import_id = ?
    AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.session_pk = sessions.pk)`;
  db.run(`DELETE FROM history WHERE entity = 'session' AND entity_id IN (${erased})`, importId);
  db.run(`DELETE FROM sessions WHERE id IN (${erased})`, importId);
  const agents = `SELECT h.entity_id FROM history h WHERE h.tx = ? AND h.entity = 'agent' AND h.op = 'insert'
    AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.agent_id = h.entity_id)
    ${['memories', 'tasks', 'agent_states', 'checkpoints', 'decisions'].map((table) => `AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.agent_id = h.entity_id)`).join(' ')}`;
  db.run(`DELETE FROM agents WHERE id IN (${agents})`, tx);
  db.run(
    `DELETE FROM history WHERE tx = ? AND entity = 'agent' AND entity_id NOT IN (SELECT id FROM agents)`,
    tx,
  );
}

/** Puts back what an import changed in sessions and messages that were here before, unless it was changed since. */
function takeBackGrowth(transaction: Transaction, tx: number, analyse: Analyse): void {
  const { db } = transaction;
  const changed = db.all<ChangedRow>(
    `SELECT h.entity, h.entity_id AS id, h.before FROM history h
     WHERE h.tx = ? AND h.op = 'update' AND h.entity IN ('session', 'message') AND h.before IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM history later
         WHERE later.entity = h.entity AND later.entity_id = h.entity_id AND later.seq > h.seq AND later.tx <> h.tx)
     ORDER BY h.seq DESC`,
    tx,
  );
  for (const { entity, id, before } of changed) {
    const columns = JSON.parse(before) as Row; // written by noteChange
    writeColumns(transaction, tableOf(entity), id, columns);
    if (entity === 'message' && 'text' in columns) reindexById(db, id, analyse);
  }
  db.run(`DELETE FROM history WHERE tx = ? AND op = 'update' AND entity IN ('session', 'message')`, tx);
}
