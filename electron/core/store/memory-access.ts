import type { ReadDb, WriteDb } from './database.ts';

/** A recall by an agent; `at` in milliseconds since 1970. */
export type Access = Readonly<{ agentId: string | null; sessionId: string | null; at: number }>;

/** Counts that an agent recalled memories. Reads are not history. */
export function noteAccess(
  db: WriteDb,
  memoryIds: readonly string[],
  { agentId, sessionId, at }: Access,
): void {
  const ids = JSON.stringify(memoryIds);
  db.run(
    `INSERT INTO memory_access (memory_pk, session_id, agent_id, at)
     SELECT m.pk, ?, ?, ? FROM memories m WHERE m.id IN (SELECT value FROM json_each(?))`,
    sessionId,
    agentId,
    at,
    ids,
  );
  db.run(
    `UPDATE memories SET access_count = access_count + 1, last_accessed = max(?, coalesce(last_accessed, 0))
     WHERE id IN (SELECT value FROM json_each(?))`,
    at,
    ids,
  );
}

/** The newest access there is. */
export function lastAccessKey(db: ReadDb): number {
  return db.get<{ last: number | null }>('SELECT max(pk) AS last FROM memory_access')?.last ?? 0;
}

/** The memories that were recalled after a point, oldest first; at most `limit`. */
export function accessedSince(db: ReadDb, key: number, limit: number): { key: number; id: string }[] {
  return db.all(
    `SELECT a.pk AS key, m.id FROM memory_access a JOIN memories m ON m.pk = a.memory_pk
     WHERE a.pk > ? ORDER BY a.pk LIMIT ?`,
    key,
    limit,
  );
}
