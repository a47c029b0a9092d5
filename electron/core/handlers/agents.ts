import type { agents as domain } from '../../../shared/contract/agents.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { Agent } from '../../../shared/entities/agent.ts';
import type { Memory } from '../../../shared/entities/memory.ts';
import { AppError } from '../../../shared/errors.ts';
import { describeReset, resetAgent } from '../store/agent-reset.ts';
import {
  agentsOfType,
  findAgent,
  listAgents,
  readAgent,
  readCalls,
  readAgentSummary,
  registerAgent,
  updateAgent,
} from '../store/agents.ts';
import type { ReadDb } from '../store/database.ts';
import { listMemories, readMemory, updateMemory } from '../store/memories.ts';
import { refuseStaleEdit } from '../store/record.ts';
import { countChanges } from '../store/take-back.ts';
import { transactionsOf } from '../store/undo.ts';
import { fromIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { readExecution, startExecution } from './execution.ts';
import { namedAgent, withoutUndefined } from './fields.ts';
import { currentSettings } from './settings.ts';

const DAY_MS = 86_400_000;

export const agents: HandlersFor<typeof domain, Context> = {
  register(context, { name, type, reason }, caller) {
    if (name === undefined)
      throw new AppError('invalid_input', 'Give the agent a name. Nothing was changed.');
    const id = context.change(caller, 'agents.register', { reason }, (transaction) => {
      const known = findAgent(transaction.db, name);
      if (known && caller.door !== 'agent') throw refuseKnownName(name);
      // What it is called by the person stays.
      if (known && known.type === '') updateAgent(transaction, known.id, { type });
      return known?.id ?? registerAgent(transaction, context.newId, name, type);
    });
    return readAgent(context.store.read, id);
  },
  get(context, { id, since }) {
    context.activity.flush();
    return readAgentSummary(context.store.read, namedAgent(id, 'id'), sinceOf(context, since));
  },
  list(context, { since, ...input }) {
    context.activity.flush();
    return listAgents(context.store.read, { ...input, since: sinceOf(context, since) });
  },
  calls(context, { id }) {
    context.activity.flush();
    return { items: readCalls(context.store.read, readAgent(context.store.read, id).id) };
  },
  written({ store: { read } }, { id }) {
    const { name } = readAgent(read, id);
    const taken = transactionsOf(read, { client: name, actor: 'agent', since: null, sessionId: null });
    return {
      transactions: taken.length,
      changes: taken.reduce((sum, tx) => sum + countChanges(read, tx), 0),
    };
  },
  update(context, { id, expectedUpdatedAt, reason, access, ...fields }, caller) {
    context.change(caller, 'agents.update', { reason }, (transaction) => {
      refuseStaleEdit(readAgent(transaction.db, id), expectedUpdatedAt);
      updateAgent(transaction, id, { ...withoutUndefined(fields), ...(access ? { access } : {}) });
    });
    return readAgent(context.store.read, id);
  },
  pause(context, { id, paused, reason }, caller) {
    context.change(caller, 'agents.pause', { reason }, (transaction) => {
      readAgent(transaction.db, id);
      updateAgent(transaction, id, { paused });
    });
    return readAgent(context.store.read, id);
  },
  memory(context, { id, type, ...page }) {
    const { read } = context.store;
    const agentIds = chosenAgents(read, { id, type }).map((agent) => agent.id);
    const order = { sort: 'createdAt', order: 'desc', match: null, now: context.now() } as const;
    const list = { ...page, ...order, agentIds };
    const [agentId = null, ...others] = agentIds;
    // What one agent has is among what it sees.
    const held = others.length === 0 ? context.agentCache.list({ ...list, viewer: { agentId } }) : null;
    const rules = () => currentSettings(context).values['memory.strength'];
    return held ?? listMemories(read, { ...list, viewer: 'person', rules });
  },
  previewReset: ({ store: { read } }, input) => ({
    agents: chosenAgents(read, input).map((agent) => describeReset(read, agent)),
  }),
  reset(context, input, caller) {
    return context.change(caller, 'agents.reset', input, (transaction) => {
      let removed = 0;
      const done = chosenAgents(transaction.db, input).map((agent) => {
        const described = describeReset(transaction.db, agent);
        const reset = resetAgent(transaction, context.newId, agent.id);
        removed += reset.removed;
        return { ...described, checkpointId: reset.checkpointId };
      });
      return { agents: done, removed };
    });
  },
  share(context, { memoryId, with: among, expectedUpdatedAt, reason }, caller) {
    context.change(caller, 'agents.share', { reason }, (transaction) => {
      const memory = readMemory(transaction.db, memoryId);
      refuseStaleEdit(memory, expectedUpdatedAt);
      if (among !== 'all') for (const id of among) readAgent(transaction.db, id);
      updateMemory(transaction, memory, sharing(memory, among), context.analyser.searchText);
    });
    return readMemory(context.store.read, memoryId);
  },
  execute: startExecution,
  execution: (context, { jobId }) => readExecution(context, jobId),
};

type Chosen = Readonly<{ id?: string | undefined; type?: string | undefined }>;

/** The agent that is named, or those of a type. Throws `not_found` where there is none. */
function chosenAgents(db: ReadDb, { id, type }: Chosen): Agent[] {
  if (type === undefined) return [readAgent(db, namedAgent(id, 'id'))];
  const found = agentsOfType(db, type);
  if (found.length > 0) return found;
  throw new AppError('not_found', `There is no agent of the type ${type}. Nothing was changed.`);
}

/** Whose a memory is once it is shared as asked. */
function sharing(memory: Memory, among: 'all' | readonly string[]): Pick<Memory, 'agentId' | 'sharedWith'> {
  if (among === 'all') return { agentId: null, sharedWith: [] };
  const agentId = memory.agentId ?? among[0];
  if (agentId === undefined) {
    throw new AppError(
      'invalid_input',
      'This memory belongs to all agents, so one must be named that it shall belong to. Nothing was changed.',
    );
  }
  return { agentId, sharedWith: [...new Set(among)].filter((id) => id !== agentId) };
}

/** The error for a name that another agent is known by. */
export function refuseKnownName(name: string): AppError {
  return new AppError(
    'conflict',
    `There is an agent ${name} already. Nothing was changed. Choose another name.`,
  );
}

function sinceOf({ now }: Context, since: string | undefined): number {
  return since === undefined ? now() - DAY_MS : fromIso(since);
}
