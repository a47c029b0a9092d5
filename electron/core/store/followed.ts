import type { ImportProblem } from '../../../shared/entities/import.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { readImport, updateImport } from './imports.ts';
import type { Transaction } from './store.ts';

const MOST_PROBLEMS = 100;

/** How much of a file was read: all it had at a moment. Its time is in milliseconds since 1970. */
export type ReadState = Readonly<{ bytes: number; modifiedAt: number }>;

/** An import that follows a place. */
export type Following = Readonly<{ id: string; pk: number; place: string }>;

/** The imports that follow a place now. */
export function listFollowing(db: ReadDb): Following[] {
  return db.all<Following>(
    `SELECT id, pk, json_extract(source, '$.place') AS place FROM imports
     WHERE status = 'following' AND deleted_at IS NULL ORDER BY pk`,
  );
}

/** Whether an import that was started runs, in this process or in another one. */
export function isImportRunning(db: ReadDb): boolean {
  return db.get(`SELECT 1 FROM imports WHERE status = 'running' LIMIT 1`) !== undefined;
}

/** How much was read of the files of a place, by their names in it. */
export function readFollowedFiles(db: ReadDb, place: string): Map<string, ReadState> {
  const rows = db.all<{ path: string; bytes: number; modified_at: number }>(
    'SELECT path, bytes, modified_at FROM followed_files WHERE place = ?',
    place,
  );
  return new Map(rows.map(({ path, bytes, modified_at }) => [path, { bytes, modifiedAt: modified_at }]));
}

/** Notes how much of a file was read. */
export function noteFollowedFile(
  db: WriteDb,
  place: string,
  name: string,
  { bytes, modifiedAt }: ReadState,
): void {
  db.run(
    `INSERT INTO followed_files (place, path, bytes, modified_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (place, path) DO UPDATE SET bytes = excluded.bytes, modified_at = excluded.modified_at`,
    place,
    name,
    bytes,
    modifiedAt,
  );
}

/** Forgets what was read of the files of a place. */
export function forgetFollowedFiles(db: WriteDb, place: string): void {
  db.run('DELETE FROM followed_files WHERE place = ?', place);
}

/** Adds up what an import that follows a place brought. */
export function addToFollowing(
  transaction: Transaction,
  id: string,
  added: Readonly<{ sessions: number; messages: number }>,
): void {
  if (added.sessions === 0 && added.messages === 0) return;
  const { status, counts } = readImport(transaction.db, id);
  updateImport(transaction, id, {
    status,
    counts: {
      ...counts,
      sessions: counts.sessions + added.sessions,
      messages: counts.messages + added.messages,
      addedSessions: counts.addedSessions + added.sessions,
      addedMessages: counts.addedMessages + added.messages,
    },
  });
}

/** Notes the problems of the last reading of a file, in place of those of the one before. */
export function noteFollowProblems(
  transaction: Transaction,
  id: string,
  file: string,
  found: readonly ImportProblem[],
): void {
  const { status, counts, problems: before } = readImport(transaction.db, id);
  const mark = `${file}: `;
  const others = before.filter(({ message }) => !message.startsWith(mark));
  const own = found.map((problem) => ({ ...problem, message: mark + problem.message }));
  const problems = [...others, ...own].slice(-MOST_PROBLEMS);
  updateImport(transaction, id, { status, counts: { ...counts, problems: problems.length }, problems });
}
