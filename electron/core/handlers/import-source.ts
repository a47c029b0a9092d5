import type { Caller } from '../../../shared/caller.ts';
import type { Input } from '../../../shared/contract/define.ts';
import type { imports as domain } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { backupFile } from '../files/backup-folder.ts';
import { discardUpload, keepText, locateFile, locateUpload } from '../files/uploads.ts';
import { locatePlace } from '../imports/places.ts';
import { sampleFile } from '../imports/sample.ts';
import type { ImportOrigin } from '../store/imports.ts';
import type { Context } from './context.ts';

type Source = Input<(typeof domain)['run']>['source'];

/** Where the bytes of a source are. `pasted`: the file is ours alone, made of a text. */
export type SourceFile = Readonly<{ path: string; name: string; origin: ImportOrigin; pasted: boolean }>;

/** Reads a source without importing it. */
export async function reading<T>(
  context: Context,
  source: Source,
  caller: Caller,
  read: (file: SourceFile) => Promise<T>,
): Promise<T> {
  const file = await locateSource(context, source, caller);
  try {
    return await read(file);
  } finally {
    discardPasted(context, file);
  }
}

/** Finds a source. Paths are for the command line alone: windows hand files over. Throws `not_found`, `forbidden`. */
export async function locateSource(context: Context, source: Source, caller: Caller): Promise<SourceFile> {
  if ('text' in source) return keepAsFile(context, source.text, 'Pasted text');
  if ('sample' in source) return keepAsFile(context, sampleFile(context.now()), 'Sample data');
  if (!('path' in source)) return locateOrigin(context, source);
  if (caller.cwd === undefined) {
    throw new AppError(
      'forbidden',
      'Only the command line may name a file by its path. Choose the file in the window.',
    );
  }
  const { path } = locateFile(caller.cwd, source.path, context.folders.homedir);
  return locateOrigin(context, { path });
}

async function keepAsFile(context: Context, text: string, name: string): Promise<SourceFile> {
  const { id } = keepText(context.home, context.newId, text, name);
  return { ...(await locateOrigin(context, { upload: id })), pasted: true };
}

/** Finds again what an import reads from. Throws `not_found` where it is gone. */
export async function locateOrigin(context: Context, origin: ImportOrigin): Promise<SourceFile> {
  if ('upload' in origin) return { ...locateUpload(context.home, origin.upload), origin, pasted: false };
  if ('backup' in origin)
    return { path: backupFile(context.home, origin.backup), name: origin.backup, origin, pasted: false };
  if ('place' in origin)
    return { ...(await locatePlace(context.folders, origin.place)), origin, pasted: false };
  return { ...locateFile('/', origin.path, ''), origin, pasted: false };
}

/** Forgets what was handed over for an import. */
export function discardSource({ home }: Context, { origin }: SourceFile): void {
  if ('upload' in origin) discardUpload(home, origin.upload);
}

/** Forgets a pasted text. */
export function discardPasted(context: Context, file: SourceFile): void {
  if (file.pasted) discardSource(context, file);
}
