import type { SearchKind } from '../../../shared/contract/search.ts';
import { countOf, decodeCursor, encodeCursor } from './cursor.ts';
import type { ReadDb } from './database.ts';
import { type Found, readRows } from './search.ts';
import type { SearchFilter } from './search-sources.ts';

/** The newest records of a kind that filters leave, where no words are asked for. */
export function listFiltered(
  db: ReadDb,
  kind: SearchKind,
  { filter, limit, cursor }: Readonly<{ filter: SearchFilter; limit: number; cursor?: string | undefined }>,
): Found {
  const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : countOf(decodeCursor(cursor, 1)[0]);
  const found = readRows(db, kind, filter, 'x.pk < @below ORDER BY x.pk DESC LIMIT @limit', {
    below,
    limit: limit + 1,
  });
  const rows = found.slice(0, limit).map((row) => ({ ...row, words: null }));
  const last = rows.at(-1);
  const next = found.length > limit && last !== undefined ? encodeCursor([last.pk]) : null;
  return { rows, next, complete: true };
}
