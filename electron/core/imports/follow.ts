import { lstat } from 'node:fs/promises';
import { traceOf } from '../../../shared/errors.ts';
import type { Logger, SourceFolders } from '../ports.ts';
import {
  type Following,
  forgetFollowedFiles,
  isImportRunning,
  listFollowing,
  readFollowedFiles,
  type ReadState,
} from '../store/followed.ts';
import { schemaCookie } from '../store/database.ts';
import { insertImport, updateImport } from '../store/imports.ts';
import { adapterFor } from './adapters.ts';
import { bringFile, FOLLOWER, type FollowWorld } from './follow-file.ts';
import type { FolderFile } from './folder.ts';
import { type FollowablePlace, followablePlaces, nameOfTree, shortPath } from './places.ts';
import type { FileReader } from './source-record.ts';
import { listTranscripts } from './tree.ts';

/** How often the files that change are looked at, and how often the whole folder, in milliseconds. */
export type FollowPace = Readonly<{ lookMs: number; sweepMs: number }>;

type World = FollowWorld &
  Readonly<{
    folders: SourceFolders;
    /** The places that are to be followed now. */
    wanted(): readonly string[];
    /** Nothing is to be brought in for now; what is new then is not forgotten. */
    paused(): boolean;
    log: Logger;
  }>;

/** What is remembered of a place between two looks; times are those of a clock that only goes forward. */
type Watched = {
  read: Map<string, ReadState>;
  sweptAt: number;
  /** The files that were changed last: new words appear in these. */
  hot: FolderFile[];
  /** Readers of files that grow, the one used last at the end. */
  readers: Map<string, FileReader>;
  /** When a file may be read again. */
  restUntil: Map<string, number>;
};

/** The places by their names, and the schema of the memory they were read for. */
class WatchedPlaces extends Map<string, Watched> {
  cookie: number | null = null;
}

/** So many files are looked at often. */
const MOST_HOT = 20;
/** A file that can only be read from its start rests so many times longer than reading it took. */
const REST_FACTOR = 20;
const LONGEST_REST_MS = 120_000;
/** Readers of files that grow hold an index of them. */
const MOST_READERS = 4;

/**
 * Follows the places the person chose: looks which files changed, and brings in what is new in them.
 *
 * It looks by itself instead of having the system tell it. Watchers need a handle for every file or folder on some
 * systems, of which there are thousands here, and lose changes on others; looking at twenty files every other second and
 * at all of them now and then costs next to nothing and works on any file system.
 */
export function startFollowing(world: World, pace: FollowPace): { close(): Promise<void> } {
  const abort = new AbortController();
  const watched = new WatchedPlaces();
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    let rest = pace.lookMs;
    try {
      await lookAtAll(world, watched, pace.sweepMs, abort.signal);
    } catch (error) {
      rest = pace.sweepMs;
      world.log({
        level: 'warn',
        module: 'follow',
        message: 'what is new could not be brought in',
        fields: { trace: traceOf(error) },
      });
    }
    if (!abort.signal.aborted) timer = setTimeout(start, rest);
  };
  const start = (): void => {
    looking = look();
  };
  timer = setTimeout(start, pace.lookMs);
  return {
    async close() {
      abort.abort();
      clearTimeout(timer);
      await looking;
    },
  };
}

async function lookAtAll(
  world: World,
  watched: WatchedPlaces,
  sweepMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { store } = world;
  const wanted = world.wanted();
  const places = wanted.length === 0 ? [] : followablePlaces(world.folders);
  const followed = places.filter(({ place }) => wanted.includes(place));
  const cookie = schemaCookie(store.read);
  // Another memory took the place of this one: what is remembered of the places is of the former.
  if (watched.cookie !== cookie) watched.clear();
  watched.cookie = cookie;
  const following = listFollowing(store.read);
  for (const one of following) {
    if (!followed.some(({ place }) => place === one.place)) endFollowing(world, one);
  }
  for (const place of watched.keys()) if (!wanted.includes(place)) watched.delete(place);
  if (isImportRunning(store.read) || world.paused()) return;
  for (const place of followed) {
    const known = following.find((one) => one.place === place.place);
    if (known === undefined) watched.delete(place.place);
    await lookAtPlace(world, place, known ?? beginFollowing(world, place), watched, sweepMs, signal);
  }
}

async function lookAtPlace(
  world: World,
  place: FollowablePlace,
  following: Following,
  watched: WatchedPlaces,
  sweepMs: number,
  signal: AbortSignal,
): Promise<void> {
  const state = watched.get(place.place) ?? {
    read: readFollowedFiles(world.store.read, place.place),
    sweptAt: Number.NEGATIVE_INFINITY,
    hot: [],
    readers: new Map<string, FileReader>(),
    restUntil: new Map<string, number>(),
  };
  watched.set(place.place, state);
  const sweeps = performance.now() - state.sweptAt >= sweepMs;
  const files = sweeps
    ? await listTranscripts(place.format, place.path, signal)
    : await lookAgainAt(state.hot);
  if (sweeps) {
    state.sweptAt = performance.now();
    state.hot = files.toSorted((one, other) => other.modifiedAt - one.modifiedAt).slice(0, MOST_HOT);
  }
  for (const file of files.filter((one) => isChanged(state, one))) {
    if (signal.aborted) return;
    await bringOne(world, state, { place, following, file }, signal);
  }
}

async function bringOne(
  world: World,
  { read, readers, restUntil }: Watched,
  { place, following, file }: Readonly<{ place: FollowablePlace; following: Following; file: FolderFile }>,
  signal: AbortSignal,
): Promise<void> {
  const adapter = adapterFor(place.format);
  const growing = adapter.follow === undefined ? undefined : (readers.get(file.name) ?? adapter.follow());
  // A reader whose items were not all written knows more than the memory does: it is kept only if all went well.
  readers.delete(file.name);
  const startedAt = performance.now();
  if (!(await bringFile(world, { following, file, reader: growing ?? adapter }, signal))) return;
  read.set(file.name, file);
  if (growing === undefined) {
    const rest = Math.min(LONGEST_REST_MS, (performance.now() - startedAt) * REST_FACTOR);
    restUntil.set(file.name, performance.now() + rest);
    return;
  }
  readers.set(file.name, growing);
  const [oldest] = readers.keys();
  if (readers.size > MOST_READERS && oldest !== undefined) readers.delete(oldest);
}

function isChanged(state: Watched, { name, bytes, modifiedAt }: FolderFile): boolean {
  const before = state.read.get(name);
  if (before?.bytes === bytes && before.modifiedAt === modifiedAt) return false;
  return performance.now() >= (state.restUntil.get(name) ?? 0);
}

async function lookAgainAt(files: readonly FolderFile[]): Promise<FolderFile[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      const now = await lstat(file.path).catch(() => null);
      return now?.isFile() === true ? [{ ...file, bytes: now.size, modifiedAt: now.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

/** One import stands for all that appears in a place until following it is switched off. */
function beginFollowing(world: World, { place, format, path }: FollowablePlace): Following {
  const id = world.newId();
  const stamp = { caller: FOLLOWER, operation: 'imports.follow', at: world.now() };
  const pk = world.store.write(stamp, (transaction) => {
    forgetFollowedFiles(transaction.db, place);
    return insertImport(transaction, {
      id,
      name: `${nameOfTree(format)}, followed`,
      format,
      fileName: shortPath(path, world.folders.homedir),
      fileBytes: 0,
      status: 'following',
      source: { place },
    });
  });
  return { id, pk, place };
}

function endFollowing(world: World, { id, place }: Following): void {
  const stamp = { caller: FOLLOWER, operation: 'imports.follow', at: world.now() };
  world.store.write(stamp, (transaction) => {
    forgetFollowedFiles(transaction.db, place);
    updateImport(transaction, id, { status: 'done', finishedAt: world.now() });
  });
}
