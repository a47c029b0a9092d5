import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { trash as domain, TrashKind } from '../../../shared/contract/trash.ts';
import { AppError } from '../../../shared/errors.ts';
import { removeAllExports } from '../files/exports.ts';
import type { WriteDb } from '../store/database.ts';
import { factsOfUndoneImport } from '../store/imported-knowledge.ts';
import { relationsOfUndoneImport } from '../store/imported-relations.ts';
import { reviveImport } from '../store/imports.ts';
import { cleanMessageIndex } from '../store/message-index.ts';
import { toIso } from '../store/table.ts';
import {
  listTrash,
  purgeImportedMessages,
  purgeMessages,
  purgeRecord,
  readPurgeTargets,
  restoreFromTrash,
  sessionsOfUndoneImport,
} from '../store/trash.ts';
import type { Context } from './context.ts';
import { currentSettings } from './settings.ts';

type Item = { kind: TrashKind; id: string };

/** Messages erased in one transaction: short enough for a person's edit to slip in between. */
const PURGE_BATCH = 200;

export const trash: HandlersFor<typeof domain, Context> = {
  list(context, input) {
    const retentionDays = currentSettings(context).values['trash.retentionDays'];
    return listTrash(context.store.read, { ...input, retentionDays });
  },
  restore(context, input, caller) {
    return context.change(caller, 'trash.restore', input, (transaction) => {
      const blocked: (Item & { why: string })[] = [];
      for (const { kind, id } of input.items) {
        if (kind === 'import') reviveImport(transaction, id, context.analyser.searchText);
        else {
          const why = restoreFromTrash(transaction, kind, id);
          if (why !== null) blocked.push({ kind, id, why });
        }
      }
      return { restored: input.items.length - blocked.length, blocked };
    });
  },
  async purge(context, { items, everything, reason }, caller) {
    if (items === undefined && !everything) {
      throw new AppError(
        'invalid_input',
        'Say what to forget: name the items, or everything. Nothing was changed.',
      );
    }
    const targets = readPurgeTargets(context.store.read, everything ? 'everything' : (items ?? []));
    const receipt = { records: 0, messages: 0, historyEntries: 0 };
    for (const target of targets) await purgeOne(context, caller, reason, target, receipt);
    if (receipt.messages > 0) await cleanMessageIndex(context.store, nextTurn);
    removeAllExports(context.home); // they hold what was just forgotten
    const rewritten = context.store.rewrite();
    return { receipt: { ...receipt, at: toIso(context.now()), rewritten } };
  },
};

/** Lets other calls of this worker have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function purgeOne(
  context: Context,
  caller: Caller,
  reason: string | undefined,
  { kind, id }: Item,
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
