import type { Caller } from '../../../shared/caller.ts';
import type { Job } from '../../../shared/entities/job.ts';
import type { Json } from '../../../shared/primitives.ts';
import { carryOutInBatches } from '../jobs/in-batches.ts';
import type { JobControl } from '../jobs/runner.ts';
import type { Conditions } from '../store/cursor.ts';
import { readJob } from '../store/jobs.ts';
import { readIds, refuseMissing } from '../store/many.ts';
import { removeLiving } from '../store/record.ts';
import type { Transaction } from '../store/store.ts';
import type { Table } from '../store/table.ts';
import type { Context } from './context.ts';

/** So many are changed at once; more are a job. At once means: while the person's other edits wait. */
export const FEW = 300;

/** Which records a change of many means, as the contract says it. */
type Many<F> = Readonly<{
  ids?: readonly string[] | undefined;
  matching?: F | undefined;
  except?: readonly string[] | undefined;
  reason?: string | undefined;
}>;

/** A kind of record, and how a filter of it becomes conditions under its alias. */
export type Kind<F> = Readonly<{ table: Table; alias: string; conditions(filter: F): Conditions }>;

/** The records that are meant: those named, all of which must be there, or all that match but for some. */
export function idsOf<F>(context: Context, kind: Kind<F>, { ids, matching, except = [] }: Many<F>): string[] {
  const { read } = context.store;
  if (matching !== undefined) return readIds(read, kind.table, kind.alias, kind.conditions(matching), except);
  const named = [...new Set(ids)];
  refuseMissing(read, kind.table, named);
  return named;
}

type ManyChange<T> = Readonly<{
  operation: string;
  reason?: string | undefined;
  items: readonly T[];
  /** Changes one; gives false where there was nothing to change. */
  change(transaction: Transaction, item: T): boolean;
}>;

/** How many were changed; where there are many, the job that goes on with it, and nothing was changed yet. */
export type ManyDone = { changed: number; job: Job | null };

/** Changes many records as one transaction of history: at once where they are few, as a job otherwise. */
export function changeMany<T>(context: Context, caller: Caller, wanted: ManyChange<T>): ManyDone {
  const { operation, reason, items, change } = wanted;
  if (items.length <= FEW) {
    const changed = context.change(caller, operation, { reason }, (transaction) =>
      items.reduce((sum, item) => sum + (change(transaction, item) ? 1 : 0), 0),
    );
    return { changed, job: null };
  }
  context.needJobsLane();
  const tx = context.change(caller, operation, { reason }, (transaction) => transaction.number());
  const counts = { changed: 0, left: 0 };
  const job = startLargeChange(context, caller, {
    operation,
    tx,
    items,
    counts,
    work(transaction, item) {
      counts[change(transaction, item) ? 'changed' : 'left'] += 1;
    },
  });
  return { changed: 0, job };
}

/** Moves the records that are meant to Trash. */
export function removeMany<F>(
  context: Context,
  caller: Caller,
  operation: string,
  kind: Kind<F>,
  input: Many<F>,
): { removed: number; job: Job | null } {
  const { changed, job } = changeMany(context, caller, {
    operation,
    reason: input.reason,
    items: idsOf(context, kind, input),
    change: (transaction, id) => removeLiving(transaction, kind.table, id),
  });
  return { removed: changed, job };
}

type LargeWork<T> = Readonly<{
  operation: string;
  /** What it is done to as a whole. */
  subjectId?: string;
  /** When it was begun, where that was before now. */
  at?: number;
  tx: number;
  items: readonly T[];
  counts: Record<string, number>;
  work(transaction: Transaction, item: T): void;
  /** What is found to do once all of that is done. */
  further?: () => readonly T[];
  /** What is left to do at the end, and what the job answers. */
  end?: (transaction: Transaction) => Json;
}>;

/** Starts the job that works through many items under one number of history. Only in the lane of the jobs. */
export function startLargeChange<T>(context: Context, caller: Caller, large: LargeWork<T>): Job {
  const { tx, items, subjectId = null } = large;
  const jobId = context.jobs.start(
    { kind: 'bulk', total: items.length, unit: 'items', subjectId, tx },
    (control) => carryOutLarge(context, caller, large, control),
  );
  const job = readJob(context.store.read, jobId);
  if (!job) throw new Error('A job that was just started is missing');
  return job;
}

/** The same for an operation that answers once all is done. */
export function finishLargeChange<T>(context: Context, caller: Caller, large: LargeWork<T>): Promise<Json> {
  const { tx, items, subjectId = null } = large;
  return new Promise((resolve, reject) => {
    context.jobs.start(
      { kind: 'bulk', total: items.length, unit: 'items', subjectId, tx },
      async (control) => {
        try {
          const result = await carryOutLarge(context, caller, large, control);
          resolve(result);
          return result;
        } catch (error) {
          reject(asError(error));
          throw error;
        }
      },
    );
  });
}

async function carryOutLarge<T>(
  { store, now, analyser }: Context,
  caller: Caller,
  { operation, tx, at = now(), items, counts, work, further, end }: LargeWork<T>,
  control: JobControl,
): Promise<Json> {
  const stamp = { caller, operation, at, tx };
  const change = { store, now, analyse: analyser.searchText, stamp, counts, work };
  await carryOutInBatches({ ...change, items }, control);
  if (further) await carryOutInBatches({ ...change, items: further() }, control);
  return end === undefined ? counts : store.write(stamp, end);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
