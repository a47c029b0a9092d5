import type { Message } from '../../../shared/entities/message.ts';
import { countOf, decodeCursor, encodeCursor } from './cursor.ts';
import type { ReadDb } from './database.ts';
import { readMessagesByKey } from './messages.ts';
import { noteChange } from './record.ts';
import type { Transaction } from './store.ts';
import { messagesTable } from './tables.ts';
import type { TranscriptPage } from './transcript.ts';

type BranchInput = Readonly<{
  sessionPk: number;
  through: string;
  from: 'start' | 'end';
  around: string | null;
  limit: number;
  cursor?: string | undefined;
}>;

/** One page of the branch that runs through a message: its ancestors, itself, and the newest answers below it. */
export function readBranchPage(db: ReadDb, input: BranchInput): TranscriptPage {
  const keys = branchKeys(db, input.sessionPk, input.through);
  const start = startOf(db, keys, input);
  const items: Message[] = readMessagesByKey(db, keys.slice(start, start + input.limit));
  return {
    items,
    next: start + input.limit < keys.length ? encodeCursor(['offset', start + input.limit]) : null,
    previous: start > 0 ? encodeCursor(['offset', Math.max(0, start - input.limit)]) : null,
    total: keys.length,
    offset: start,
  };
}

/** Makes the branch that runs through a message the active one, noting every message that changed sides. */
export function activateBranch(transaction: Transaction, sessionPk: number, through: string): void {
  const { db, stamp } = transaction;
  const keys = new Set(branchKeys(db, sessionPk, through));
  const rows = db.all<{ pk: number; id: string; active: number; updated_at: number }>(
    'SELECT pk, id, active, updated_at FROM messages WHERE session_pk = ? AND deleted_at IS NULL',
    sessionPk,
  );
  for (const { pk, id, active, updated_at } of rows) {
    const wanted = keys.has(pk) ? 1 : 0;
    if (active === wanted) continue;
    db.run('UPDATE messages SET active = ?, updated_at = ? WHERE pk = ?', wanted, stamp.at, pk);
    noteChange(transaction, messagesTable, id, 'update', { active, updated_at });
  }
}

/** The keys of a branch, root first. Below the message it follows active answers first, then the newest. */
function branchKeys(db: ReadDb, sessionPk: number, through: string): number[] {
  const above = db.all<{ pk: number }>(
    `WITH RECURSIVE up (pk, parent_pk, depth) AS (
       SELECT pk, parent_pk, 0 FROM messages WHERE id = ? AND session_pk = ? AND deleted_at IS NULL
       UNION SELECT m.pk, m.parent_pk, depth + 1 FROM up JOIN messages m ON m.pk = up.parent_pk
       WHERE m.deleted_at IS NULL AND depth < 100000)
     SELECT pk FROM up ORDER BY depth DESC`,
    through,
    sessionPk,
  );
  const keys = above.map(({ pk }) => pk);
  const seen = new Set(keys);
  for (let last = keys.at(-1); last !== undefined;) {
    const child = db.get<{ pk: number }>(
      `SELECT pk FROM messages WHERE session_pk = ? AND parent_pk = ? AND deleted_at IS NULL
       ORDER BY active DESC, ordinal DESC LIMIT 1`,
      sessionPk,
      last,
    );
    last = child && !seen.has(child.pk) ? child.pk : undefined;
    if (last !== undefined) {
      keys.push(last);
      seen.add(last);
    }
  }
  return keys;
}

function startOf(db: ReadDb, keys: readonly number[], input: BranchInput): number {
  if (input.cursor !== undefined) return countOf(decodeCursor(input.cursor, 2)[1]);
  if (input.around !== null) {
    const pk = db.get<{ pk: number }>('SELECT pk FROM messages WHERE id = ?', input.around)?.pk ?? -1;
    return Math.max(0, keys.indexOf(pk) - Math.floor(input.limit / 2));
  }
  return input.from === 'end' ? Math.max(0, keys.length - input.limit) : 0;
}
