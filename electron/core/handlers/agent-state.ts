import type {
  agentState as stateDomain,
  checkpoints as checkpointsDomain,
} from '../../../shared/contract/agent-state.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import { MAX_STATE_BYTES } from '../../../shared/entities/agent-state.ts';
import { AppError } from '../../../shared/errors.ts';
import { jsonDifference } from '../../../shared/json-difference.ts';
import type { Json } from '../../../shared/primitives.ts';
import {
  listCheckpoints,
  readCheckpoint,
  readState,
  removeState,
  takeCheckpoint,
  readCheckpointState,
  writeState,
} from '../store/agent-states.ts';
import { findAgent, readAgent, registerAgent } from '../store/agents.ts';
import { refuseStaleEdit, removeRecords } from '../store/record.ts';
import { checkpointsTable } from '../store/tables.ts';
import type { Transaction } from '../store/store.ts';
import { refuseKnownName } from './agents.ts';
import type { Context } from './context.ts';
import { namedAgent } from './fields.ts';

/** More differences than anybody reads. */
const MOST_CHANGES = 2000;

export const agentState: HandlersFor<typeof stateDomain, Context> = {
  get({ store, agentCache }, { agentId }) {
    const { id } = readAgent(store.read, namedAgent(agentId));
    return { state: agentCache.state(id) };
  },
  set(context, { agentId, state, expectedUpdatedAt, reason }, caller) {
    const id = namedAgent(agentId);
    refuseLargeState(state);
    context.change(caller, 'agentState.set', { reason }, (transaction) => {
      readAgent(transaction.db, id);
      const current = readState(transaction.db, id);
      if (current) refuseStaleEdit(current, expectedUpdatedAt);
      writeState(transaction, context.newId, id, state);
    });
    const written = readState(context.store.read, id);
    if (!written) throw new Error('A state that was just written is missing');
    return written;
  },
  remove(context, { agentId, reason }, caller) {
    const removed = context.change(caller, 'agentState.remove', { reason }, (transaction) => {
      readAgent(transaction.db, agentId);
      return removeState(transaction, agentId);
    });
    return { removed: removed ? 1 : 0 };
  },
};

export const checkpoints: HandlersFor<typeof checkpointsDomain, Context> = {
  create(context, { agentId, label, reason }, caller) {
    const fields = { agentId: namedAgent(agentId), label, cause: 'chosen' } as const;
    const id = context.change(caller, 'checkpoints.create', { reason }, (transaction) => {
      readAgent(transaction.db, fields.agentId);
      return takeCheckpoint(transaction, context.newId, fields);
    });
    return readCheckpoint(context.store.read, id);
  },
  list({ store }, { agentId, ...input }) {
    const { id } = readAgent(store.read, namedAgent(agentId));
    return listCheckpoints(store.read, { ...input, agentId: id });
  },
  get: ({ store: { read } }, { id, agentId }) => ({
    ...readCheckpoint(read, id, agentId),
    state: readCheckpointState(read, id),
  }),
  diff({ store: { read } }, { from, to, agentId }) {
    const checkpoint = readCheckpoint(read, from, agentId);
    if (to !== undefined) readCheckpoint(read, to, agentId);
    const before = readCheckpointState(read, from);
    const after =
      to === undefined ? (readState(read, checkpoint.agentId)?.state ?? null) : readCheckpointState(read, to);
    const changes = jsonDifference(before, after, MOST_CHANGES + 1);
    return { changes: changes.slice(0, MOST_CHANGES), more: changes.length > MOST_CHANGES };
  },
  restore(context, { id, asNew, reason }, caller) {
    const done = context.change(caller, 'checkpoints.restore', { reason }, (transaction) => {
      const checkpoint = readCheckpoint(transaction.db, id);
      const state = readCheckpointState(transaction.db, id);
      if (asNew === undefined) return restoreHere(context, transaction, { ...checkpoint, state });
      if (findAgent(transaction.db, asNew.name)) throw refuseKnownName(asNew.name);
      const type = asNew.type ?? readAgent(transaction.db, checkpoint.agentId).type;
      const agentId = registerAgent(transaction, context.newId, asNew.name, type);
      if (state !== null) writeState(transaction, context.newId, agentId, state);
      return { agentId, before: null };
    });
    const { read } = context.store;
    return {
      agent: readAgent(read, done.agentId),
      before: done.before === null ? null : readCheckpoint(read, done.before),
    };
  },
  remove(context, input, caller) {
    const removed = context.change(caller, 'checkpoints.remove', input, (transaction) =>
      removeRecords(transaction, checkpointsTable, input.ids),
    );
    return { removed };
  },
};

/** Makes a checkpoint the state of its agent; one that was taken of no state leaves none. */
function restoreHere(
  context: Context,
  transaction: Transaction,
  { agentId, label, state }: { agentId: string; label: string; state: Json },
): { agentId: string; before: string } {
  readAgent(transaction.db, agentId);
  const before = takeCheckpoint(transaction, context.newId, { agentId, label, cause: 'beforeRestore' });
  if (state === null) removeState(transaction, agentId);
  else writeState(transaction, context.newId, agentId, state);
  return { agentId, before };
}

function refuseLargeState(state: Json): void {
  const bytes = Buffer.byteLength(JSON.stringify(state));
  if (bytes <= MAX_STATE_BYTES) return;
  const inMb = (bytes / MAX_STATE_BYTES).toFixed(1);
  throw new AppError(
    'invalid_input',
    `This state takes ${inMb} MB, and 1 MB is the most there is room for. Nothing was changed. Keep less in it.`,
  );
}
