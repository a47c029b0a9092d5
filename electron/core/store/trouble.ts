import { statSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import type { StoreState } from '../../../shared/entities/store-condition.ts';
import { sqliteErrorCode } from './database.ts';

/** What is wrong with the file of the memory, as found out by whoever met it. */
export type Trouble = Readonly<{
  state: Exclude<StoreState, 'open'>;
  /** The code of the engine or of the file system. */
  technical: string | null;
  /** How many changes are missing from a file that was rolled back. */
  missingChanges?: number;
  /** What there is to tell beside what is known of the state. */
  words?: string;
}>;

/** Thrown where the file must not be touched, or was found to be in trouble. */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble';
  readonly trouble: Trouble;

  constructor(state: Trouble['state'], technical: string | null = null) {
    super(`The memory is ${state}`);
    this.trouble = { state, technical };
  }
}

/** The codes of the engine (sqlite.org/rescode.html) that say something of the file; the first that fits decides. */
const OF_ENGINE: readonly (readonly [RegExp, Trouble['state'] | null])[] = [
  [/^SQLITE_(FULL|IOERR_WRITE)$/, 'full'],
  [/^SQLITE_BUSY/, 'locked'],
  [/^SQLITE_READONLY_DBMOVED$/, 'replaced'],
  [/^SQLITE_READONLY/, 'readOnly'],
  // A search index alone: it is made anew from what is stored.
  [/^SQLITE_CORRUPT_VTAB$/, null],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_(CANTOPEN|IOERR|PERM)/, 'unreadable'],
];
const OF_FILE_SYSTEM: Readonly<Record<string, Trouble['state']>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  ENOTDIR: 'unreadable',
  EISDIR: 'unreadable',
  EIO: 'unreadable',
};

/** What an error of the engine says of the file; null where it says nothing of it. */
export function engineTrouble(error: unknown): Trouble | null {
  const code = sqliteErrorCode(error);
  const state = code === null ? null : (OF_ENGINE.find(([pattern]) => pattern.test(code))?.[1] ?? null);
  return state === null ? null : { state, technical: code };
}

/** What an error while the file was being opened says of it; null for one that was not foreseen. */
export function openingTrouble(error: unknown): Trouble | null {
  if (error instanceof StoreTrouble) return error.trouble;
  if (error instanceof AppError) {
    const state = error.code === 'storage_full' ? 'full' : 'unreadable';
    return { state, technical: error.code, words: error.message };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const state = OF_FILE_SYSTEM[code];
  return state === undefined ? engineTrouble(error) : { state, technical: code };
}

/** Where the file stands that was opened: `replaced` and `missing` mean that what is open lies nowhere any more. */
type FilePlace = 'here' | 'replaced' | 'missing';

/** What tells a file that was opened from any that is put in its place. */
export type PlaceWatch = Readonly<{
  look(): FilePlace;
  /** Whether the log that stands beside the place is that of the file that was opened. */
  hasOwnLog(): boolean;
}>;

/** Remembers a file that is open now, with its log. */
export function watchPlace(file: string): PlaceWatch {
  const opened = identityOf(file);
  const log = identityOf(`${file}-wal`);
  return {
    look() {
      const found = identityOf(file);
      return found === null ? 'missing' : found === opened ? 'here' : 'replaced';
    },
    hasOwnLog: () => log !== null && identityOf(`${file}-wal`) === log,
  };
}

function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
}
