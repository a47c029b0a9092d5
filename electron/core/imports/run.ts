import type { Caller } from '../../../shared/caller.ts';
import type { ImportCounts } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Clock, NewId } from '../ports.ts';
import { eraseImportedMessages, eraseImportedRest } from '../store/cancelled-import.ts';
import { eraseImportedFacts } from '../store/imported-knowledge.ts';
import { eraseImportedRecords, restoreAdoptedUser } from '../store/imported-records.ts';
import { eraseImportedRelations } from '../store/imported-relations.ts';
import { type Brought, countBrought, NOTHING_BROUGHT, updateImport } from '../store/imports.ts';
import { dataVersion, type WriteDb } from '../store/database.ts';
import { cleanMessageIndex } from '../store/message-index.ts';
import type { Stamp, Store } from '../store/store.ts';
import { SHORT_BATCH_MS, writeInBatches } from './batches.ts';
import type { ImportSource } from './source.ts';
import { createImportWriter, type ImportWriter } from './writer.ts';

/** What the run of an import needs of the job it is. */
export type ImportControl = Readonly<{
  signal: AbortSignal;
  report(db: WriteDb, done: number, counts: Readonly<Record<string, number>>): void;
  breathe(freeMs?: number): Promise<void>;
}>;

export type ImportRun = Readonly<{
  store: Store;
  now: Clock;
  newId: NewId;
  analyse: (text: string) => string;
  source: ImportSource;
  importId: string;
  importPk: number;
  /** The history transaction that stands for the whole import. */
  tx: number;
  userId: string;
  caller: Caller;
  reviveUndone: boolean;
  /** Bring what is whole of a damaged export. */
  ignoreDamage: boolean;
  /** It goes on with what stopped on the way. */
  resumed: boolean;
}>;

/** A batch holds the write lock about so long where nobody else has written for a second. */
const LONG_BATCH_MS = 60;
const LATELY_MS = 1000;
/** How often progress is noted while nothing is written. */
const REPORT_MS = 250;

/**
 * Reads a source into the store in small transactions.
 *
 * Cancelling takes back everything. A failure keeps what was written, marked as failed: it can be undone, and importing
 * the same file again goes on from there. `before` is done first; where it fails, nothing was written.
 */
export async function runImport(
  run: ImportRun,
  control: ImportControl,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<ImportCounts> {
  const writer = createImportWriter({
    ...run,
    client: run.caller.client,
    givesWay: run.source.format === 'sample',
  });
  const earlier = run.resumed ? countBrought(run.store.read, run.importId) : NOTHING_BROUGHT;
  const counts = (): ImportCounts => withEarlier(writer.counts, earlier);
  const finish = (status: 'done' | 'failed' | 'interrupted' | 'cancelled'): void =>
    run.store.write(stampOf(run), (transaction) =>
      updateImport(transaction, run.importId, {
        status,
        counts: counts(),
        problems: writer.problems,
        finishedAt: run.now(),
      }),
    );
  try {
    await before();
    await writeAll(run, control, writer, counts);
    control.signal.throwIfAborted();
    finish('done');
    return counts();
  } catch (error) {
    const stopped: unknown = control.signal.aborted ? control.signal.reason : undefined;
    const cancelled = stopped instanceof AppError && stopped.code === 'cancelled';
    if (cancelled) await purgeImport(run, control);
    finish(cancelled ? 'cancelled' : stopped === undefined ? 'failed' : 'interrupted');
    throw error;
  }
}

async function writeAll(
  run: ImportRun,
  control: ImportControl,
  writer: ImportWriter,
  counts: () => ImportCounts,
): Promise<void> {
  const { signal } = control;
  let bytes = 0;
  let reportedAt = performance.now();
  const others = { seen: 0, at: 0 };
  await writeInBatches(run.source.read({ signal, ignoreDamage: run.ignoreDamage }), {
    write(batch) {
      reportedAt = performance.now();
      return run.store.write(stampOf(run), (transaction) => {
        const startedAt = performance.now();
        const version = dataVersion(transaction.db);
        if (version !== others.seen) others.at = startedAt;
        others.seen = version;
        writer.write(transaction, batch);
        control.report(transaction.db, bytes, counts()); // now the search index writes out what it gathered
        return performance.now() - startedAt;
      });
    },
    longest: () => (performance.now() - others.at < LATELY_MS ? SHORT_BATCH_MS : LONG_BATCH_MS),
    async pause(freeMs) {
      await control.breathe(freeMs);
      signal.throwIfAborted();
    },
    progress(read) {
      bytes = read;
      // Much may be read before something is to be written; a cancel is heard with the report.
      if (performance.now() - reportedAt < REPORT_MS) return;
      reportedAt = performance.now();
      run.store.writeAside((db) => control.report(db, bytes, counts()));
    },
  });
}

/** Erases everything a cancelled import wrote, in small transactions. */
async function purgeImport(run: ImportRun, control: ImportControl): Promise<void> {
  const eraseAll = async (erase: (db: WriteDb) => number): Promise<void> => {
    while (run.store.write(stampOf(run), ({ db }) => erase(db)) > 0) await control.breathe();
  };
  await eraseAll((db) => eraseImportedMessages(db, run.importPk, 200));
  await cleanMessageIndex(run.store, control.breathe);
  await eraseAll((db) => eraseImportedRelations(db, run.importId, 200));
  await eraseAll((db) => eraseImportedFacts(db, run.importId, 200));
  run.store.write(stampOf(run), (transaction) => {
    eraseImportedRecords(transaction, run.tx);
    eraseImportedRest(transaction, run.importId, run.tx, run.analyse);
    restoreAdoptedUser(transaction.db, run.tx);
  });
}

/** What an import that was gone on with did in all: what it had brought before it meets again as known. */
function withEarlier(counts: ImportCounts, earlier: Brought): ImportCounts {
  return {
    ...counts,
    addedSessions: counts.addedSessions + earlier.sessions,
    addedMessages: counts.addedMessages + earlier.messages,
    addedKnowledge: counts.addedKnowledge + earlier.knowledge,
    addedRelations: counts.addedRelations + earlier.relations,
    addedRecords: counts.records === 0 ? 0 : counts.addedRecords + earlier.records,
    knownMessages: Math.max(0, counts.knownMessages - earlier.messages),
  };
}

function stampOf(run: ImportRun): Stamp {
  return { caller: run.caller, operation: 'imports.run', at: run.now(), tx: run.tx };
}
