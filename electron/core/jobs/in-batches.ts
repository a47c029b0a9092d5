import type { Caller } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Clock } from '../ports.ts';
import type { Analyse } from '../store/search-text.ts';
import type { Stamp, Store, Transaction } from '../store/store.ts';
import { beginUndo, changesOf, endUndo, undoChange } from '../store/take-back.ts';
import type { JobControl } from './runner.ts';

/** A batch holds the write lock about so long; a person's edit waits no longer than that. */
const BATCH_MS = 10;
/** And is not larger than this, so that progress is told and a wish to cancel is seen. */
const LARGEST_BATCH = 250;

/** A change of many records that is one transaction of history. */
export type LargeChange<T> = Readonly<{
  store: Store;
  now: Clock;
  analyse: Analyse;
  /** Who makes it, under which number of history. */
  stamp: Stamp & Readonly<{ tx: number }>;
  items: readonly T[];
  work(transaction: Transaction, item: T): void;
  /** What `work` counts on the way. */
  counts: Readonly<Record<string, number>>;
}>;

/**
 * Makes a large change in transactions of about 10 ms. Cancelling takes back what was done. Where the process ends in the
 * middle, or something fails, what was done stays and is undone as one.
 */
export async function carryOutInBatches<T>(change: LargeChange<T>, control: JobControl): Promise<void> {
  try {
    await workThrough(change, control, () => {
      control.signal.throwIfAborted();
    });
  } catch (error) {
    if (wasCancelled(control.signal)) await takeBack(change, control);
    throw error;
  }
}

async function workThrough<T>(
  { store, stamp, items, work, counts }: LargeChange<T>,
  control: JobControl,
  afterBatch: () => void,
): Promise<void> {
  for (let done = 0; done < items.length;) {
    store.write(stamp, (transaction) => {
      const until = performance.now() + BATCH_MS;
      const last = Math.min(items.length, done + LARGEST_BATCH);
      do {
        work(transaction, items[done] as T); // `done` is below the length
        done += 1;
      } while (done < last && performance.now() < until);
      control.report(transaction.db, done, counts);
    });
    await control.breathe();
    afterBatch();
  }
}

/** Takes back what a cancelled change did so far; nobody can undo or redo that. */
async function takeBack<T>(change: LargeChange<T>, control: JobControl): Promise<void> {
  const { store, now, analyse } = change;
  const { tx: taken, caller } = change.stamp;
  const begun: Stamp & { caller: Caller } = { caller, operation: 'bulk.cancel', at: now() };
  const tx = store.write(begun, (transaction) => {
    beginUndo(transaction, taken);
    return transaction.number();
  });
  const stamp = { ...begun, tx };
  const items = changesOf(store.read, taken);
  const work = (transaction: Transaction, seq: number): void => void undoChange(transaction, seq, analyse);
  await workThrough({ ...change, stamp, items, work }, { ...control, report: () => {} }, () => {});
  store.write(stamp, (transaction) => endUndo(transaction, taken));
}

function wasCancelled(signal: AbortSignal): boolean {
  const reason: unknown = signal.aborted ? signal.reason : undefined;
  return reason instanceof AppError && reason.code === 'cancelled';
}
