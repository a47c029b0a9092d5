import { lstat, readdir, stat } from 'node:fs/promises';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { ImportFormat } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import type { SourceFolders } from '../ports.ts';
import { detectFormat } from './detect.ts';
import { isSessionFile, listTree, type TreeFormat } from './tree.ts';

/** A place of this machine with something to import. Sizes in bytes, times in milliseconds since 1970. */
export type FoundPlace = Readonly<{
  place: string;
  format: ImportFormat;
  /** What an import of it is called. */
  name: string;
  path: string;
  files: number;
  bytes: number;
  sessions: number | null;
  firstAt: number | null;
  lastAt: number | null;
  unreadable: number;
  followable: boolean;
}>;

/** A place whose files are read as they grow. */
export type FollowablePlace = Readonly<{ place: string; format: TreeFormat; path: string }>;

type Named = Readonly<{ path: string; name: string }>;

const DOWNLOAD = 'download:';
const SERVER_MEMORY = 'server-memory';
/** How many of the newest downloads are looked into. */
const MAX_DOWNLOADS = 36;
const EXPORT_NAME = /\.(zip|json)$/i;
const EXPORTS: ReadonlySet<ImportFormat> = new Set(['chatgpt', 'claude-ai', 'mneme']);
const NAMES: Readonly<Record<TreeFormat, string>> = { 'claude-code': 'Claude Code', codex: 'Codex' };

/** Looks what there is to import in the usual places; what may not be read is left out or counted. */
export async function findPlaces(folders: SourceFolders, signal: AbortSignal): Promise<FoundPlace[]> {
  const found: FoundPlace[] = [];
  for (const place of followablePlaces(folders)) found.push(await lookIntoTree(place, signal));
  if (folders.serverMemory !== null) {
    const file = { path: folders.serverMemory, name: path.basename(folders.serverMemory) };
    found.push(...(await lookIntoFile(SERVER_MEMORY, file)));
  }
  for (const { name, path: file } of await newestDownloads(folders.downloads)) {
    const [download] = await lookIntoFile(`${DOWNLOAD}${name}`, { path: file, name });
    if (download !== undefined && EXPORTS.has(download.format)) found.push(download);
  }
  return found.filter(({ files, unreadable }) => files + unreadable > 0);
}

/** Those of some followed places that are not there any more. */
export function missingPlaces(folders: SourceFolders, wanted: readonly string[]): string[] {
  const there = followablePlaces(folders).filter((place) => existsSync(place.path));
  return wanted.filter((name) => !there.some(({ place }) => place === name));
}

/** The places that can be followed, whether they exist or not; two names of one folder are one place. */
export function followablePlaces({ claudeCode, codex }: SourceFolders): FollowablePlace[] {
  const places = [
    ...Object.entries(claudeCode).map(([place, folder]) => ({
      place,
      format: 'claude-code' as const,
      path: folder,
    })),
    ...Object.entries(codex).map(([place, folder]) => ({ place, format: 'codex' as const, path: folder })),
  ];
  const seen = new Set<string>();
  return places.filter((place) => {
    const real = realPathOf(place.path);
    if (seen.has(real)) return false;
    seen.add(real);
    return true;
  });
}

/** What the import of such a place is called. */
export function nameOfTree(format: TreeFormat): string {
  return NAMES[format];
}

/** Where a place lies. Throws `not_found` for an id that is none. */
export async function locatePlace(folders: SourceFolders, place: string): Promise<Named> {
  const tree = followablePlaces(folders).find((one) => one.place === place);
  if (tree !== undefined) return { path: tree.path, name: NAMES[tree.format] };
  if (place === SERVER_MEMORY && folders.serverMemory !== null) {
    return { path: folders.serverMemory, name: path.basename(folders.serverMemory) };
  }
  const download = (await newestDownloads(folders.downloads)).find(({ name }) => place === DOWNLOAD + name);
  if (download !== undefined) return download;
  throw new AppError(
    'not_found',
    'This place is not on this machine, or nothing to import is there any more. Nothing was changed; look again ' +
      'what was found.',
  );
}

/** Writes the home folder as ~. */
export function shortPath(file: string, homedir: string): string {
  const inside = homedir === '' ? null : path.relative(homedir, file);
  if (inside === null || inside.startsWith('..') || path.isAbsolute(inside)) return file;
  return inside === '' ? '~' : `~${path.sep}${inside}`;
}

async function lookIntoTree(
  { place, format, path: folder }: FollowablePlace,
  signal: AbortSignal,
): Promise<FoundPlace> {
  const { files, bytes, unreadable } = await listTree(format, folder, signal);
  const times = files.map(({ modifiedAt }) => modifiedAt);
  return {
    place,
    format,
    name: NAMES[format],
    path: folder,
    files: files.length,
    bytes,
    sessions: files.filter(isSessionFile).length,
    firstAt: times.reduce<number | null>((first, time) => Math.min(first ?? time, time), null),
    lastAt: times.reduce<number | null>((last, time) => Math.max(last ?? time, time), null),
    unreadable: unreadable.length,
    followable: true,
  };
}

async function lookIntoFile(place: string, { path: file, name }: Named): Promise<FoundPlace[]> {
  try {
    const { size, mtimeMs } = await stat(file);
    const format = await detectFormat(file);
    if (format === null) return [];
    const times = { firstAt: mtimeMs, lastAt: mtimeMs };
    const rest = { files: 1, bytes: size, sessions: null, unreadable: 0, followable: false };
    return [{ place, format, name, path: file, ...times, ...rest }];
  } catch {
    return []; // not there, not to be read, or no export that could be imported
  }
}

async function newestDownloads(folder: string | null): Promise<Named[]> {
  if (folder === null) return [];
  const names = await readdir(folder).catch(() => []);
  const files: (Named & { modifiedAt: number })[] = [];
  for (const name of names.filter((one) => EXPORT_NAME.test(one))) {
    const file = path.join(folder, name);
    const found = await lstat(file).catch(() => null);
    if (found?.isFile() === true) files.push({ path: file, name, modifiedAt: found.mtimeMs });
  }
  return files.toSorted((one, other) => other.modifiedAt - one.modifiedAt).slice(0, MAX_DOWNLOADS);
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
