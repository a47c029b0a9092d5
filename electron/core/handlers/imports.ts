import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor, Input } from '../../../shared/contract/define.ts';
import type { imports as domain } from '../../../shared/contract/imports.ts';
import type { ImportFormat } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import { discardUpload, keepText, locateFile, locateUpload, sizeOf } from '../files/uploads.ts';
import { adapterFor } from '../imports/adapters.ts';
import { describeUnknown, detectFormat } from '../imports/detect.ts';
import { previewImport } from '../imports/preview.ts';
import { runImport } from '../imports/run.ts';
import { sampleFile } from '../imports/sample.ts';
import type { JobControl } from '../jobs/runner.ts';
import { insertImport, listImports, readImport, undoImport } from '../store/imports.ts';
import { readJob } from '../store/jobs.ts';
import { readUser } from '../store/people.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';

export const imports: HandlersFor<typeof domain, Context> = {
  detect: (context, { source }, caller) =>
    reading(context, source, caller, async (file) => ({
      format: await detectFormat(file.path),
      fileName: file.name,
      bytes: sizeOf(file.path),
    })),
  preview: (context, { source, format }, caller) =>
    reading(context, source, caller, async (file) => {
      const known = format ?? (await detectOrExplain(file.path));
      const preview = await previewImport(
        context.store.read,
        adapterFor(known),
        file.path,
        new AbortController().signal,
      );
      return {
        ...preview,
        firstAt: preview.firstAt === null ? null : toIso(preview.firstAt),
        lastAt: preview.lastAt === null ? null : toIso(preview.lastAt),
        examples: preview.examples.map((example) => ({
          ...example,
          at: example.at === null ? null : toIso(example.at),
        })),
        format: known,
        fileName: file.name,
        bytes: sizeOf(file.path),
      };
    }),
  async run(context, input, caller) {
    const file = locate(context, input.source, caller);
    try {
      const format = input.format ?? (await detectOrExplain(file.path));
      const { importId, jobId } = startImport(context, caller, input, { ...file, format });
      const job = readJob(context.store.read, jobId);
      if (!job) throw new Error('A job that was just started is missing');
      return { import: readImport(context.store.read, importId), job };
    } catch (error) {
      discardPasted(context, file);
      throw error;
    }
  },
  list: ({ store }, page) => listImports(store.read, page),
  get: ({ store }, { id }) => readImport(store.read, id),
  undo(context, { id, reason }, caller) {
    context.change(caller, 'imports.undo', { reason }, (transaction) => {
      const current = readImport(transaction.db, id);
      if (current.status === 'running')
        throw new AppError('conflict', 'This import is still running. Cancel it instead.');
      if (current.status === 'undone' || current.status === 'cancelled') {
        throw new AppError('conflict', 'This import was taken back already. Nothing was changed.');
      }
      undoImport(transaction, id);
    });
    return readImport(context.store.read, id);
  },
};

type Source = Input<(typeof domain)['run']>['source'];

/** `pasted`: the file is ours alone, made of a text for this one call. */
type SourceFile = { path: string; name: string; uploadId: string | null; pasted: boolean };

/** Reads a source without importing it. */
async function reading<T>(
  context: Context,
  source: Source,
  caller: Caller,
  read: (file: SourceFile) => Promise<T>,
): Promise<T> {
  const file = locate(context, source, caller);
  try {
    return await read(file);
  } finally {
    discardPasted(context, file);
  }
}

/** Where the bytes are. Paths are for the command line alone: windows hand files over. */
function locate(context: Context, source: Source, caller: Caller): SourceFile {
  if ('text' in source) return keepAsFile(context, source.text, 'Pasted text');
  if ('sample' in source) return keepAsFile(context, sampleFile(context.now()), 'Sample data');
  if ('upload' in source) {
    return { ...locateUpload(context.home, source.upload), uploadId: source.upload, pasted: false };
  }
  if (caller.cwd === undefined) {
    throw new AppError(
      'forbidden',
      'Only the command line may name a file by its path. Choose the file in the window.',
    );
  }
  return { ...locateFile(caller.cwd, source.path), uploadId: null, pasted: false };
}

function keepAsFile({ home, newId }: Context, text: string, name: string): SourceFile {
  const { id } = keepText(home, newId, text, name);
  return { ...locateUpload(home, id), uploadId: id, pasted: true };
}

function discardPasted({ home }: Context, { pasted, uploadId }: SourceFile): void {
  if (pasted && uploadId !== null) discardUpload(home, uploadId);
}

async function detectOrExplain(file: string): Promise<ImportFormat> {
  const format = await detectFormat(file);
  if (format !== null) return format;
  throw new AppError('invalid_input', await describeUnknown(file));
}

function startImport(
  context: Context,
  caller: Caller,
  input: Input<(typeof domain)['run']>,
  file: SourceFile & { format: ImportFormat },
): { importId: string; jobId: string } {
  const importId = context.newId();
  const bytes = sizeOf(file.path);
  const { importPk, tx } = context.change(caller, 'imports.run', input, (transaction) => ({
    importPk: insertImport(transaction, {
      id: importId,
      name: input.name ?? file.name,
      format: file.format,
      fileName: file.name,
      fileBytes: bytes,
    }),
    tx: transaction.number(),
  }));
  const run = {
    store: context.store,
    now: context.now,
    newId: context.newId,
    analyse: context.analyser.searchText,
    adapter: adapterFor(file.format),
    file: file.path,
    importId,
    importPk,
    tx,
    userId: readUser(context.store.read).id,
    caller,
    reviveUndone: input.reviveUndone,
    ignoreDamage: input.ignoreDamage,
  };
  const jobId = context.jobs.start(
    { kind: 'import', total: bytes, unit: 'bytes', subjectId: importId },
    async (control: JobControl) => {
      try {
        const counts = await runImport(run, control);
        if (file.uploadId !== null) discardUpload(context.home, file.uploadId);
        return counts;
      } finally {
        discardPasted(context, file);
      }
    },
  );
  return { importId, jobId };
}
