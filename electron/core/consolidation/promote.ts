import type { MemoryType } from '../../../shared/entities/memory.ts';
import type { ActionOf } from './action.ts';
import type { Config, MemoryState } from './state.ts';

const HOUR = 3_600_000;
const RECALLS = 3;
const RECALL_SESSIONS = 2;
/** "Very high": such an episode is worth knowing for good. */
const IMPORTANT = 4;

/**
 * Lets memories grow up: a working one becomes episodic when its session is over or its time is up, an episodic one
 * semantic when it was recalled at least three times in at least two sessions, or is important.
 */
export function planPromotions(
  memories: readonly MemoryState[],
  config: Config,
  now: number,
): ActionOf<'promote'>[] {
  return memories.flatMap((memory) => {
    const grown = growUp(memory, config, now);
    if (grown.to === memory.type) return [];
    return {
      kind: 'promote',
      step: 'promote',
      key: `promote:${memory.id}:${grown.to}`,
      agentId: memory.agentId,
      why: grown.why,
      memoryId: memory.id,
      from: memory.type,
      to: grown.to,
    };
  });
}

type Growth = { to: MemoryType; why: ActionOf<'promote'>['why'] };

function growUp(memory: MemoryState, { ttlHours }: Config, now: number): Growth {
  let growth: Growth = { to: memory.type, why: 'expired' };
  if (growth.to === 'working') {
    if (memory.sessionOver) growth = { to: 'episodic', why: 'session-ended' };
    else if (now - Date.parse(memory.createdAt) >= ttlHours * HOUR)
      growth = { to: 'episodic', why: 'expired' };
  }
  if (growth.to !== 'episodic') return growth;
  if (memory.recalls >= RECALLS && memory.recallSessions >= RECALL_SESSIONS)
    return { to: 'semantic', why: 'recalled' };
  // What consolidation itself thinks important proves nothing.
  if (memory.importance >= IMPORTANT && !memory.own) return { to: 'semantic', why: 'important' };
  return growth;
}
