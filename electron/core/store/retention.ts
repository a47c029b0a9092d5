import type { ReadDb } from './database.ts';

const IDLE = 'FROM sessions WHERE deleted_at IS NULL AND last_active < ?';

/** A session nobody spoke in for long; `lastActive` in milliseconds since 1970. */
type IdleSession = { id: string; title: string; lastActive: number; messageCount: number };

/** How many sessions were last active before a moment, what they hold, and between when. */
export function countIdleSessions(
  db: ReadDb,
  before: number,
): { sessions: number; messages: number; oldest: number | null; newest: number | null } {
  return (
    db.get(
      `SELECT count(*) AS sessions, coalesce(sum(message_count), 0) AS messages, min(last_active) AS oldest,
         max(last_active) AS newest ${IDLE}`,
      before,
    ) ?? { sessions: 0, messages: 0, oldest: null, newest: null }
  );
}

/** The first of them, the longest idle first. */
export function listIdleSessions(db: ReadDb, before: number, limit: number): IdleSession[] {
  return db.all(
    `SELECT id, title, last_active AS lastActive, message_count AS messageCount ${IDLE} ORDER BY last_active LIMIT ?`,
    before,
    limit,
  );
}

/** The ids of all of them. */
export function idleSessionIds(db: ReadDb, before: number): string[] {
  return db.all<{ id: string }>(`SELECT id ${IDLE} ORDER BY last_active`, before).map(({ id }) => id);
}
