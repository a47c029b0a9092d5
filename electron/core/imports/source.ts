import { stat } from 'node:fs/promises';
import type { ImportFormat } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import { adapterFor } from './adapters.ts';
import { describeUnknown, detectFormat } from './detect.ts';
import type { ReadOptions, SourceItem } from './source-record.ts';
import { openTree, readTree, type Tree } from './tree.ts';

/** What an import reads: a file, or a folder of transcripts. Its size is in bytes. */
export type ImportSource = Readonly<{
  format: ImportFormat;
  bytes: number;
  read(options: ReadOptions): AsyncIterable<SourceItem>;
  /** Its files, where it is a folder. */
  tree?: Tree;
}>;

/** Tells the format and the size of a file or folder; the format is null where it is none that is read. `scratch` is a folder for copies. */
export async function inspectSource(
  place: string,
  scratch: string,
  signal: AbortSignal,
): Promise<{ format: ImportFormat | null; bytes: number }> {
  const found = await statOf(place);
  if (!found.isDirectory()) return { format: await detectFormat(place, scratch), bytes: found.size };
  const tree = await openTree(place, signal);
  return { format: tree?.format ?? null, bytes: tree?.bytes ?? 0 };
}

/**
 * Makes a file or folder ready to be read, as the format it is said to be or is found to be.
 *
 * Throws `invalid_input` in words for what is none that is read, and as `detectFormat` does.
 */
export async function openImportSource(
  place: string,
  format: ImportFormat | undefined,
  scratch: string,
  signal: AbortSignal,
): Promise<ImportSource> {
  const found = await statOf(place);
  if (!found.isDirectory()) {
    const known = format ?? (await detectFormat(place, scratch));
    if (known === null) throw new AppError('invalid_input', await describeUnknown(place, scratch));
    return {
      format: known,
      bytes: found.size,
      read: (options) => adapterFor(known).read(place, { ...options, scratch }),
    };
  }
  const tree = await openTree(place, signal);
  if (tree === null || (format !== undefined && format !== tree.format)) {
    throw new AppError(
      'invalid_input',
      'This folder holds no transcripts of Claude Code or Codex, the only folders Mneme reads. Nothing was changed; ' +
        'choose another folder, or a file.',
    );
  }
  return sourceOfTree(tree);
}

/** A folder of transcripts as a source. */
export function sourceOfTree(tree: Tree): ImportSource {
  return { format: tree.format, bytes: tree.bytes, tree, read: (options) => readTree(tree, options) };
}

async function statOf(place: string) {
  try {
    return await stat(place);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing)
      throw new AppError('not_found', 'This file or folder is not there any more. Choose it again.');
    throw new AppError(
      'unavailable',
      'This cannot be read. Nothing was changed; check that you may open it.',
    );
  }
}
