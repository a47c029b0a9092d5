import type { Caller } from '../../../shared/caller.ts';
import type { ReadDb } from '../store/database.ts';
import type { Viewer } from '../store/memory-visibility.ts';
import { findAgentId } from '../store/people.ts';

/** With whose eyes a caller reads memories: an agent sees its own and what is shared with it, a person sees all. */
export function viewerOf(db: ReadDb, caller: Caller): Viewer {
  if (caller.door !== 'agent') return 'person';
  return { agentId: findAgentId(db, caller.client) ?? null };
}
