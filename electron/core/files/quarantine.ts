import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';

/** The log of the memory, and its index. */
const LOG = ['memory.db-wal', 'memory.db-shm'];

/** Moves a log aside whose file is gone: with another file it would overwrite pages of that. */
export function quarantineLog(home: string, now: number): string {
  return moveAside(home, now, LOG);
}

function moveAside(home: string, now: number, names: readonly string[]): string {
  const folder = makeFolder(path.join(home, 'quarantine'), new Date(now).toISOString().replaceAll(':', '-'));
  for (const name of names) {
    try {
      renameSync(path.join(home, name), path.join(folder, name));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return folder;
}

/** Several things may be set aside in one moment. */
function makeFolder(parent: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const folder = path.join(parent, count === 1 ? name : `${name}-${count}`);
    if (existsSync(folder)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}
