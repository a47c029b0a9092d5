import { isConstraintError, type ReadDb } from './database.ts';
import type { Transaction } from './store.ts';
import {
  agentStatesTable,
  checkpointsTable,
  decisionsTable,
  memoriesTable,
  sessionsTable,
  tasksTable,
} from './tables.ts';

/** What an agent did or was given. */
const OF_AGENTS = [
  sessionsTable,
  tasksTable,
  memoriesTable,
  agentStatesTable,
  checkpointsTable,
  decisionsTable,
];

/** Agents that one import made known, by the id of the import. */
const BROUGHT = `SELECT entity_id FROM history WHERE entity = 'agent' AND op = 'insert'
  AND tx = (SELECT tx FROM history WHERE entity = 'import' AND entity_id = ? AND op = 'insert')`;

/** The agents that only an import knew; one that did or was told anything else is not among them. */
export function importedAgents(db: ReadDb, importId: string): string[] {
  const unused = OF_AGENTS.map(
    (table) =>
      `AND NOT EXISTS (SELECT 1 FROM ${table.name} r WHERE r.agent_id = a.id AND r.deleted_at IS NULL)`,
  );
  const agents = db.all<{ id: string }>(
    `SELECT a.id FROM agents a WHERE a.deleted_at IS NULL AND a.id IN (${BROUGHT}) ${unused.join(' ')}
       AND NOT EXISTS (SELECT 1 FROM history h WHERE h.entity = 'agent' AND h.entity_id = a.id AND h.op = 'update')`,
    importId,
  );
  return agents.map(({ id }) => id);
}

/** Erases the agents that left with imports which were forgotten since, once nothing speaks of them any more. */
export function purgeImportedAgents({ db }: Transaction): void {
  const left = db.all<{ id: string }>(
    `SELECT a.id FROM agents a WHERE a.deleted_at IS NOT NULL AND EXISTS (
       SELECT 1 FROM history made JOIN history brought ON brought.tx = made.tx
         JOIN imports i ON i.id = brought.entity_id AND i.deleted_at IS NOT NULL
       WHERE made.entity = 'agent' AND made.entity_id = a.id AND made.op = 'insert'
         AND brought.entity = 'import' AND brought.op = 'insert')`,
  );
  for (const { id } of left) {
    try {
      db.savepoint(() => {
        db.run('DELETE FROM agents WHERE id = ?', id);
        db.run(`DELETE FROM history WHERE entity = 'agent' AND entity_id = ?`, id);
      });
    } catch (error) {
      if (!isConstraintError(error)) throw error;
    }
  }
}
