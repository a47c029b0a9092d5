import type { WriteDb } from '../database.ts';

/** Whether the person trusts what an agent writes, whether it sees no memories but its own, and what it calls how often. */
export function addAgentTrust(db: WriteDb): void {
  db.exec(`
    ALTER TABLE agents ADD COLUMN trusted INTEGER NOT NULL DEFAULT 0 CHECK (trusted IN (0, 1));
    ALTER TABLE agents ADD COLUMN own_only INTEGER NOT NULL DEFAULT 0 CHECK (own_only IN (0, 1));
    CREATE TABLE agent_calls (
      agent_id TEXT NOT NULL,
      operation TEXT NOT NULL,
      calls INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      PRIMARY KEY (agent_id, operation)
    ) STRICT, WITHOUT ROWID;
  `);
}
