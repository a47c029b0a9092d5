import type { Caller } from '../../../shared/caller.ts';
import type { ImportCounts } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Clock, NewId } from '../ports.ts';
import { eraseImportedMessages, eraseImportedRest } from '../store/cancelled-import.ts';
import { eraseImportedFacts } from '../store/imported-knowledge.ts';
import { eraseImportedRecords, restoreAdoptedUser } from '../store/imported-records.ts';
import { eraseImportedRelations } from '../store/imported-relations.ts';
import { type Brought, countBrought, NOTHING_BROUGHT, updateImport } from '../store/imports.ts';
import type { WriteDb } from '../store/database.ts';
import { cleanMessageIndex } from '../store/message-index.ts';
import type { Stamp, Store } from '../store/store.ts';
import type { ImportSource } from './source.ts';
import type { SourceItem, SourceMessage } from './source-record.ts';
import { createImportWriter } from './writer.ts';

/** What the run of an import needs of the job it is. */
export type ImportControl = Readonly<{
  signal: AbortSignal;
  report(db: WriteDb, done: number, counts: Readonly<Record<string, number>>): void;
  breathe(): Promise<void>;
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

/** A batch holds the write lock about so long; a person's edit waits no longer than that. */
const BATCH_MS = 10;
/** In messages of usual length. A commit costs as much as writing dozens: smaller batches would mostly wait for the disk. */
const SMALLEST_BATCH = 100;
const LARGEST_BATCH = 1000;
const USUAL_LENGTH = 2000;

/**
 * Reads a source into the store in small transactions.
 *
 * Cancelling takes back everything. A failure keeps what was written, marked as failed: it can be undone, and importing
 * the same file again goes on from there.
 */
export async function runImport(run: ImportRun, control: ImportControl): Promise<ImportCounts> {
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
  writer: ReturnType<typeof createImportWriter>,
  counts: () => ImportCounts,
): Promise<void> {
  let bytes = 0;
  let batch: SourceItem[] = [];
  let size = 0;
  let limit = SMALLEST_BATCH;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    let took = 0;
    run.store.write(stampOf(run), (transaction) => {
      const startedAt = performance.now();
      writer.write(transaction, batch);
      took = performance.now() - startedAt;
      control.report(transaction.db, bytes, counts());
    });
    limit = nextLimit(size, took);
    batch = [];
    size = 0;
    await control.breathe();
    control.signal.throwIfAborted();
  };
  for await (const item of run.source.read({
    signal: control.signal,
    ignoreDamage: run.ignoreDamage,
  })) {
    if (item.kind === 'progress') bytes = item.bytes;
    else if (item.kind === 'messages') {
      for (const part of inPieces(item.messages, limit)) {
        batch.push({ ...item, messages: part });
        size += part.reduce((sum, message) => sum + weightOf(message), 0);
        if (size >= limit) await flush();
      }
    } else {
      batch.push(item);
      size += item.kind === 'knowledge' ? weightOfText(item.knowledge.value.length) : 1;
      if (size >= limit) await flush();
    }
  }
  await flush();
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
    eraseImportedRest(transaction, run.importId, run.tx);
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

/** How much the next batch takes, from what this one took to write; waiting for the disk does not count. */
function nextLimit(size: number, took: number): number {
  const fitting = Math.round((size * BATCH_MS) / Math.max(1, took));
  return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, fitting));
}

/** How many messages of usual length a message counts for. */
function weightOf({ parts }: SourceMessage): number {
  return weightOfText(parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0));
}

function weightOfText(length: number): number {
  return 1 + Math.floor(length / USUAL_LENGTH);
}

function stampOf(run: ImportRun): Stamp {
  return { caller: run.caller, operation: 'imports.run', at: run.now(), tx: run.tx };
}

function inPieces<T>(items: readonly T[], length: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += length) pieces.push(items.slice(start, start + length));
  return pieces;
}
