import type { Reset } from '../../../shared/contract/agents.ts';
import type { Agent } from '../../../shared/entities/agent.ts';
import { MemoryType } from '../../../shared/entities/memory.ts';
import { readState, removeState, takeCheckpoint } from './agent-states.ts';
import type { ReadDb } from './database.ts';
import { removeMatching } from './record.ts';
import type { Transaction } from './store.ts';
import { memoriesTable } from './tables.ts';

/** What resetting an agent would move. */
export function describeReset(db: ReadDb, { id, name }: Agent): Reset {
  const counted = new Map(
    db
      .all<{ type: MemoryType; n: number }>(
        'SELECT type, count(*) AS n FROM memories WHERE agent_id = ? AND deleted_at IS NULL GROUP BY type',
        id,
      )
      .map(({ type, n }) => [type, n]),
  );
  const seen = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM memories WHERE agent_id = ? AND deleted_at IS NULL AND shared_with <> '[]'`,
    id,
  );
  const memories = Object.fromEntries(MemoryType.options.map((type) => [type, counted.get(type) ?? 0]));
  return {
    id,
    name,
    stateBytes: readState(db, id)?.bytes ?? 0,
    memories: memories as Reset['memories'], // one of each type
    seenByOthers: seen?.n ?? 0,
  };
}

/** Sets the state of an agent aside, then moves it and the agent's own memories to Trash. */
export function resetAgent(
  transaction: Transaction,
  newId: () => string,
  agentId: string,
): { checkpointId: string; removed: number } {
  const checkpointId = takeCheckpoint(transaction, newId, { agentId, label: '', cause: 'beforeReset' });
  removeState(transaction, agentId);
  const own = {
    alias: 'm',
    where: ['m.agent_id = @agentId', 'm.deleted_at IS NULL'],
    parameters: { agentId },
  };
  return { checkpointId, removed: removeMatching(transaction, memoriesTable, own, []) };
}
