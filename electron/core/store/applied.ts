import type { ReadDb, WriteDb } from './database.ts';

/** How long it is known that an operation was carried out; its line in the spool is long gone by then. */
const KEPT_MS = 30 * 86_400_000;

/** Whether a write from the spool was carried out, or refused for good. */
export function isApplied(db: ReadDb, id: string): boolean {
  return db.get('SELECT 1 FROM applied_operations WHERE id = ?', id) !== undefined;
}

/** Notes it, and forgets what was noted long ago. */
export function noteApplied(db: WriteDb, id: string, at: number): void {
  db.run('INSERT INTO applied_operations (id, at) VALUES (?, ?)', id, at);
  db.run('DELETE FROM applied_operations WHERE at < ?', at - KEPT_MS);
}
