import type { agents as domain } from '../../../shared/contract/agents.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  findAgent,
  listAgents,
  readAgent,
  readAgentSummary,
  registerAgent,
  updateAgent,
} from '../store/agents.ts';
import { refuseStaleEdit } from '../store/record.ts';
import { fromIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { namedAgent, withoutUndefined } from './fields.ts';

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
};

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
