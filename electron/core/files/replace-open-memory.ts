import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import type { Backup, BackupResult } from '../../../shared/entities/backup.ts';
import { AppError } from '../../../shared/errors.ts';
import { openWriter, overwriteFile } from '../store/database.ts';
import { readNumbersOf } from '../store/successor.ts';
import { unfinishedFile } from './backup-folder.ts';
import { createBackup, explainFailure, refuseDamagedBackup, refuseLittleRoom } from './backups.ts';
import { databaseBytes } from './disk.ts';
import { syncFile } from './durable.ts';
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

type ReplacingStage = 'copying' | 'checking' | 'preparing' | 'replacing';

/** So many commits others may make while the successor is being prepared; its numbers begin above them. */
const ROOM = 1_000_000;

/**
 * Puts a backup in the place of a memory that this and other programs have open.
 *
 * First a backup of what is there is made. The successor is prepared in a copy aside, and then put into the open file
 * page by page as one commit of SQLite: everybody sees the old or the new memory, and a crash leaves one of the two. From
 * the moment nobody else can write any more nothing is lost: what was written since the first backup leads to another.
 */
export async function replaceOpenMemory(
  replacement: Replacement,
): Promise<{ snapshot: Backup; restored: Backup }> {
  const { home, name, now, onStage } = replacement;
  const memory = path.join(home, 'memory.db');
  const restored = refuseDamagedBackup(home, name, now);
  refuseLittleRoom(home, databaseBytes(memory) + 2 * restored.bytes);
  let snapshot = createBackup({ home, reason: 'restore', now, onStage });
  const staged = unfinishedFile(home, `restoring ${name}`);
  try {
    onStage?.('preparing', staged);
    const { commitSeq, schemaVersion } = stageBackup(
      home,
      name,
      staged,
      succession(replacement, memory, { backup: restored, snapshot }),
    );
    onStage?.('replacing', staged);
    const done = await overwriteFile(staged, memory, () => {
      const { commitSeq: present } = readNumbersOf(memory);
      if (present >= commitSeq) throw tooBusy();
      if (present === snapshot.commitSeq) return;
      snapshot = createBackup({ home, reason: 'restore', now });
    });
    if (!done) throw tooBusy();
    makeDurable(memory);
    raiseWatermark(home, commitSeq, schemaVersion);
    return { snapshot, restored };
  } catch (error) {
    throw explainFailure(error, 'nothing was restored');
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${staged}${ending}`, { force: true });
  }
}

function succession({ caller, reason, now, jobId }: Replacement, memory: string, result: BackupResult) {
  const { commitSeq, historySeq, tx } = readNumbersOf(memory);
  const after = { commitSeq: commitSeq + ROOM, historySeq: historySeq + ROOM, tx: tx + ROOM };
  return { after, caller, reason, at: now, carried: { file: memory, jobId, result: JSON.stringify(result) } };
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
