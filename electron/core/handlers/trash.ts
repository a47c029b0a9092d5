import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor, Output } from '../../../shared/contract/define.ts';
import type { trash as domain, TrashKind } from '../../../shared/contract/trash.ts';
import { AppError } from '../../../shared/errors.ts';
import { removeAllExports } from '../files/exports.ts';
import type { WriteDb } from '../store/database.ts';
import { factsOfUndoneImport } from '../store/imported-knowledge.ts';
import { relationsOfUndoneImport } from '../store/imported-relations.ts';
import { cleanMessageIndex } from '../store/message-index.ts';
import type { Analyse } from '../store/search-text.ts';
import type { Transaction } from '../store/store.ts';
import { toIso } from '../store/table.ts';
import {
  listTrash,
  purgeImportedMessages,
  purgeMessages,
  purgeRecord,
  readTrashRefs,
  refuseNotInTrash,
  restoreFromTrash,
  sessionsOfUndoneImport,
  type TrashRef,
} from '../store/trash.ts';
import {
  carryOutPart,
  type ImportPart,
  partsOfUndone,
  readUndoneImport,
  reviveImport,
} from '../store/undone-import.ts';
import { beginUndo, endUndo } from '../store/take-back.ts';
import type { Context } from './context.ts';
import { changeMany, FEW } from './many.ts';
import { currentSettings } from './settings.ts';

/** Messages erased in one transaction: short enough for a person's edit to slip in between. */
const PURGE_BATCH = 200;

export const trash: HandlersFor<typeof domain, Context> = {
  list(context, input) {
    const retentionDays = currentSettings(context).values['trash.retentionDays'];
    return listTrash(context.store.read, { ...input, retentionDays });
  },
  restore(context, input, caller) {
    const blocked: (TrashRef & { why: string })[] = [];
    const { searchText } = context.analyser;
    const { changed, job } = changeMany(context, caller, {
      operation: 'trash.restore',
      reason: input.reason,
      items: inSteps(context, input.items ?? matchingItems(context, input)),
      change(transaction, item) {
        if ('part' in item) return carryOutStep(transaction, item, searchText);
        const { kind, id } = item;
        if (kind === 'import') {
          reviveImport(transaction, id, searchText);
          return true;
        }
        const why = restoreFromTrash(transaction, kind, id);
        if (why !== null) blocked.push({ kind, id, why });
        return why === null;
      },
    });
    return { restored: changed, blocked, job };
  },
  async purge(context, { items, everything, reason, ...which }, caller) {
    if (items) refuseNotInTrash(context.store.read, items);
    const targets = items ?? matchingItems(context, everything ? { matching: {} } : which);
    return { receipt: await forgetInTrash(context, caller, targets, reason) };
  },
};

/** A step of bringing a large import back; the first and the last name the transaction that is taken back. */
type ReviveStep = Readonly<{ part: ImportPart; begins: number | null; ends: number | null }>;

/** Large imports as steps, so that no transaction is long. */
function inSteps({ store }: Context, items: readonly TrashRef[]): (TrashRef | ReviveStep)[] {
  return items.flatMap((item): (TrashRef | ReviveStep)[] => {
    if (item.kind !== 'import') return [item];
    const undone = readUndoneImport(store.read, item.id);
    const parts = partsOfUndone(store.read, item.id, undone);
    if (parts.length <= FEW) return [item];
    return parts.map((part, place) => ({
      part,
      begins: place === 0 ? undone.tx : null,
      ends: place === parts.length - 1 ? undone.tx : null,
    }));
  });
}

function carryOutStep(
  transaction: Transaction,
  { part, begins, ends }: ReviveStep,
  analyse: Analyse,
): boolean {
  if (begins !== null) beginUndo(transaction, begins);
  const changed = carryOutPart(transaction, part, analyse);
  if (ends !== null) endUndo(transaction, ends);
  return changed;
}

type Receipt = Output<(typeof domain)['purge']>['receipt'];

/** Forgets what lies in Trash completely, so that not a word of it is left. */
export async function forgetInTrash(
  context: Context,
  caller: Caller,
  targets: readonly TrashRef[],
  reason?: string,
): Promise<Receipt> {
  const receipt = { records: 0, messages: 0, historyEntries: 0 };
  for (const target of targets) await purgeOne(context, caller, reason, target, receipt);
  if (receipt.messages > 0) await cleanMessageIndex(context.store, nextTurn);
  removeAllExports(context.home); // they hold what was just forgotten
  const rewritten = context.store.rewrite();
  return { ...receipt, at: toIso(context.now()), rewritten };
}

type Which = Readonly<{
  matching?: Readonly<{ kinds?: readonly TrashKind[] | undefined }> | undefined;
  except?: readonly TrashRef[] | undefined;
}>;

function matchingItems({ store }: Context, { matching, except = [] }: Which): TrashRef[] {
  if (matching !== undefined) return readTrashRefs(store.read, matching.kinds, except);
  throw new AppError('invalid_input', 'Say which: name the items, or the kinds. Nothing was changed.');
}

/** Lets other calls of this worker have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function purgeOne(
  context: Context,
  caller: Caller,
  reason: string | undefined,
  { kind, id }: TrashRef,
  receipt: { records: number; messages: number; historyEntries: number },
): Promise<void> {
  const change = <T>(work: Parameters<typeof context.change<T>>[3]): T =>
    context.change(caller, 'trash.purge', { reason }, work);
  const sessions =
    kind === 'session' ? [id] : kind === 'import' ? sessionsOfUndoneImport(context.store.read, id) : [];
  const eraseAll = async (erase: (db: WriteDb) => number): Promise<void> => {
    for (let erased = PURGE_BATCH; erased === PURGE_BATCH;) {
      erased = change(({ db }) => erase(db));
      receipt.messages += erased;
      await nextTurn();
    }
  };
  if (kind === 'import') await eraseAll((db) => purgeImportedMessages(db, id, PURGE_BATCH));
  for (const session of sessions) {
    await eraseAll((db) => purgeMessages(db, session, PURGE_BATCH));
    if (kind === 'import')
      receipt.historyEntries += change((transaction) => purgeRecord(transaction, 'session', session));
  }
  const relations = kind === 'import' ? relationsOfUndoneImport(context.store.read, id) : [];
  for (const relation of relations) {
    receipt.historyEntries += change((transaction) => purgeRecord(transaction, 'relation', relation));
  }
  const facts = kind === 'import' ? factsOfUndoneImport(context.store.read, id) : [];
  for (const fact of facts) {
    receipt.historyEntries += change((transaction) => purgeRecord(transaction, 'knowledge', fact));
  }
  receipt.historyEntries += change((transaction) => purgeRecord(transaction, kind, id));
  receipt.records += 1;
}
