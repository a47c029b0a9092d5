import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';

/** Folders nested deeper are no folders of transcripts. */
const MAX_DEPTH = 8;
const MAX_FILES = 200_000;
/** What lies in these is never a transcript, and may be much. */
const NOT_ENTERED = new Set(['node_modules', '.git', 'tool-results', 'file-history', 'plugins', 'worktrees']);

/** A file of a folder; its name is its path within the folder, with slashes. Times in milliseconds since 1970. */
export type FolderFile = Readonly<{ path: string; name: string; bytes: number; modifiedAt: number }>;

/** The files of a folder that are wanted, and how much of it may not be read. */
export type FolderListing = Readonly<{ files: FolderFile[]; unreadable: string[] }>;

/**
 * Lists the files of a folder whose names are wanted, in an order that stays the same: what lies in the folder of a
 * session comes after the session itself. Links within it are not followed.
 *
 * Throws `cancelled` when the signal says so. A folder that is not there is empty.
 */
export async function listFolder(
  folder: string,
  wanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<FolderListing> {
  const listing: FolderListing = { files: [], unreadable: [] };
  const root = await realpath(folder).catch(() => folder);
  const visit = async (name: string, depth: number): Promise<void> => {
    if (signal.aborted) throw new AppError('cancelled', 'Looking through the folder was cancelled.');
    for (const entry of await entriesOf(path.join(root, name), name, listing)) {
      const inner = name === '' ? entry.name : `${name}/${entry.name}`;
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !NOT_ENTERED.has(entry.name)) await visit(inner, depth + 1);
      } else if (entry.isFile() && wanted(inner) && listing.files.length < MAX_FILES)
        await addFile(path.join(root, inner), inner, listing);
    }
  };
  await visit('', 0);
  listing.files.sort(inOrder);
  return listing;
}

async function entriesOf(folder: string, name: string, listing: FolderListing): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (!isMissing(error)) listing.unreadable.push(name);
    return [];
  }
}

async function addFile(file: string, name: string, listing: FolderListing): Promise<void> {
  try {
    const { size, mtimeMs } = await lstat(file);
    listing.files.push({ path: file, name, bytes: size, modifiedAt: mtimeMs });
  } catch (error) {
    if (!isMissing(error)) listing.unreadable.push(name);
  }
}

function inOrder(first: FolderFile, second: FolderFile): number {
  const [one, other] = [first, second].map(({ name }) => name.replace(/\.jsonl(\.zst)?$/, '').split('/'));
  for (const [index, part] of (one ?? []).entries()) {
    const against = other?.[index];
    if (against === undefined) return 1;
    if (part !== against) return part < against ? -1 : 1;
  }
  return (one?.length ?? 0) - (other?.length ?? 0);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
