import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { patterns as domain } from '../../../shared/contract/patterns.ts';
import { dismiss } from '../store/consolidation-notes.ts';
import { listPatterns, readPattern } from '../store/patterns.ts';
import { removeRecords } from '../store/record.ts';
import { patternsTable } from '../store/tables.ts';
import type { Context } from './context.ts';

export const patterns: HandlersFor<typeof domain, Context> = {
  list: ({ store }, input) => listPatterns(store.read, input),
  get: ({ store }, { id }) => readPattern(store.read, id),
  remove(context, { ids, reason }, caller) {
    const removed = context.change(caller, 'patterns.remove', { reason }, (transaction) => {
      for (const id of new Set(ids))
        dismiss(transaction.db, readPattern(transaction.db, id).key, transaction.stamp.at);
      return removeRecords(transaction, patternsTable, ids);
    });
    return { removed };
  },
};
