import type { WriteDb } from '../database.ts';

/** What the dashboard counts by: each of its questions is answered from an index alone, or from what changed since. */
export function indexMemoryCounts(db: WriteDb): void {
  db.exec(`
    CREATE INDEX memories_counted ON memories
      (created_at, type, tier, pinned, importance, access_count, last_accessed, confidence, superseded_by)
      WHERE deleted_at IS NULL;
    CREATE INDEX memories_tagged ON memories (tags) WHERE deleted_at IS NULL AND tags <> '[]';
    CREATE INDEX memory_access_by_agent ON memory_access (agent_id, at, memory_pk);
    CREATE INDEX history_tx_by_time ON history_tx (at, actor);
    CREATE INDEX consolidation_actions_merging ON consolidation_actions (run_pk) WHERE kind = 'merge';`);
}
