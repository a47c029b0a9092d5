import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '../store/store.ts';

const PREFIX = 'before-retention-';
const KEPT = 4;

/** Copies the memory before old sessions leave it; false where the copy is not whole. Keeps the newest four. */
export function copyBeforeRetention(store: Store, home: string, at: number): boolean {
  const folder = path.join(home, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${PREFIX}${new Date(at).toISOString().replaceAll(':', '-')}.db`);
  if (!store.copyTo(file)) {
    rmSync(file, { force: true });
    return false;
  }
  const copies = readdirSync(folder).filter((name) => name.startsWith(PREFIX));
  for (const name of copies.toSorted().slice(0, -KEPT)) rmSync(path.join(folder, name), { force: true });
  return true;
}
