import type { Caller } from '../../../shared/caller.ts';
import type { Receipt } from '../../../shared/contract/trash.ts';
import { removeAllExports } from '../files/exports.ts';
import type { WriteDb } from '../store/database.ts';
import { factsOfUndoneImport } from '../store/imported-knowledge.ts';
import { relationsOfUndoneImport } from '../store/imported-relations.ts';
import { cleanMessageIndex } from '../store/message-index.ts';
import {
  purgeImportedMessages,
  purgeMessages,
  purgeRecord,
  sessionsOfUndoneImport,
  type TrashRef,
} from '../store/trash.ts';
import type { Context } from './context.ts';

/** Messages erased in one transaction: short enough for a person's edit to slip in between. */
const PURGE_BATCH = 200;

/** What went from the file. */
type Forgotten = Pick<Receipt, 'records' | 'messages' | 'historyEntries' | 'rewritten'>;

/** Forgets what lies in Trash completely, so that not a word of it is left. */
export async function forgetInTrash(
  context: Context,
  caller: Caller,
  targets: readonly TrashRef[],
  reason?: string,
): Promise<Forgotten> {
  const receipt = { records: 0, messages: 0, historyEntries: 0 };
  for (const target of targets) await purgeOne(context, caller, reason, target, receipt);
  if (receipt.messages > 0) await cleanMessageIndex(context.store, nextTurn);
  removeAllExports(context.home); // they hold what was just forgotten
  const rewritten = context.store.rewrite();
  return { ...receipt, rewritten };
}

/** Lets other calls of this worker have their turn. */
export function nextTurn(): Promise<void> {
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
