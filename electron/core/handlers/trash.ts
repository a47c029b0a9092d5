import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { trash as domain, TrashKind } from '../../../shared/contract/trash.ts';
import { AppError } from '../../../shared/errors.ts';
import { listReceipts } from '../store/receipts.ts';
import type { Analyse } from '../store/search-text.ts';
import type { Transaction } from '../store/store.ts';
import { listTrash, readTrashRefs, restoreFromTrash, type TrashRef } from '../store/trash.ts';
import {
  carryOutPart,
  type ImportPart,
  partsOfUndone,
  readUndoneImport,
  reviveImport,
} from '../store/undone-import.ts';
import { beginUndo, endUndo } from '../store/take-back.ts';
import type { Context } from './context.ts';
import { forgetChosen, planForgetting } from './forgetting.ts';
import { changeMany, FEW } from './many.ts';
import { currentSettings } from './settings.ts';

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
  plan: (context, input) => planForgetting(context, input),
  purge: async (context, input, caller) => ({ receipt: await forgetChosen(context, caller, input) }),
  receipts: ({ store }, input) => listReceipts(store.read, input),
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

type Which = Readonly<{
  matching?: Readonly<{ kinds?: readonly TrashKind[] | undefined }> | undefined;
  except?: readonly TrashRef[] | undefined;
}>;

function matchingItems({ store }: Context, { matching, except = [] }: Which): TrashRef[] {
  if (matching !== undefined) return readTrashRefs(store.read, matching.kinds, except);
  throw new AppError('invalid_input', 'Say which: name the items, or the kinds. Nothing was changed.');
}
