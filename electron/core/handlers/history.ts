import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { history as domain } from '../../../shared/contract/history.ts';
import type { UndoResult } from '../../../shared/entities/history.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../store/database.ts';
import { listHistory, readAsOf } from '../store/history.ts';
import { isChanging } from '../store/jobs.ts';
import type { Analyse } from '../store/search-text.ts';
import type { Transaction } from '../store/store.ts';
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
  unfinishedUndoOfProgram,
} from '../store/undo.ts';
import type { Context } from './context.ts';
import { FEW, finishLargeChange, startLargeChange } from './many.ts';

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
  async undoActor(context, { client, actor, since, sessionId }, caller) {
    const filter = {
      client,
      actor: actor ?? null,
      since: since === undefined ? null : fromIso(since),
      sessionId: sessionId ?? null,
    };
    const taken = transactionsOf(context.store.read, filter);
    const counts = {
      transactions: taken.length,
      changes: taken.reduce((sum, tx) => sum + countChanges(context.store.read, tx), 0),
    };
    const begun = unfinishedUndoOfProgram(context.store.read, caller.client, client);
    return { ...counts, ...(await takeAllBack(context, caller, taken, begun)) };
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

/** A step of taking several transactions back: one change of one of them. */
type TakeBackStep = Readonly<{ tx: number; seq: number | null; first: boolean; last: boolean }>;

/**
 * Takes transactions back under one number of history: at once where they are small, else in short steps, as a job.
 * Stopped on the way, it is gone on with under the same number when asked for again.
 */
async function takeAllBack(
  context: Context,
  caller: Caller,
  taken: readonly number[],
  begun: number | null,
): Promise<{ change: number | null; result: UndoResult }> {
  const operation = 'history.undoActor';
  const { read } = context.store;
  const result: UndoResult = { tx: null, operation: null, restored: [], skipped: [] };
  const work = (transaction: Transaction, step: TakeBackStep): void =>
    takeStepBack(transaction, step, result, context.analyser.searchText);
  const steps = taken.flatMap((tx) => stepsOf(read, tx));
  if (begun === null && steps.length <= FEW) {
    if (steps.length === 0) return { change: null, result };
    const change = context.change(caller, operation, {}, (transaction) => {
      for (const step of steps) work(transaction, step);
      return transaction.number();
    });
    return { change, result };
  }
  const tx = begun ?? context.change(caller, operation, {}, (transaction) => transaction.number());
  await finishLargeChange(context, caller, { operation, tx, items: steps, counts: {}, work });
  return { change: tx, result };
}

function stepsOf(read: ReadDb, tx: number): TakeBackStep[] {
  const changes: readonly (number | null)[] = countChanges(read, tx) === 0 ? [null] : changesOf(read, tx);
  return changes.map((seq, place) => ({
    tx,
    seq,
    first: place === 0,
    last: place === changes.length - 1,
  }));
}

function takeStepBack(
  transaction: Transaction,
  { tx, seq, first, last }: TakeBackStep,
  result: UndoResult,
  analyse: Analyse,
): void {
  if (first) beginUndo(transaction, tx);
  if (seq !== null) {
    const { fields, ...record } = undoChange(transaction, seq, analyse);
    if (fields.length === 0) result.restored.push(record);
    else result.skipped.push({ ...record, fields });
  }
  if (last) endUndo(transaction, tx);
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
