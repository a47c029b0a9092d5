import type { Caller } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import { forgetFollowedFiles } from '../store/followed.ts';
import { readImport } from '../store/imports.ts';
import { listJobs } from '../store/jobs.ts';
import {
  carryOutPart,
  finishUndoOfImport,
  type ImportPart,
  partsMadeOfImport,
  partsOfImport,
  type UndoneImport,
  unfinishedUndoOfImport,
  unmarkMessages,
} from '../store/undone-import.ts';
import type { Context } from './context.ts';
import { FEW, finishLargeChange } from './many.ts';
import { currentSettings } from './settings.ts';

const OPERATION = 'imports.undo';
const MOST_JOBS = 100;

type Wanted = Readonly<{ id: string; place: string | null; reason: string | undefined }>;

/**
 * Moves everything an import brought to Trash: at once where it is little, else in short steps under one number of
 * history, as a job. Stopped on the way, it is gone on with when asked for again; cancelled, nothing has changed.
 */
export async function takeImportBack(
  context: Context,
  id: string,
  reason: string | undefined,
  caller: Caller,
): Promise<void> {
  const { read } = context.store;
  const { status, place } = readImport(read, id);
  // First, so that it is not begun anew before this is done.
  if (status === 'following' && place !== null) stopFollowing(context, place);
  refuseUndo(context, id);
  const wanted = { id, place, reason };
  const begun = unfinishedUndoOfImport(read, id);
  if (begun === null && partsOfImport(read, id, 0).length <= FEW) takeBackAtOnce(context, wanted, caller);
  else await takeBackInSteps(context, wanted, caller, begun);
}

function takeBackAtOnce(context: Context, { id, place, reason }: Wanted, caller: Caller): void {
  context.change(caller, OPERATION, { reason }, (transaction) => {
    const { db, stamp } = transaction;
    const carryOut = (part: ImportPart): boolean =>
      carryOutPart(transaction, part, context.analyser.searchText);
    partsOfImport(db, id, stamp.at).forEach(carryOut);
    partsMadeOfImport(db, id, transaction.number()).forEach(carryOut);
    finishUndoOfImport(transaction, id, stamp.at);
    if (place !== null) forgetFollowedFiles(db, place);
  });
}

async function takeBackInSteps(
  context: Context,
  { id, place, reason }: Wanted,
  caller: Caller,
  begun: UndoneImport | null,
): Promise<void> {
  context.needJobsLane();
  const { tx, at } =
    begun ??
    context.change(caller, OPERATION, { reason }, (transaction) => ({
      tx: transaction.number(),
      at: transaction.stamp.at,
    }));
  const counts = { changed: 0, left: 0 };
  try {
    await finishLargeChange(context, caller, {
      operation: OPERATION,
      subjectId: id,
      at,
      tx,
      items: partsOfImport(context.store.read, id, at),
      further: () => partsMadeOfImport(context.store.read, id, tx),
      counts,
      work(transaction, part) {
        counts[carryOutPart(transaction, part, context.analyser.searchText) ? 'changed' : 'left'] += 1;
      },
      end(transaction) {
        finishUndoOfImport(transaction, id, at);
        if (place !== null) forgetFollowedFiles(transaction.db, place);
        return counts;
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled')
      context.aside((db) => unmarkMessages(db, id, at));
    throw error;
  }
}

function refuseUndo({ store }: Context, id: string): void {
  const { status } = readImport(store.read, id);
  if (status === 'running')
    throw new AppError('conflict', 'This import is still running. Cancel it instead.');
  if (status === 'undone' || status === 'cancelled')
    throw new AppError('conflict', 'This import was taken back already. Nothing was changed.');
  if (listJobs(store.read, ['running'], MOST_JOBS).some(({ subjectId }) => subjectId === id))
    throw new AppError('conflict', 'This import is being taken back already. Wait until that is done.');
}

function stopFollowing({ config, store }: Context, place: string): void {
  const followed = currentSettings({ config, store }).values['imports.follow'];
  config.write({ 'imports.follow': followed.filter((one) => one !== place) });
}
