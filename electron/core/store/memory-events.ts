import type { StrengthRules } from '../../../shared/strength.ts';
import type { Conditions } from './cursor.ts';
import { COOLS_AT, strengthParameters } from './memory-strength.ts';
import { fromIso } from './table.ts';

/** What happened to memories, or will: moments are timestamps. */
export type MemoryEvents = Readonly<{
  changedSince?: string | undefined;
  changedBy?: 'person' | 'agent' | undefined;
  mergedSince?: string | undefined;
  mergedBy?: string | undefined;
  recalled?: boolean | undefined;
  recalledSince?: string | undefined;
  recalledBy?: string | undefined;
  usedBy?: string | undefined;
  usedSince?: string | undefined;
  cools?: Readonly<{ before: string; rules: StrengthRules }> | undefined;
}>;

const NONE: Conditions = { where: [], parameters: {} };

/** Begins where the change is, not at the memories: how long it takes follows from how much changed since. */
const CHANGED = `SELECT h.entity_id FROM history_tx t JOIN history h ON h.tx = t.tx
  WHERE h.entity = 'memory' AND h.op = 'update'`;
/** The first record of a merge is the one that stays. */
const MERGES = `consolidation_actions c JOIN json_each(c.records) gone ON gone.key > 0
  WHERE c.kind = 'merge' AND json_extract(c.records, '$[0].id') = m.superseded_by
    AND json_extract(gone.value, '$.id') = m.id`;

/** The conditions that ask for what happened, for memories under the alias `m`. */
export function eventConditions(events: MemoryEvents): Conditions[] {
  return [changed(events), merged(events), mergedBy(events), recalled(events), used(events), cools(events)];
}

function changed({ changedSince, changedBy }: MemoryEvents): Conditions {
  if (changedSince === undefined) return NONE;
  const actors = changedBy === undefined ? `'person', 'agent'` : `'${changedBy}'`;
  return {
    where: [
      'm.created_at < @changedSince',
      `m.id IN (${CHANGED} AND t.at >= @changedSince AND t.actor IN (${actors}))`,
    ],
    parameters: { changedSince: fromIso(changedSince) },
  };
}

/** By a run of consolidation, or in a change of a person's or an agent's. */
function merged({ mergedSince }: MemoryEvents): Conditions {
  if (mergedSince === undefined) return NONE;
  return {
    where: [
      'm.superseded_by IS NOT NULL',
      `m.id IN (
         SELECT json_extract(gone.value, '$.id') FROM consolidation_runs r
           JOIN consolidation_actions c ON c.run_pk = r.pk AND c.kind = 'merge'
           JOIN json_each(c.records) gone ON gone.key > 0
         WHERE r.started_at >= @mergedSince AND r.status <> 'undone'
         UNION ALL
         ${CHANGED} AND t.at >= @mergedSince AND t.actor IN ('person', 'agent')
           AND instr(h.before, '"superseded_by":'))`,
    ],
    parameters: { mergedSince: fromIso(mergedSince) },
  };
}

function mergedBy({ mergedBy: run }: MemoryEvents): Conditions {
  if (run === undefined) return NONE;
  return {
    where: [
      'm.superseded_by IS NOT NULL',
      `EXISTS (SELECT 1 FROM ${MERGES} AND c.run_pk = (SELECT pk FROM consolidation_runs WHERE id = @mergedBy))`,
    ],
    parameters: { mergedBy: run },
  };
}

function recalled({ recalled: ever, recalledSince, recalledBy }: MemoryEvents): Conditions {
  const where = ever === undefined ? [] : [ever ? 'm.access_count > 0' : 'm.access_count = 0'];
  if (recalledSince === undefined && recalledBy === undefined) return { where, parameters: {} };
  const since = recalledSince === undefined ? 0 : fromIso(recalledSince);
  if (recalledBy === undefined)
    return {
      where: [...where, 'coalesce(m.last_accessed, 0) >= @recalledSince'],
      parameters: { recalledSince: since },
    };
  where.push(
    'm.pk IN (SELECT memory_pk FROM memory_access WHERE agent_id = @recalledBy AND at >= @recalledSince)',
  );
  return { where, parameters: { recalledSince: since, recalledBy } };
}

function used({ usedBy, usedSince }: MemoryEvents): Conditions {
  if (usedBy === undefined) return NONE;
  return {
    where: [
      `m.id IN (SELECT used.value FROM decisions d, json_each(d.memories_used) used
         WHERE d.agent_id = @usedBy AND d.decided_at >= @usedSince AND d.deleted_at IS NULL)`,
    ],
    parameters: { usedBy, usedSince: usedSince === undefined ? 0 : fromIso(usedSince) },
  };
}

function cools({ cools: cooling }: MemoryEvents): Conditions {
  if (cooling === undefined) return NONE;
  return {
    where: [`(${COOLS_AT}) < @coolsBefore`],
    parameters: { coolsBefore: fromIso(cooling.before), ...strengthParameters(cooling.rules) },
  };
}
