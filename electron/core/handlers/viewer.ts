import type { Caller } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import { findAgent, readAgent } from '../store/agents.ts';
import type { ReadDb } from '../store/database.ts';
import type { Viewer } from '../store/memory-visibility.ts';

type Named = Readonly<{ agentId?: string | undefined; agent?: string | undefined }>;

/** With whose eyes a caller reads memories: an agent sees its own and what is shared with it, a person sees all. */
export function viewerOf(caller: Caller): Viewer {
  if (caller.door !== 'agent') return 'person';
  return { agentId: caller.agent?.id ?? null, ...(caller.agent?.ownOnly === true ? { ownOnly: true } : {}) };
}

/** The same where a person may name an agent to see with its eyes. Throws `forbidden` for an agent that names another. */
export function viewerNamed(db: ReadDb, caller: Caller, { agentId, agent }: Named): Viewer {
  const own = viewerOf(caller);
  if (agentId === undefined && agent === undefined) return own;
  const named = agentId === undefined ? findAgent(db, agent ?? '') : readAgent(db, agentId);
  if (own === 'person')
    return { agentId: named?.id ?? null, ...(named?.access.ownOnly === true ? { ownOnly: true } : {}) };
  const self = agentId === undefined ? agent === caller.client : named?.id === own.agentId;
  if (!self)
    throw new AppError('forbidden', `${caller.client} may recall as itself only. Leave the agent out.`);
  return own;
}
