import type { Caller } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Clock, NewId } from '../ports.ts';
import {
  addToFollowing,
  type Following,
  isImportRunning,
  listFollowing,
  noteFollowedFile,
  noteFollowProblems,
} from '../store/followed.ts';
import { readUser } from '../store/people.ts';
import type { Store, Transaction } from '../store/store.ts';
import { SHORT_BATCH_MS, writeInBatches } from './batches.ts';
import type { FolderFile } from './folder.ts';
import { newsOf } from './news.ts';
import type { FileReader, SourceItem } from './source-record.ts';
import { createImportWriter, type ImportWriter } from './writer.ts';

/** Who brings in what appears in a followed place. */
export const FOLLOWER: Caller = { actor: 'person', door: 'script', client: 'follow' };

export type FollowWorld = Readonly<{
  store: Store;
  now: Clock;
  newId: NewId;
  analyse: (text: string) => string;
  breathe(): Promise<void>;
}>;

/** Thrown in a transaction of following where it is no longer to follow. */
class NoLongerFollowed extends Error {}

/**
 * Brings in what is new in a file of a followed place, and notes how far it was read.
 *
 * Gives false where that is to be tried again: an import runs, the place is no longer followed, or the file was changed
 * while it was read. Throws what the store throws.
 */
export async function bringFile(
  world: FollowWorld,
  { following, file, reader }: Readonly<{ following: Following; file: FolderFile; reader: FileReader }>,
  signal: AbortSignal,
): Promise<boolean> {
  const { store } = world;
  const writer = createImportWriter({
    importId: following.id,
    importPk: following.pk,
    userId: readUser(store.read).id,
    client: FOLLOWER.client,
    reviveUndone: false,
    givesWay: false,
    live: true,
    newId: world.newId,
    analyse: world.analyse,
  });
  const write = createWrite(world, following);
  const items = newsOf(store.read, reader.read(file.path, { signal }));
  let unreadable: string | null = null;
  try {
    await writeInBatches(items, {
      write: (batch) => write((transaction) => writeBatch(transaction, following.id, writer, batch)),
      longest: () => SHORT_BATCH_MS,
      async pause() {
        await world.breathe();
        signal.throwIfAborted();
      },
    });
  } catch (error) {
    if (signal.aborted || error instanceof NoLongerFollowed) return false;
    if (!(error instanceof AppError) || error.code === 'storage_full') throw error;
    if (error.code === 'conflict') return false;
    unreadable = error.message;
  }
  return noteRead(write, following, file, writer, unreadable);
}

type Write = (work: (transaction: Transaction) => void) => number;

/** Every transaction of one reading has the same number in history, and looks whether it still may write. */
function createWrite({ store, now }: FollowWorld, { id }: Following): Write {
  let tx: number | undefined;
  return (work) => {
    const stamp = { caller: FOLLOWER, operation: 'imports.follow', at: now() };
    return store.write(tx === undefined ? stamp : { ...stamp, tx }, (transaction) => {
      if (isImportRunning(transaction.db) || !listFollowing(transaction.db).some((one) => one.id === id))
        throw new NoLongerFollowed();
      const startedAt = performance.now();
      work({ ...transaction, number: () => (tx = transaction.number()) });
      return performance.now() - startedAt;
    });
  };
}

function writeBatch(
  transaction: Transaction,
  id: string,
  writer: ImportWriter,
  batch: readonly SourceItem[],
): void {
  const before = { ...writer.counts };
  writer.write(transaction, batch);
  const { addedSessions, addedMessages } = writer.counts;
  addToFollowing(transaction, id, {
    sessions: addedSessions - before.addedSessions,
    messages: addedMessages - before.addedMessages,
  });
}

function noteRead(
  write: Write,
  { id, place }: Following,
  file: FolderFile,
  { problems }: ImportWriter,
  unreadable: string | null,
): boolean {
  const all = unreadable === null ? problems : [...problems, { line: null, byte: 0, message: unreadable }];
  try {
    write((transaction) => {
      noteFollowProblems(transaction, id, file.name, all);
      noteFollowedFile(transaction.db, place, file.name, file);
    });
    return true;
  } catch (error) {
    if (error instanceof NoLongerFollowed) return false;
    throw error;
  }
}
