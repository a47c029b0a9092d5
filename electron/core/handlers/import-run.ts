import type { Caller } from '../../../shared/caller.ts';
import type { Input } from '../../../shared/contract/define.ts';
import type { imports as domain } from '../../../shared/contract/imports.ts';
import type { ImportFormat } from '../../../shared/entities/import.ts';
import { AppError, traceOf } from '../../../shared/errors.ts';
import { readBackup } from '../files/backup-folder.ts';
import { scratchFolder } from '../files/uploads.ts';
import { openBackupSource } from '../imports/backup-source.ts';
import { type ImportRun, runImport } from '../imports/run.ts';
import { type ImportSource, openImportSource } from '../imports/source.ts';
import { inThread } from '../imports/threaded-source.ts';
import type { JobControl } from '../jobs/runner.ts';
import {
  findStoppedImport,
  type ImportSettings,
  insertImport,
  noteImportSettings,
  readImport,
  stoppedMerges,
  updateImport,
} from '../store/imports.ts';
import { readUser } from '../store/people.ts';
import type { Context } from './context.ts';
import { discardPasted, discardSource, locateOrigin, type SourceFile } from './import-source.ts';

type Started = Readonly<{ importId: string; jobId: string }>;

const NO_SIGNAL = new AbortController().signal;

/** Adds an import of a file or folder and starts its job. */
export async function startImport(
  context: Context,
  caller: Caller,
  input: Input<(typeof domain)['run']>,
  file: SourceFile,
): Promise<Started> {
  const source = await openSource(context, file, input.format);
  return begin(context, caller, { ...input, name: input.name ?? file.name }, file, source);
}

/** What a merge of a backup is called, and what is done before its records come. */
type Merging = Readonly<{ name: string; reason?: string | undefined; before: BeforeRecords }>;

type BeforeRecords = (control: JobControl) => Promise<void>;

/** Brings back what a backup holds and is not here any more: an import like any other. */
export async function startMerge(
  context: Context,
  caller: Caller,
  { before, ...input }: Merging,
  backup: string,
): Promise<Started> {
  const file = await locateOrigin(context, { backup });
  const source = await openSource(context, file, undefined);
  const settings = { ...input, reviveUndone: false, ignoreDamage: false };
  return begin(context, caller, settings, file, source, before);
}

/** A backup is compared with what is here; anything else is read as the file or folder it is. */
async function openSource(
  context: Context,
  { origin, path }: SourceFile,
  format: ImportFormat | undefined,
): Promise<ImportSource> {
  if (!('backup' in origin)) {
    const scratch = scratchFolder(context.home);
    const source = await openImportSource(path, format, scratch, NO_SIGNAL);
    return inThread(context.readingThread, source, { memory: context.store.file, place: path, scratch });
  }
  const found = readBackup(context.home, origin.backup);
  if (!found) throw new AppError('not_found', 'This backup is no longer there. Nothing was changed.');
  const place = { home: context.home, memory: context.store.file };
  return openBackupSource(place, origin.backup, found.bytes);
}

function begin(
  context: Context,
  caller: Caller,
  input: Pick<Input<(typeof domain)['run']>, 'reason' | 'reviveUndone' | 'ignoreDamage'> & { name: string },
  file: SourceFile,
  source: ImportSource,
  before?: BeforeRecords,
): Started {
  const id = context.newId();
  const { reviveUndone, ignoreDamage } = input;
  const { pk, run } = context.change(caller, 'imports.run', input, (transaction) => {
    const fields = { id, name: input.name, format: source.format, fileName: file.name };
    const where = { fileBytes: source.bytes, status: 'running' as const, source: file.origin };
    const key = insertImport(transaction, { ...fields, ...where });
    const settings: ImportSettings = { tx: transaction.number(), reviveUndone, ignoreDamage };
    noteImportSettings(transaction, id, settings);
    return { pk: key, run: settings };
  });
  return carryOut(context, caller, { source, file, id, pk, run, resumed: false, before });
}

/** Starts a job that goes on with an import which stopped on the way. Throws `conflict` for any other. */
export async function resumeImport(context: Context, caller: Caller, id: string): Promise<Started> {
  const { format } = readImport(context.store.read, id);
  const stopped = findStoppedImport(context.store.read, id);
  if (stopped === null) {
    throw new AppError(
      'conflict',
      'Only an import that stopped on the way can be gone on with. Nothing was changed; import the file again.',
    );
  }
  const file = await locateOrigin(context, stopped.source);
  const source = await openSource(context, file, format);
  context.change(caller, 'imports.resume', {}, (transaction) => {
    if (findStoppedImport(transaction.db, id) === null) {
      throw new AppError('conflict', 'This import was gone on with meanwhile. Nothing was changed.');
    }
    updateImport(transaction, id, { status: 'running', finishedAt: null });
  });
  return carryOut(context, caller, { source, file, id, pk: stopped.pk, run: stopped.run, resumed: true });
}

/**
 * Goes on with merges of backups that were stopped, by a crash or the closing of Mneme: half of one must not stay. One
 * whose backup is gone stays as it is, to be undone.
 */
export function goOnWithMerges(context: Context, caller: Caller): void {
  for (const id of stoppedMerges(context.store.read)) {
    const { source } = findStoppedImport(context.store.read, id) ?? {};
    if (source === undefined || !('backup' in source) || !readBackup(context.home, source.backup)) continue;
    void resumeImport(context, caller, id).catch((error: unknown) =>
      context.log({
        level: 'warn',
        module: 'backups',
        message: 'a merge could not be gone on with',
        fields: { trace: traceOf(error) },
      }),
    );
  }
}

type Work = Readonly<{
  source: ImportSource;
  file: SourceFile;
  id: string;
  pk: number;
  run: ImportSettings;
  resumed: boolean;
  before?: BeforeRecords | undefined;
}>;

function carryOut(
  context: Context,
  caller: Caller,
  { source, file, id, pk, run: settings, resumed, before }: Work,
): Started {
  const run: ImportRun = {
    store: context.store,
    now: context.now,
    newId: context.newId,
    analyse: context.analyser.searchText,
    source,
    importId: id,
    importPk: pk,
    userId: readUser(context.store.read).id,
    caller,
    resumed,
    ...settings,
  };
  const job = { kind: 'import', total: source.bytes, unit: 'bytes', subjectId: id } as const;
  const jobId = context.jobs.start(job, async (control) => {
    try {
      const counts = await runImport(run, control, before && (() => before(control)));
      discardSource(context, file);
      return counts;
    } catch (error) {
      // What stopped on the way needs its source for going on.
      if (!readImport(context.store.read, id).resumable) discardPasted(context, file);
      throw error;
    }
  });
  return { importId: id, jobId };
}
