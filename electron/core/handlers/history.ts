import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { history as domain } from '../../../shared/contract/history.ts';
import type { UndoResult } from '../../../shared/entities/history.ts';
import { listHistory, readAsOf } from '../store/history.ts';
import { fromIso } from '../store/table.ts';
import {
  readUndoDepth,
  redoLast,
  transactionsOf,
  undoChosen,
  undoLast,
  undoTransaction,
} from '../store/undo.ts';
import type { Context } from './context.ts';

export const history: HandlersFor<typeof domain, Context> = {
  list: ({ store }, input) => listHistory(store.read, input),
  get: ({ store }, { tx }) => ({
    items: listHistory(store.read, { tx, limit: 1000, withTotal: false }).items,
  }),
  undo: (context, { tx }, caller) =>
    context.change(caller, 'history.undo', {}, (transaction) =>
      undoChosen(transaction, tx, context.analyser.searchText),
    ),
  undoLast: (context, _, caller) =>
    context.change(caller, 'history.undoLast', {}, (transaction) =>
      undoLast(transaction, context.analyser.searchText),
    ),
  redo: (context, _, caller) =>
    context.change(caller, 'history.redo', {}, (transaction) =>
      redoLast(transaction, context.analyser.searchText),
    ),
  depth: ({ store }, _, caller) => readUndoDepth(store.read, caller.client),
  undoActor(context, { client, since, sessionId }, caller) {
    const filter = {
      client,
      since: since === undefined ? null : fromIso(since),
      sessionId: sessionId ?? null,
    };
    const result: UndoResult = { tx: null, operation: null, restored: [], skipped: [] };
    const numbers = context.change(caller, 'history.undoActor', {}, (transaction) => {
      const taken = transactionsOf(transaction.db, filter);
      for (const tx of taken) {
        const { restored, skipped } = undoTransaction(transaction, tx, context.analyser.searchText);
        result.restored.push(...restored);
        result.skipped.push(...skipped);
      }
      return taken;
    });
    return { transactions: numbers.length, result };
  },
  asOf: ({ store }, { entity, id, at }) => ({ record: readAsOf(store.read, entity, id, fromIso(at)) }),
};
