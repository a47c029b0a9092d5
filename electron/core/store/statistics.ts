import type { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import type { ReadDb } from './database.ts';
import { toIso } from './table.ts';
import { countTrash } from './trash.ts';
import { searchIndexes } from './upkeep.ts';

export type Statistics = {
  totalSessions: number;
  activeSessions24h: number;
  totalMessages: number;
  totalMemories: number;
  memoriesByType: Record<MemoryType, number>;
  memoriesByTier: Record<Tier, number>;
  totalKnowledge: number;
  totalPreferences: number;
  totalTasks: number;
  openTasks: number;
  totalAgents: number;
  totalDecisions: number;
  totalCheckpoints: number;
  inTrash: number;
  oldestAt: string | null;
};

/** Counts what is remembered. */
export function readStatistics(db: ReadDb, now: number): Statistics {
  const count = (sql: string, ...parameters: number[]): number =>
    db.get<{ n: number }>(sql, ...parameters)?.n ?? 0;
  const living = (table: string): number =>
    count(`SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`);
  const oldest = db.get<{ at: number | null }>(
    'SELECT min(started_at) AS at FROM sessions WHERE deleted_at IS NULL AND started_at IS NOT NULL',
  )?.at;
  return {
    totalSessions: living('sessions'),
    activeSessions24h: count(
      'SELECT count(*) AS n FROM sessions WHERE deleted_at IS NULL AND last_active >= ?',
      now - 86_400_000,
    ),
    totalMessages: count(
      'SELECT coalesce(sum(message_count), 0) AS n FROM sessions WHERE deleted_at IS NULL',
    ),
    ...countMemories(db),
    totalKnowledge: living('knowledge'),
    totalPreferences: living('preferences'),
    totalTasks: living('tasks'),
    openTasks: count(
      `SELECT count(*) AS n FROM tasks WHERE deleted_at IS NULL AND status IN ('pending', 'in_progress')`,
    ),
    totalAgents: living('agents'),
    totalDecisions: living('decisions'),
    totalCheckpoints: living('checkpoints'),
    inTrash: countTrash(db),
    oldestAt: oldest === undefined || oldest === null ? null : toIso(oldest),
  };
}

function countMemories(db: ReadDb): Pick<Statistics, 'totalMemories' | 'memoriesByType' | 'memoriesByTier'> {
  const counts = {
    totalMemories: 0,
    memoriesByType: { working: 0, episodic: 0, semantic: 0, procedural: 0 },
    memoriesByTier: { hot: 0, warm: 0, cold: 0, archive: 0 },
  };
  const rows = db.all<{ type: MemoryType; tier: Tier; n: number }>(
    'SELECT type, tier, count(*) AS n FROM memories WHERE deleted_at IS NULL GROUP BY type, tier',
  );
  for (const { type, tier, n } of rows) {
    counts.totalMemories += n;
    counts.memoriesByType[type] += n;
    counts.memoriesByTier[tier] += n;
  }
  return counts;
}

/** When the store was made, in milliseconds since 1970. */
export function storeBirth(db: ReadDb): number {
  return db.get<{ at: number | null }>('SELECT min(created_at) AS at FROM users')?.at ?? 0;
}

/** When what is remembered began, in milliseconds since 1970: with the store, or with what is older than that. */
export function memoryBeginning(db: ReadDb): number {
  const sql = 'SELECT min(created_at) AS at FROM memories WHERE deleted_at IS NULL';
  return Math.min(storeBirth(db), db.get<{ at: number | null }>(sql)?.at ?? Infinity);
}

/** Asks every search index a question. Gives the names of those that cannot answer. */
export function brokenIndexes(db: ReadDb): string[] {
  return searchIndexes().filter((index) => {
    try {
      db.get(`SELECT rowid FROM ${index} WHERE ${index} MATCH '"a"' LIMIT 1`);
      return false;
    } catch {
      return true; // an index that cannot be read is what is looked for
    }
  });
}
