import type { WriteDb } from '../database.ts';

/** What consolidation looks up again and again: tasks by their words, the memories of one agent, those not compared. */
export function indexConsolidation(db: WriteDb): void {
  db.exec(`
    CREATE INDEX tasks_by_beginning ON tasks (substr(description, 1, 60)) WHERE deleted_at IS NULL;
    CREATE INDEX memory_features_new ON memory_features (memory_pk) WHERE compared = 0;
    CREATE INDEX memories_by_owner ON memories (agent_id) WHERE deleted_at IS NULL;`);
}
