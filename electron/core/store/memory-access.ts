import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { toIso } from './table.ts';

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

/** One recall, as it is read. */
type Use = { agentId: string | null; agentName: string | null; sessionId: string | null; at: string };
type UseRow = Omit<Use, 'at'> & { at: number; pk: number; sort_value: number };

/** When agents recalled a memory, the latest first. */
export function listAccesses(
  db: ReadDb,
  memoryId: string,
  page: Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>,
): Page<Use> {
  const from = 'FROM memory_access a LEFT JOIN agents g ON g.id = a.agent_id';
  return readPage<UseRow, Use>(
    db,
    {
      select: `SELECT a.agent_id AS agentId, g.name AS agentName, a.session_id AS sessionId, a.at, a.pk,
                 a.at AS sort_value ${from}`,
      from,
      where: ['a.memory_pk = (SELECT pk FROM memories WHERE id = @memory)'],
      parameters: { memory: memoryId },
      sort: 'a.at',
      key: 'a.pk',
      order: 'desc',
    },
    page,
    ({ agentId, agentName, sessionId, at }) => ({ agentId, agentName, sessionId, at: toIso(at) }),
  );
}
