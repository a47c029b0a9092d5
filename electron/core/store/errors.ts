import type { ErrorEntry } from '../../../shared/entities/error-entry.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { toIso } from './table.ts';

const MOST_KEPT = 200;
const FRAMES_OF_A_PLACE = 2;
const KEPT_MS = 90 * 86_400_000;

/** What went wrong so many times between two moments, in milliseconds since 1970. */
export type NotedError = Readonly<
  Pick<ErrorEntry, 'code' | 'module' | 'operation' | 'trace' | 'count'> & { firstAt: number; lastAt: number }
>;

/** Adds to what went wrong. The same, noticed again, is counted; the oldest are forgotten. */
export function addErrors(db: WriteDb, errors: Iterable<NotedError>): void {
  for (const { code, module, operation, trace, count, firstAt, lastAt } of errors) {
    db.run(
      `INSERT INTO error_entries (code, module, operation, place, trace, count, first_at, last_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (module, operation, code, place) DO UPDATE SET count = count + excluded.count,
         first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`,
      code,
      module,
      operation ?? '',
      placeOf(trace),
      trace,
      count,
      firstAt,
      lastAt,
    );
    db.run('DELETE FROM error_entries WHERE last_at < ?', lastAt - KEPT_MS);
  }
  db.run(
    `DELETE FROM error_entries WHERE pk NOT IN (
       SELECT pk FROM error_entries ORDER BY last_at DESC, pk DESC LIMIT ${MOST_KEPT})`,
  );
}

/** Where in the program it went wrong: the same fault, reached by other ways, is one. */
function placeOf(trace: string): string {
  return trace
    .split(' at ')
    .slice(0, FRAMES_OF_A_PLACE + 1)
    .join(' at ');
}

/** What went wrong, the latest first. */
export function listErrors(db: ReadDb, limit: number): ErrorEntry[] {
  const rows = db.all<Omit<ErrorEntry, 'firstAt' | 'lastAt'> & { firstAt: number; lastAt: number }>(
    `SELECT pk AS id, code, module, nullif(operation, '') AS operation, trace, count, first_at AS firstAt,
       last_at AS lastAt FROM error_entries ORDER BY last_at DESC, pk DESC LIMIT ?`,
    limit,
  );
  return rows.map((row) => ({ ...row, firstAt: toIso(row.firstAt), lastAt: toIso(row.lastAt) }));
}

/** How many different things went wrong. */
export function countErrors(db: ReadDb): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM error_entries')?.n ?? 0;
}

/** In how many places something unexpected went wrong since a moment. */
export function countErrorsSince(db: ReadDb, since: number): number {
  const sql = `SELECT count(*) AS n FROM error_entries WHERE code = 'internal' AND last_at >= ?`;
  return db.get<{ n: number }>(sql, since)?.n ?? 0;
}

/** Forgets what went wrong: those named, or all. Gives how many. */
export function clearErrors(db: WriteDb, ids: readonly number[] | undefined): number {
  if (ids === undefined) return db.run('DELETE FROM error_entries').changes;
  const named = JSON.stringify(ids);
  return db.run('DELETE FROM error_entries WHERE pk IN (SELECT value FROM json_each(?))', named).changes;
}
