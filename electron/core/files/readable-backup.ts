import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { updateSchema } from '../store/successor.ts';
import { SCHEMA_VERSION } from '../store/migrate.ts';
import { backupFile, readManifest, unfinishedFile } from './backup-folder.ts';

/** A backup that can be read with the schema of now; `discard` when done. */
export type ReadableBackup = Readonly<{ file: string; discard(): void }>;

/** Gives a backup as it lies there, or, where it is of an older schema or was never looked at, a copy brought up to date. */
export function makeReadable(home: string, name: string): ReadableBackup {
  const file = backupFile(home, name);
  if (readManifest(home, name)?.schemaVersion === SCHEMA_VERSION) return { file, discard: () => {} };
  const copy = unfinishedFile(home, `reading ${name}`);
  const discard = (): void => {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${ending}`, { force: true });
  };
  try {
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    updateSchema(copy);
    return { file: copy, discard };
  } catch (error) {
    discard();
    throw error;
  }
}
