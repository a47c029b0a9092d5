import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import type { Backup } from '../../../shared/entities/backup.ts';
import { AppError } from '../../../shared/errors.ts';
import { openWriter, sqliteErrorCode } from '../store/database.ts';
import { makeSuccessor, type Numbers, readNumbersOf, type Succession } from '../store/successor.ts';
import { backupFile, backupFolder, discardUnfinishedBackups } from './backup-folder.ts';
import { nameBackup, refuseDamagedBackup, refuseLittleRoom } from './backups.ts';
import { syncFile, syncFolder } from './durable.ts';
import { lastSeenSequence, raiseWatermark } from './watermark.ts';

const BESIDE = ['', '-wal', '-shm'];
const SYSTEM: Caller = { actor: 'person', door: 'script', client: 'mneme' };

/**
 * Puts a backup in the place of a memory that nobody has open, damaged or missing even. What was there is moved into the
 * folder of backups as it is, under a name it gives; a crash on the way leaves the one memory or the other.
 *
 * Throws `conflict` for a damaged backup, `unavailable` while a program has the memory open, `storage_full`.
 */
export function replaceMemory(
  home: string,
  name: string,
  now: number,
): { restored: Backup; aside: string | null } {
  discardUnfinishedBackups(home, now);
  const restored = refuseDamagedBackup(home, name, now);
  refuseLittleRoom(home, restored.bytes);
  const memory = path.join(home, 'memory.db');
  const staged = path.join(home, `.memory.${process.pid}.part`);
  try {
    const succession = { after: numbersToPass(home, memory), caller: SYSTEM, reason: undefined, at: now };
    const numbers = stageBackup(home, name, staged, succession);
    refuseOpenMemory(memory);
    const aside = keepAside(home, memory, now);
    for (const ending of ['-wal', '-shm']) rmSync(`${memory}${ending}`, { force: true });
    renameSync(staged, memory);
    syncFolder(home);
    raiseWatermark(home, numbers.commitSeq, numbers.schemaVersion);
    return { restored, aside };
  } finally {
    for (const ending of [...BESIDE, '-journal']) rmSync(`${staged}${ending}`, { force: true });
  }
}

/** Copies a backup and makes the copy ready to take the place of a memory. Gives its numbers. */
export function stageBackup(
  home: string,
  name: string,
  staged: string,
  succession: Succession,
): Numbers & { schemaVersion: number } {
  for (const ending of ['', '-wal']) {
    const part = `${backupFile(home, name)}${ending}`;
    if (!existsSync(part)) continue;
    copyFileSync(part, `${staged}${ending}`, constants.COPYFILE_FICLONE);
    chmodSync(`${staged}${ending}`, 0o600);
  }
  const numbers = makeSuccessor(staged, succession);
  syncFile(staged);
  return numbers;
}

/** A damaged memory cannot say how far it had come; what was seen of it last does. */
function numbersToPass(home: string, memory: string): Numbers {
  const seen = lastSeenSequence(home);
  try {
    const { commitSeq, ...rest } = readNumbersOf(memory);
    return { ...rest, commitSeq: Math.max(commitSeq, seen) };
  } catch {
    return { commitSeq: seen, historySeq: 0, tx: 0 };
  }
}

/** Makes it one file, without a log beside it; for that nobody else may use it. What is damaged stays as it is. */
function refuseOpenMemory(memory: string): void {
  if (!existsSync(memory) || statSync(memory).size === 0) return;
  try {
    openWriter(memory, 'DELETE').close();
  } catch (error) {
    if (sqliteErrorCode(error)?.startsWith('SQLITE_BUSY') !== true) return;
    throw new AppError(
      'unavailable',
      'Another program has the memory open, so it was not replaced. Nothing was changed. Close the programs that use ' +
        'Mneme and try again.',
    );
  }
}

/** Gives the present files second names in the folder of backups: whatever happens next, they stay. */
function keepAside(home: string, memory: string, now: number): string | null {
  if (!existsSync(memory)) return null;
  const name = nameBackup('aside', now);
  for (const ending of BESIDE) {
    const from = `${memory}${ending}`;
    if (existsSync(from)) linkOrCopy(from, `${backupFile(home, name)}${ending}`);
  }
  syncFolder(backupFolder(home));
  return name;
}

/** Some file systems know no second names. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    syncFile(to);
  }
}
