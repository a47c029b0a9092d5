import type { Caller } from '../../../shared/caller.ts';
import type { Input } from '../../../shared/contract/define.ts';
import type { imports as domain } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { scratchFolder } from '../files/uploads.ts';
import { type ImportRun, runImport } from '../imports/run.ts';
import { type ImportSource, openImportSource } from '../imports/source.ts';
import {
  findStoppedImport,
  type ImportSettings,
  insertImport,
  noteImportSettings,
  readImport,
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
  const source = await openImportSource(file.path, input.format, scratchFolder(context.home), NO_SIGNAL);
  const id = context.newId();
  const { reviveUndone, ignoreDamage } = input;
  const { pk, run } = context.change(caller, 'imports.run', input, (transaction) => {
    const fields = { id, name: input.name ?? file.name, format: source.format, fileName: file.name };
    const where = { fileBytes: source.bytes, status: 'running' as const, source: file.origin };
    const key = insertImport(transaction, { ...fields, ...where });
    const settings: ImportSettings = { tx: transaction.number(), reviveUndone, ignoreDamage };
    noteImportSettings(transaction, id, settings);
    return { pk: key, run: settings };
  });
  return carryOut(context, caller, { source, file, id, pk, run, resumed: false });
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
  const source = await openImportSource(file.path, format, scratchFolder(context.home), NO_SIGNAL);
  context.change(caller, 'imports.resume', {}, (transaction) => {
    if (findStoppedImport(transaction.db, id) === null) {
      throw new AppError('conflict', 'This import was gone on with meanwhile. Nothing was changed.');
    }
    updateImport(transaction, id, { status: 'running', finishedAt: null });
  });
  return carryOut(context, caller, { source, file, id, pk: stopped.pk, run: stopped.run, resumed: true });
}

type Work = Readonly<{
  source: ImportSource;
  file: SourceFile;
  id: string;
  pk: number;
  run: ImportSettings;
  resumed: boolean;
}>;

function carryOut(
  context: Context,
  caller: Caller,
  { source, file, id, pk, run: settings, resumed }: Work,
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
      const counts = await runImport(run, control);
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
