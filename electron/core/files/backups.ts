import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Backup, BackupReason } from '../../../shared/entities/backup.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkMemoryFile, copyMemory, type FileFacts, mendIndexes, readFileFacts } from '../store/copy.ts';
import { sqliteErrorCode } from '../store/database.ts';
import {
  backupFile,
  backupFolder,
  type Manifest,
  readBackup,
  readManifest,
  removeBackup,
  unfinishedFile,
  writeManifest,
} from './backup-folder.ts';
import { databaseBytes, freeBytes } from './disk.ts';
import { syncFile, syncFolder } from './durable.ts';

export { listBackups } from './backup-folder.ts';

/** What the making of a backup is at. */
type BackupStage = 'copying' | 'checking';

export type BackupOrder = Readonly<{
  home: string;
  reason: BackupReason;
  /** Milliseconds since 1970. */
  now: number;
  /** Told when a stage begins; copying grows the file it names. */
  onStage?: ((stage: BackupStage, file: string) => void) | undefined;
}>;

/** Room that must stay beside what is about to be written, in bytes. */
const SPARE = 32 * 1024 * 1024;
const BLOCK = 4 * 1024 * 1024;

/**
 * Copies the memory of a home into its folder of backups: written aside, synced, looked through and compared with its
 * source, and given its name only then. Takes long for a large memory, and may be called while others write.
 *
 * Throws `storage_full` or `unavailable` in words; what was begun is gone then.
 */
export function createBackup(order: BackupOrder): Backup {
  try {
    return makeBackup(order);
  } catch (error) {
    throw explainFailure(error, 'no backup was made');
  }
}

/** Makes the backup a migration begins with. Throws in words that the memory is not opened without. */
export function saveBeforeMigration(home: string, now: number): void {
  try {
    createBackup({ home, reason: 'migration', now });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      error.code,
      `This memory must be brought up to date, and that is not done without a backup. ${error.message}`,
    );
  }
}

function makeBackup({ home, reason, now, onStage }: BackupOrder): Backup {
  const source = path.join(home, 'memory.db');
  refuseLittleRoom(backupFolder(home), databaseBytes(source));
  const name = nameBackup(reason, now);
  const part = unfinishedFile(home, name);
  const discard = (): void => {
    for (const ending of ['', '-journal']) rmSync(`${part}${ending}`, { force: true });
  };
  const begin = (): void => {
    discard();
    closeSync(openSync(part, 'wx', 0o600)); // SQLite would make it readable to others
  };
  try {
    onStage?.('copying', part);
    const facts = copyMemory(source, part, begin);
    if (facts === null) throw differs();
    syncFile(part);
    onStage?.('checking', part);
    let [problem] = checkMemoryFile(part);
    if (problem !== undefined && mendIndexes(part)) [problem] = checkMemoryFile(part);
    if (problem !== undefined) throw notWhole(problem);
    writeManifest(home, name, manifestOf(part, facts, { reason, at: now, problem: null }));
    renameSync(part, backupFile(home, name));
    syncFolder(backupFolder(home));
    return present(home, name);
  } catch (error) {
    discard();
    removeBackup(home, name); // its manifest may be there
    throw error;
  }
}

/**
 * Looks through a backup and notes what was found beside it: that it is the file that was made, byte for byte, and that
 * its pages, rows and search indexes agree. Throws `not_found`.
 */
export function verifyBackup(home: string, name: string, now: number): Backup {
  const { reason, createdAt } = present(home, name);
  const file = backupFile(home, name);
  const known = readManifest(home, name);
  const [problem = null] = isAsMade(file, known) ? checkMemoryFile(file) : ['It is not as it was made.'];
  if (problem === null) {
    const facts = readFileFacts(file);
    writeManifest(home, name, { ...manifestOf(file, facts, { reason, at: now, problem }), createdAt });
  } else if (known !== undefined) writeManifest(home, name, { ...known, verifiedAt: null, problem });
  const found = present(home, name);
  return problem === null ? found : { ...found, state: 'damaged', problem };
}

/** Throws `conflict` in words where a backup is not what it was when it was found whole; one never looked at is now. */
export function refuseDamagedBackup(home: string, name: string, now: number): Backup {
  const backup = present(home, name);
  const known = readManifest(home, name);
  const trusted = backup.state === 'verified' && isAsMade(backupFile(home, name), known);
  const found = trusted ? backup : verifyBackup(home, name, now);
  if (found.state === 'verified') return found;
  throw new AppError(
    'conflict',
    `This backup is damaged: ${found.problem ?? 'it is not whole.'} Nothing was changed. Choose another one.`,
  );
}

/** Throws `storage_full` where a file of this size would not fit into a folder. */
export function refuseLittleRoom(folder: string, bytes: number): void {
  const free = freeBytes(folder);
  if (free >= bytes + SPARE) return;
  throw new AppError(
    'storage_full',
    `There is too little room on the disk: about ${inMb(bytes + SPARE)} MB are needed and ${inMb(free)} MB are free. ` +
      'Nothing was changed. Make room, or remove backups you no longer need, and try again.',
  );
}

/** A name for a backup that is made now; names sort by time, and two of one moment differ. */
export function nameBackup(reason: BackupReason, now: number): string {
  const at = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  return `${at}-${reason}-${randomBytes(2).toString('hex')}`;
}

function present(home: string, name: string): Backup {
  const found = readBackup(home, name);
  if (found) return found;
  throw new AppError('not_found', 'This backup is no longer there. Nothing was changed.');
}

function manifestOf(
  file: string,
  facts: FileFacts,
  { reason, at, problem }: Readonly<{ reason: BackupReason; at: number; problem: string | null }>,
): Manifest {
  const time = new Date(at).toISOString();
  return {
    version: 1,
    reason,
    createdAt: time,
    bytes: statSync(file).size,
    sha256: sumOf(file),
    schemaVersion: facts.schemaVersion,
    commitSeq: facts.commitSeq,
    rows: facts.rows,
    counts: facts.living,
    verifiedAt: problem === null ? time : null,
    problem,
  };
}

function isAsMade(file: string, known: Manifest | undefined): boolean {
  if (known === undefined) return true;
  return known.bytes === statSync(file).size && known.sha256 === sumOf(file);
}

function sumOf(file: string): string {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(BLOCK);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const bytes = readSync(handle, block, 0, BLOCK, null);
      if (bytes === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytes));
    }
  } finally {
    closeSync(handle);
  }
}

function differs(): AppError {
  return new AppError(
    'unavailable',
    'No backup was made: others write to the memory so much that the copy could not be compared with it. Your memory ' +
      'is safe. Try again in a moment.',
  );
}

function notWhole(problem: string): AppError {
  return new AppError(
    'unavailable',
    `No backup was made: the copy is not whole. ${problem} The memory was left as it is; keep the backups you have.`,
  );
}

/** Puts into words what a full disk, missing rights or damage threw. `what` did not come about. */
export function explainFailure(error: unknown, what: string): unknown {
  const code = sqliteErrorCode(error) ?? systemCode(error);
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || /^(ENOSPC|EDQUOT|EFBIG)$/.test(code)) {
    return new AppError(
      'storage_full',
      `The disk is full, so ${what}. Your memory is as it was, and what was begun is gone. Make room and try again.`,
    );
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new AppError(
      'unavailable',
      `The memory file is damaged, so ${what}. It was left as it is. Keep the backups you have.`,
    );
  }
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|BUSY)|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST)/.test(code)) {
    return new AppError(
      'unavailable',
      `The folder of backups cannot be written, or the memory cannot be read, so ${what}. Your memory is as it was. ` +
        'Check the permissions of its folder.',
    );
  }
  return error;
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function inMb(bytes: number): string {
  return Math.ceil(bytes / 1024 / 1024).toLocaleString('en');
}
