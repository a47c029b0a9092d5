import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { tasks as domain } from '../../../shared/contract/tasks.ts';
import type { Task, TaskStatus } from '../../../shared/entities/task.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Caller } from '../../../shared/caller.ts';
import { registerAgent } from '../store/agents.ts';
import { isLiving, isTrusted, refuseStaleEdit } from '../store/record.ts';
import { readSession } from '../store/sessions.ts';
import type { Transaction } from '../store/store.ts';
import { tasksTable } from '../store/tables.ts';
import {
  countTasks,
  insertTask,
  listTasks,
  readTask,
  taskConditions,
  taskFacets,
  updateTask,
} from '../store/tasks.ts';
import type { Context } from './context.ts';
import { withoutUndefined } from './fields.ts';
import { holdCandidate } from './proposing.ts';
import { changeMany, idsOf, removeMany } from './many.ts';

const KIND = { table: tasksTable, alias: 't', conditions: taskConditions };

export const tasks: HandlersFor<typeof domain, Context> = {
  add(context, { reason, agent, ...fields }, caller) {
    if (caller.agent?.holdForReview === true) {
      const { description } = fields;
      holdCandidate(context, caller, [{ kind: 'task', description }], { confidence: 1, reason });
    }
    const id = context.newId();
    context.change(caller, 'tasks.add', { reason }, (transaction) => {
      if (fields.sessionId !== null) readSession(transaction.db, fields.sessionId);
      const agentName = agent ?? (caller.actor === 'agent' ? caller.client : undefined);
      const agentId = agentName === undefined ? null : registerAgent(transaction, context.newId, agentName);
      const completedAt = isOver(fields.status) ? transaction.stamp.at : null;
      insertTask(
        transaction,
        id,
        { ...fields, agentId, completedAt, result: null },
        context.analyser.searchText,
      );
    });
    return readTask(context.store.read, id);
  },
  get: ({ store }, { id }) => readTask(store.read, id),
  setStatus(context, { id, status, result, expectedUpdatedAt, reason }, caller) {
    context.change(caller, 'tasks.setStatus', { reason }, (transaction) => {
      const current = readTask(transaction.db, id);
      refuseStaleEdit(current, expectedUpdatedAt);
      const fields = {
        ...movedOn(transaction, current, status),
        ...(result === undefined ? {} : { result }),
      };
      updateTask(transaction, current, fields, context.analyser.searchText);
    });
    return readTask(context.store.read, id);
  },
  update(context, { id, expectedUpdatedAt, reason, ...fields }, caller) {
    context.change(caller, 'tasks.update', { reason }, (transaction) => {
      const current = readTask(transaction.db, id);
      refuseStaleEdit(current, expectedUpdatedAt);
      if (fields.description !== undefined && fields.description !== current.description)
        refuseRewording(caller, current);
      updateTask(transaction, current, withoutUndefined(fields), context.analyser.searchText);
    });
    return readTask(context.store.read, id);
  },
  list: ({ store }, input) => listTasks(store.read, input),
  facets: ({ store }, filter) => taskFacets(store.read, filter),
  counts: ({ store }) => countTasks(store.read),
  updateMany(context, { status, dueAt, ...which }, caller) {
    return changeMany(context, caller, {
      operation: 'tasks.updateMany',
      reason: which.reason,
      items: idsOf(context, KIND, which),
      change(transaction, id) {
        if (!isLiving(transaction.db, tasksTable, id)) return false;
        const current = readTask(transaction.db, id);
        const moved = status === undefined ? {} : movedOn(transaction, current, status);
        const fields = { ...moved, ...withoutUndefined({ dueAt }) };
        return updateTask(transaction, current, fields, context.analyser.searchText);
      },
    });
  },
  remove: (context, input, caller) => removeMany(context, caller, 'tasks.remove', KIND, input),
};

/** A status, and the moment a task was over, which follows from it. */
function movedOn({ stamp }: Transaction, current: Task, status: TaskStatus) {
  return { status, completedAt: isOver(status) ? (current.completedAt ?? stamp.at) : null };
}

function isOver(status: TaskStatus): boolean {
  return status === 'completed' || status === 'failed';
}

/** What the person wrote or accepted says what it says; an agent under review rewords nothing. Throws `conflict`. */
function refuseRewording(caller: Caller, current: Task): void {
  const theirs = current.origin.trust === 'trusted' && !isTrusted(caller);
  if (!theirs && caller.agent?.holdForReview !== true) return;
  throw new AppError(
    'conflict',
    'The person vouches for this task, so its words stay as they are. Nothing was changed. Add a task of your own.',
    { current },
  );
}
