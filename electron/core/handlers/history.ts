import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { history as domain } from '../../../shared/contract/history.ts';
import type { UndoResult } from '../../../shared/entities/history.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { AppError } from '../../../shared/errors.ts';
import { listHistory, readAsOf } from '../store/history.ts';
import { isChanging } from '../store/jobs.ts';
import { fromIso } from '../store/table.ts';
import {
  beginUndo,
  changesOf,
  countChanges,
  endUndo,
  findUnfinishedUndo,
  undoChange,
  undoTransaction,
} from '../store/take-back.ts';
import {
  chooseUndo,
  nextRedo,
  nextUndo,
  readUndoDepth,
  transactionsOf,
  type UndoTarget,
} from '../store/undo.ts';
import type { Context } from './context.ts';
import { FEW, startLargeChange } from './many.ts';

export const history: HandlersFor<typeof domain, Context> = {
  list: ({ store }, input) => listHistory(store.read, input),
  get: ({ store }, { tx }) => ({
    items: listHistory(store.read, { tx, limit: 1000, withTotal: false }).items,
  }),
  undo: (context, { tx }, caller) =>
    takeBack(context, caller, 'history.undo', chooseUndo(context.store.read, tx)),
  undoLast: (context, _, caller) =>
    takeBack(context, caller, 'history.undoLast', nextUndo(context.store.read, caller.client)),
  redo: (context, _, caller) =>
    takeBack(context, caller, 'history.redo', nextRedo(context.store.read, caller.client)),
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

type TakenBack = UndoResult & { job: Job | null };

/** Takes a transaction back: at once where it is small, as a job otherwise. */
function takeBack(
  context: Context,
  caller: Caller,
  operation: string,
  target: UndoTarget | undefined,
): TakenBack {
  if (!target) return { tx: null, operation: null, restored: [], skipped: [], job: null };
  const { read } = context.store;
  refuseWhileChanging(context, caller, target.tx);
  if (countChanges(read, target.tx) > FEW)
    return { ...target, restored: [], skipped: [], job: startTakingBack(context, caller, operation, target) };
  const result = context.change(caller, operation, {}, (transaction) =>
    undoTransaction(transaction, target.tx, context.analyser.searchText),
  );
  return { ...result, operation: target.operation, job: null };
}

function startTakingBack(context: Context, caller: Caller, operation: string, target: UndoTarget): Job {
  context.needJobsLane();
  const { read } = context.store;
  const tx =
    findUnfinishedUndo(read, target.tx) ??
    context.change(caller, operation, {}, (transaction) => {
      beginUndo(transaction, target.tx);
      return transaction.number();
    });
  /** Records that are as they were; fields that were left alone. */
  const counts = { restored: 0, skipped: 0 };
  return startLargeChange(context, caller, {
    operation,
    tx,
    items: changesOf(read, target.tx),
    counts,
    work(transaction, seq) {
      const { fields } = undoChange(transaction, seq, context.analyser.searchText);
      if (fields.length === 0) counts.restored += 1;
      counts.skipped += fields.length;
    },
    end(transaction) {
      endUndo(transaction, target.tx);
      return { ...counts, operation: target.operation };
    },
  });
}

/** Without a sign of life for so long, a job does not stand in the way of undo. */
const ALIVE_MS = 30_000;

function refuseWhileChanging({ store, now }: Context, { client }: Caller, tx: number): void {
  if (!isChanging(store.read, { client, tx, since: now() - ALIVE_MS })) return;
  throw new AppError(
    'conflict',
    'A large change is still being made. Nothing was taken back. Wait until it is done, or cancel it.',
  );
}
