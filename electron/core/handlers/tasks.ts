import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { tasks as domain } from '../../../shared/contract/tasks.ts';
import type { TaskStatus } from '../../../shared/entities/task.ts';
import { registerAgent } from '../store/agents.ts';
import { refuseStaleEdit, removeRecords } from '../store/record.ts';
import { readSession } from '../store/sessions.ts';
import { tasksTable } from '../store/tables.ts';
import { countTasks, insertTask, listTasks, readTask, updateTask } from '../store/tasks.ts';
import type { Context } from './context.ts';
import { withoutUndefined } from './fields.ts';

export const tasks: HandlersFor<typeof domain, Context> = {
  add(context, { reason, agent, ...fields }, caller) {
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
      const completedAt = isOver(status) ? (current.completedAt ?? transaction.stamp.at) : null;
      const fields = { status, completedAt, ...(result === undefined ? {} : { result }) };
      updateTask(transaction, current, fields, context.analyser.searchText);
    });
    return readTask(context.store.read, id);
  },
  update(context, { id, expectedUpdatedAt, reason, ...fields }, caller) {
    context.change(caller, 'tasks.update', { reason }, (transaction) => {
      const current = readTask(transaction.db, id);
      refuseStaleEdit(current, expectedUpdatedAt);
      updateTask(transaction, current, withoutUndefined(fields), context.analyser.searchText);
    });
    return readTask(context.store.read, id);
  },
  list: ({ store }, input) => listTasks(store.read, input),
  counts: ({ store }) => countTasks(store.read),
  remove(context, input, caller) {
    const removed = context.change(caller, 'tasks.remove', input, (transaction) =>
      removeRecords(transaction, tasksTable, input.ids),
    );
    return { removed };
  },
};

function isOver(status: TaskStatus): boolean {
  return status === 'completed' || status === 'failed';
}
