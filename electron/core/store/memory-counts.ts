import type { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import type { StrengthRules } from '../../../shared/strength.ts';
import type { ReadDb } from './database.ts';
import { COOLS_AT, STRENGTH, strengthParameters } from './memory-strength.ts';
import { unpackText } from './packed.ts';

/*
 * What the dashboard counts in one pass where a list a number would be too slow. Moments are in milliseconds since 1970.
 * Each question is answered from an index alone (migration 0100).
 */

/** From a moment on, to before another one. */
type Span = readonly [from: number, to: number];

const LIVING = 'm.deleted_at IS NULL';

/** How many memories were saved in each span; spans without any are left out. */
export function countSavedIn(db: ReadDb, spans: readonly Span[]): { span: number; count: number }[] {
  return db.all(
    `SELECT s.key AS span, count(*) AS count FROM json_each(?) s
     CROSS JOIN memories m INDEXED BY memories_counted
       ON m.created_at >= s.value ->> 0 AND m.created_at < s.value ->> 1 AND ${LIVING}
     GROUP BY s.key ORDER BY s.key`,
    JSON.stringify(spans),
  );
}

/** The same by type. */
export function countTypesIn(
  db: ReadDb,
  spans: readonly Span[],
): { span: number; type: MemoryType; count: number }[] {
  return db.all(
    `SELECT s.key AS span, m.type, count(*) AS count FROM json_each(?) s
     CROSS JOIN memories m INDEXED BY memories_counted
       ON m.created_at >= s.value ->> 0 AND m.created_at < s.value ->> 1 AND ${LIVING}
     GROUP BY s.key, m.type`,
    JSON.stringify(spans),
  );
}

/** How many memories stand in a tier now and in another at a later moment, if none of them is recalled. */
export function countMoves(
  db: ReadDb,
  rules: StrengthRules,
  moment: number,
): { tier: Tier; later: Tier; count: number }[] {
  return db.all(
    `SELECT m.tier, CASE
         WHEN coalesce((${COOLS_AT}) >= @moment, 1) THEN m.tier
         WHEN ${STRENGTH} >= @warm THEN 'warm' WHEN ${STRENGTH} >= @cold THEN 'cold' ELSE 'archive' END AS later,
       count(*) AS count
     FROM memories m INDEXED BY memories_counted WHERE ${LIVING} GROUP BY 1, 2`,
    { ...strengthParameters(rules), moment },
  );
}

/** A memory that is about to leave its tier. */
type Cooling = { id: string; type: MemoryType; content: string; tier: Tier; at: number };

/** The first memories that leave their tier before a moment. */
export function firstToCool(db: ReadDb, rules: StrengthRules, before: number, limit: number): Cooling[] {
  const rows = db.all<Omit<Cooling, 'content'> & { content: string | Uint8Array }>(
    `SELECT m.id, m.type, m.content, m.tier, ${COOLS_AT} AS at FROM memories m WHERE m.pk IN (
       SELECT m.pk FROM memories m INDEXED BY memories_counted WHERE ${LIVING} AND (${COOLS_AT}) < @before
       ORDER BY ${COOLS_AT}, m.pk LIMIT @limit) ORDER BY at, m.pk`,
    { ...strengthParameters(rules), before, limit },
  );
  return rows.map((row) => ({ ...row, content: unpackText(row.content) }));
}

/** How many memories are as sure as each step: the first less than its bound, and so on; beyond the last comes one more. */
export function countConfidence(db: ReadDb, bounds: readonly number[]): { step: number; count: number }[] {
  const steps = bounds.map((_, step) => `WHEN m.confidence < @bound${step} THEN ${step}`).join(' ');
  return db.all(
    `SELECT CASE ${steps} ELSE ${bounds.length} END AS step, count(*) AS count
     FROM memories m INDEXED BY memories_counted WHERE ${LIVING} GROUP BY 1 ORDER BY 1`,
    Object.fromEntries(bounds.map((bound, step) => [`bound${step}`, bound])),
  );
}

/** The tags most memories have. Memories with the same tags are looked at once. */
export function commonestTags(db: ReadDb, limit: number): { tag: string; count: number }[] {
  return db.all(
    `SELECT tag.value AS tag, sum(sets.count) AS count FROM (
       SELECT m.tags, count(*) AS count FROM memories m INDEXED BY memories_tagged
       WHERE ${LIVING} AND m.tags <> '[]' GROUP BY m.tags) sets, json_each(sets.tags) tag
     WHERE NOT EXISTS (
       SELECT 1 FROM json_each(sets.tags) same WHERE same.value = tag.value AND same.key < tag.key)
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
    limit,
  );
}

/** How many memories belong to each agent (null: to all of them) of those saved from a moment on, the most first. */
export function countSavedByAgent(
  db: ReadDb,
  since: number,
): { agentId: string | null; name: string | null; count: number }[] {
  return db.all(
    `SELECT agentId, name, count FROM (
       SELECT a.id AS agentId, a.name, (SELECT count(*) FROM memories m INDEXED BY memories_by_agent
         WHERE m.agent_id = a.id AND m.created_at >= @since AND ${LIVING}) AS count FROM agents a
       UNION ALL
       SELECT NULL, NULL, (SELECT count(*) FROM memories m INDEXED BY memories_by_agent
         WHERE m.agent_id IS NULL AND m.created_at >= @since AND ${LIVING}))
     WHERE count > 0 ORDER BY count DESC, name`,
    { since },
  );
}
