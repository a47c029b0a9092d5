import type { MemoryFinding } from '../../../shared/entities/memory.ts';

const DAY = 86_400_000;
/** What nobody recalled for so long, and lies in the cold, is stale. */
const STALE_MS = 90 * DAY;

/** The memories that proposals of a kind speak of and nobody decided about. */
function waitingIn(kind: 'contradicting' | 'duplicate'): string {
  const waiting = `p.deleted_at IS NULL AND p.status IN ('open', 'snoozed') AND p.kind = '${kind}'`;
  return `m.id IN (
    SELECT json_extract(p.record, '$.id') FROM proposals p
    WHERE ${waiting} AND json_extract(p.record, '$.entity') = 'memory'
    UNION SELECT json_extract(other.value, '$.id') FROM proposals p, json_each(p.others) other
    WHERE ${waiting} AND json_extract(other.value, '$.entity') = 'memory')`;
}

/** The memories of one agent that say the same, word for word. */
const SAME_WORDS = `m.pk IN (
  SELECT memory_pk FROM (
    SELECT f.memory_pk, count(*) OVER (PARTITION BY f.hash, s.agent_id) AS alike
    FROM (SELECT hash FROM memory_features GROUP BY hash HAVING count(*) > 1) repeated
    JOIN memory_features f ON f.hash = repeated.hash
    JOIN memories s ON s.pk = f.memory_pk AND s.deleted_at IS NULL AND s.superseded_by IS NULL)
  WHERE alike > 1)`;

const CONDITIONS: Readonly<Record<MemoryFinding, string>> = {
  duplicated: `(${waitingIn('duplicate')} OR ${SAME_WORDS})`,
  contradicted: waitingIn('contradicting'),
  secret: `m.id IN (SELECT record_id FROM secret_findings WHERE entity = 'memory' AND status = 'open')`,
  unreviewed: `m.origin_trust = 'unreviewed'`,
  stale: `(m.tier IN ('cold', 'archive') AND coalesce(m.last_accessed, m.created_at) < @staleBefore)`,
};

/** What a finding asks of the memories under the alias `m`; with the parameters of `findingParameters`. */
export function conditionOf(finding: MemoryFinding): string {
  return CONDITIONS[finding];
}

/** The moments findings go by. */
export function findingParameters(now: number): { staleBefore: number } {
  return { staleBefore: now - STALE_MS };
}
