import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { users as usersDomain } from '../../../shared/contract/people.ts';
import { listUsers, readUser } from '../store/people.ts';
import { refuseStaleEdit, updateRecord } from '../store/record.ts';
import { usersTable } from '../store/tables.ts';
import type { Context } from './context.ts';

export const users: HandlersFor<typeof usersDomain, Context> = {
  list: ({ store }, page) => listUsers(store.read, page),
  get: ({ store }, { id }) => readUser(store.read, id),
  update(context, { id, name, expectedUpdatedAt, reason }, caller) {
    context.change(caller, 'users.update', { reason }, (transaction) => {
      refuseStaleEdit(readUser(transaction.db, id), expectedUpdatedAt);
      updateRecord(transaction, usersTable, id, { name });
    });
    return readUser(context.store.read, id);
  },
};
