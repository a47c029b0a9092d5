import type { ConsolidationRun } from '../../../shared/entities/run.ts';
import { AppError } from '../../../shared/errors.ts';
import { readRun, runActionKeys, updateRun } from '../store/runs.ts';
import type { Stamp, Store, Transaction } from '../store/store.ts';
import { beginUndo, changesBeside, endUndo, findUnfinishedUndo, undoChange } from '../store/take-back.ts';
import { dismissAll } from './apply.ts';

const KEYS_AT_ONCE = 200;
const TRANSACTION_MS = 10;

/** What taking back a run came to, in changes. */
type RunUndone = { restored: number; skipped: number };

/**
 * Takes back everything a run did, newest first, in short transactions. Whatever stops it, asked again it goes on: what
 * has its former value is left alone. What it did is not proposed again.
 */
export async function undoRun(
  store: Store,
  runId: string,
  stamp: () => Stamp,
  analyse: (text: string) => string,
  breathe: () => Promise<void>,
): Promise<RunUndone> {
  const { number, taken } = beginUndoOfRun(store, runId, stamp());
  const change = <T>(work: (transaction: Transaction) => T): T =>
    store.write({ ...stamp(), tx: number }, work);
  await breathe();
  for (let after = 0, more = true; more;) {
    const keys = runActionKeys(store.read, runId, after, KEYS_AT_ONCE);
    change((transaction) =>
      dismissAll(
        transaction,
        keys.map(({ key }) => key),
      ),
    );
    after = keys.at(-1)?.pk ?? after;
    more = keys.length === KEYS_AT_ONCE;
    await breathe();
  }
  const undone: RunUndone = { restored: 0, skipped: 0 };
  const changes = changesBeside(store.read, taken, 'run');
  for (let next = 0; next < changes.length;) {
    next = change((transaction) => undoSome(transaction, changes, next, analyse, undone));
    await breathe();
  }
  change((transaction) => {
    endUndo(transaction, taken);
    updateRun(transaction, runId, { status: 'undone' });
  });
  return undone;
}

function beginUndoOfRun(store: Store, runId: string, stamp: Stamp): { number: number; taken: number } {
  const { tx } = readRun(store.read, runId);
  if (tx === null) throw new AppError('conflict', 'This run changed nothing.');
  const begun = findUnfinishedUndo(store.read, tx);
  const number = store.write(begun === null ? stamp : { ...stamp, tx: begun }, (transaction) => {
    refuseUndo(readRun(transaction.db, runId));
    updateRun(transaction, runId, { status: 'undoing' });
    if (begun === null) beginUndo(transaction, tx);
    return transaction.number();
  });
  return { number, taken: tx };
}

function undoSome(
  transaction: Transaction,
  changes: readonly number[],
  from: number,
  analyse: (text: string) => string,
  undone: RunUndone,
): number {
  const since = performance.now();
  let next = from;
  for (; next < changes.length && performance.now() - since < TRANSACTION_MS; next += 1) {
    const { fields } = undoChange(transaction, changes[next] ?? 0, analyse);
    if (fields.length === 0) undone.restored += 1;
    else undone.skipped += 1;
  }
  return next;
}

function refuseUndo({ status }: ConsolidationRun): void {
  if (status === 'running')
    throw new AppError('conflict', 'This run is still going on. Nothing was changed. Stop it first.');
  if (status === 'undone')
    throw new AppError('conflict', 'This run was taken back already. Nothing was changed.');
}
