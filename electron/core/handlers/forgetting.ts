import type { Caller } from '../../../shared/caller.ts';
import type { Input, Output } from '../../../shared/contract/define.ts';
import type { Receipt, trash as domain } from '../../../shared/contract/trash.ts';
import { AppError } from '../../../shared/errors.ts';
import { backupFile, removeBackup } from '../files/backup-folder.ts';
import { carryOutBackupTask } from '../files/backup-task.ts';
import { listBackups } from '../files/backups.ts';
import { listExports } from '../files/exports.ts';
import { countSetAside } from '../files/quarantine.ts';
import { waitForJobs } from '../jobs/living-jobs.ts';
import {
  countGoing,
  countHeldIn,
  type ForgetScope,
  isKnown,
  readDerived,
  readSources,
  scopeOf,
} from '../store/forgetting.ts';
import { digestOf, insertReceipt } from '../store/receipts.ts';
import { removeLiving } from '../store/record.ts';
import { toIso } from '../store/table.ts';
import { tableOf } from '../store/tables.ts';
import { readTrashRefs, refuseNotInTrash, type TrashRef } from '../store/trash.ts';
import type { Context } from './context.ts';
import { forgetInTrash, nextTurn } from './purging.ts';

type Which = Pick<
  Input<(typeof domain)['plan']>,
  'items' | 'inUse' | 'matching' | 'except' | 'everything' | 'withDerived'
>;
type HeldBackup = Readonly<{ name: string; createdAt: string; records: number | null }>;

/** What is named of each list in a plan. */
const NAMED = 100;
/** Records taken out of use in one transaction. */
const BATCH = 200;

/** Tells what forgetting would take along, what was made from it, and where it is held beside the memory. */
export function planForgetting(context: Context, which: Which): Output<(typeof domain)['plan']> {
  const { read } = context.store;
  const chosen = chooseRefs(context, which);
  const derived = readDerived(read, scopeOf(read, chosen));
  const refs = which.withDerived ? [...chosen, ...derived] : chosen;
  const scope = scopeOf(read, refs);
  return {
    records: refs.length,
    ...countGoing(read, scope),
    exports: listExports(context.home).length,
    derived: { total: derived.length, items: derived.slice(0, NAMED) },
    sources: readSources(read, scope).slice(0, NAMED),
    backups: backupsHolding(context, scope),
    setAside: countSetAside(context.home),
  };
}

/** Forgets completely what was chosen, in Trash or still in use, and keeps a receipt. */
export async function forgetChosen(
  context: Context,
  caller: Caller,
  { reason, andBackups, ...which }: Input<(typeof domain)['purge']>,
): Promise<Receipt> {
  const { read } = context.store;
  const chosen = chooseRefs(context, which);
  const refs = which.withDerived ? [...chosen, ...readDerived(read, scopeOf(read, chosen))] : chosen;
  const scope = scopeOf(read, refs);
  for (let from = 0; from < refs.length; from += BATCH) {
    const some = refs.slice(from, from + BATCH).filter(({ kind }) => kind !== 'import');
    context.change(caller, 'trash.purge', { reason }, (transaction) => {
      for (const { kind, id } of some) removeLiving(transaction, tableOf(kind), id);
    });
    await nextTurn();
  }
  const forgotten = await forgetInTrash(context, caller, refs, reason);
  // A copy that was begun before is listed only once it is whole, and may hold what is gone by now.
  await waitForJobs('backup', { read: context.store.read, now: context.now });
  const held = backupsHolding(context, scope);
  const backupsRemoved = andBackups ? await replaceBackups(context, held) : 0;
  const receipt = {
    id: context.newId(),
    ...forgotten,
    digest: digestOf([...scope].flatMap(([kind, ids]) => ids.map((id) => ({ kind, id })))),
    backups: backupsRemoved > 0 ? [] : held.map(({ name, createdAt }) => ({ name, createdAt })),
    backupsRemoved,
    at: toIso(context.now()),
  };
  context.aside((db) => insertReceipt(db, receipt));
  return receipt;
}

/** What is meant. Throws `not_found` for what is not in Trash, nor in use where that may be. */
function chooseRefs(
  context: Context,
  { items, inUse, matching, except = [], everything }: Which,
): TrashRef[] {
  const { read } = context.store;
  if (items) {
    const living = inUse ? items.filter((item) => item.kind !== 'import' && isKnown(read, item)) : [];
    const named = new Set(living);
    refuseNotInTrash(
      read,
      items.filter((item) => !named.has(item)),
    );
    return [...new Map(items.map((item) => [`${item.kind} ${item.id}`, item])).values()];
  }
  if (everything || matching !== undefined) return readTrashRefs(read, matching?.kinds, except);
  throw new AppError('invalid_input', 'Say which: name the items, or the kinds. Nothing was changed.');
}

function backupsHolding({ home }: Context, scope: ForgetScope): HeldBackup[] {
  return listBackups(home)
    .map(({ name, createdAt }) => ({
      name,
      createdAt,
      records: countHeldIn(backupFile(home, name), scope),
    }))
    .filter(({ records }) => records !== 0);
}

/** Makes a backup of what is left, and only then removes those that hold more. Gives how many went. */
async function replaceBackups(
  { home, now, backupThread }: Context,
  held: readonly HeldBackup[],
): Promise<number> {
  if (held.length === 0) return 0;
  const task = { kind: 'create', reason: 'person', home, now: now() } as const;
  const { signal } = new AbortController();
  try {
    await carryOutBackupTask(backupThread, task, { signal, onStage: () => undefined });
  } catch (error) {
    if (error instanceof AppError) return 0; // without a new one they stay, and the receipt names them
    throw error;
  }
  for (const { name } of held) removeBackup(home, name);
  return held.length;
}
