import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import type { Backup, BackupResult } from '../../../shared/entities/backup.ts';
import { AppError } from '../../../shared/errors.ts';
import { pageBytesOf, vacuumInto } from '../store/copy.ts';
import { copyPages, openWriter, overwriteFile } from '../store/database.ts';
import { readNumbersOf } from '../store/successor.ts';
import { backupFile, backupFolder, unfinishedFile } from './backup-folder.ts';
import {
  explainFailure,
  nameBackup,
  refuseDamagedBackup,
  refuseLittleRoom,
  verifyBackup,
} from './backups.ts';
import { databaseBytes } from './disk.ts';
import { syncFile, syncFolder } from './durable.ts';
import { stageBackup } from './replace-memory.ts';
import { raiseWatermark } from './watermark.ts';

export type Replacement = Readonly<{
  home: string;
  name: string;
  now: number;
  caller: Caller;
  reason: string | undefined;
  /** The job this is, in the memory that is replaced. */
  jobId: string;
  onStage?: ((stage: ReplacingStage, file: string) => void) | undefined;
}>;

type ReplacingStage = 'checking' | 'preparing' | 'replacing';

/** So many commits others may make while the successor is being prepared; its numbers begin above them. */
const ROOM = 1_000_000;

/**
 * Puts a backup in the place of a memory that this and other programs have open.
 *
 * The successor is prepared in a copy aside, and then put into the open file page by page as one commit of SQLite:
 * everybody sees the old or the new memory, and a crash leaves one of the two. Before that, once nobody else can write
 * any more, all there is is copied into a backup, so that nothing is lost; it is looked through afterwards, when others
 * can write again.
 */
export async function replaceOpenMemory(
  replacement: Replacement,
): Promise<{ snapshot: Backup; restored: Backup }> {
  const { home, name, now, onStage } = replacement;
  const memory = path.join(home, 'memory.db');
  onStage?.('checking', '');
  const restored = refuseDamagedBackup(home, name, now);
  refuseLittleRoom(home, databaseBytes(memory) + 2 * restored.bytes);
  const staged = unfinishedFile(home, `restoring ${name}`);
  const snapshot = nameBackup('restore', now);
  try {
    onStage?.('preparing', staged);
    const result = { backup: restored, snapshot: null };
    const { commitSeq, schemaVersion } = stageBackup(
      home,
      name,
      staged,
      succession(replacement, memory, result),
    );
    matchPages(home, name, staged, memory);
    onStage?.('replacing', staged);
    const done = await overwriteFile(staged, memory, async () => {
      if (readNumbersOf(memory).commitSeq >= commitSeq) throw tooBusy();
      await copyAside(home, memory, snapshot);
    });
    if (!done) throw tooBusy();
    makeDurable(memory);
    raiseWatermark(home, commitSeq, schemaVersion);
  } catch (error) {
    throw explainFailure(error, 'nothing was restored');
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${staged}${ending}`, { force: true });
  }
  onStage?.('checking', '');
  return { snapshot: verifyBackup(home, snapshot, now), restored };
}

function succession({ caller, reason, now, jobId }: Replacement, memory: string, result: BackupResult) {
  const { commitSeq, historySeq, tx } = readNumbersOf(memory);
  const after = { commitSeq: commitSeq + ROOM, historySeq: historySeq + ROOM, tx: tx + ROOM };
  const carried = { file: memory, jobId, result: JSON.stringify(result) };
  return { after, caller, reason, at: now, carried };
}

/** Gives a copy that nobody uses pages as large as those of the memory it is to replace. */
function matchPages(home: string, name: string, staged: string, memory: string): void {
  const pageBytes = pageBytesOf(memory);
  if (pageBytesOf(staged) === pageBytes) return;
  const part = unfinishedFile(home, `resizing ${name}`);
  try {
    closeSync(openSync(part, 'wx', 0o600));
    vacuumInto(staged, part, pageBytes);
    syncFile(part);
    renameSync(part, staged);
  } finally {
    for (const ending of ['', '-journal']) rmSync(`${part}${ending}`, { force: true });
  }
}

/** Copies the memory as it is into the folder of backups, under the name only once all of it is there. */
async function copyAside(home: string, memory: string, name: string): Promise<void> {
  const part = unfinishedFile(home, name);
  try {
    closeSync(openSync(part, 'wx', 0o600));
    await copyPages(memory, part);
    syncFile(part);
    renameSync(part, backupFile(home, name));
    syncFolder(backupFolder(home));
  } finally {
    for (const ending of ['', '-journal']) rmSync(`${part}${ending}`, { force: true });
  }
}

/** The commit was made without waiting for the disk. */
function makeDurable(memory: string): void {
  const db = openWriter(memory);
  try {
    syncFile(`${memory}-wal`);
    db.get('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function tooBusy(): AppError {
  return new AppError(
    'unavailable',
    'Other programs write to the memory so much that it was not replaced. Nothing was changed. Close them, or try again.',
  );
}
