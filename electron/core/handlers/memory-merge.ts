import type { Output } from '../../../shared/contract/define.ts';
import type { memories } from '../../../shared/contract/memories.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import { AppError } from '../../../shared/errors.ts';
import { tierOf } from '../../../shared/strength.ts';
import { bestFields, widestSharing } from '../consolidation/best-fields.ts';
import type { ReadDb } from '../store/database.ts';
import { type MemoryChanges, readMemory } from '../store/memories.ts';
import type { Context } from './context.ts';
import { currentSettings } from './settings.ts';

type MergePlan = Readonly<{
  canonical: Memory;
  fields: MemoryChanges;
  outcome: Output<(typeof memories)['merge']>;
}>;

/** What merging memories would change. Throws `not_found`, and `conflict` where the one to stay was itself replaced. */
export function planMerge(
  context: Context,
  db: ReadDb,
  ids: readonly string[],
  canonicalId: string,
): MergePlan {
  const others = [...new Set(ids)].filter((id) => id !== canonicalId).map((id) => readMemory(db, id));
  if (!ids.includes(canonicalId) || others.length === 0) {
    throw new AppError(
      'invalid_input',
      'Name at least two memories, among them the one that stays. Nothing was changed.',
    );
  }
  const canonical = readMemory(db, canonicalId);
  if (canonical.supersededBy !== null) {
    throw new AppError(
      'conflict',
      'Another memory took the place of the one that should stay. Nothing was changed. Let that other one stay.',
      { current: canonical },
    );
  }
  const best = { ...bestFields(canonical, others), ...widestSharing(canonical, others) };
  const rules = currentSettings(context).values['memory.strength'];
  const tier = tierOf({ ...canonical, ...best }, rules, context.now());
  const fields = { ...best, ...(tier === canonical.tier ? {} : { tier }) };
  const changed = Object.keys(fields) as (keyof typeof fields)[]; // the object's own keys
  const agentName = fields.agentId === null ? null : canonical.agentName;
  const memory = { ...canonical, ...fields, agentName };
  return { canonical, fields, outcome: { memory, changed, superseded: others } };
}
