import type { RecallKind } from '../../../shared/contract/recall.ts';
import type { ReadDb } from './database.ts';

/** The search index of each kind of record that is recalled. */
export const RECALL_INDEXES: Readonly<Record<RecallKind, string>> = {
  memory: 'memories_fts',
  knowledge: 'knowledge_fts',
  preference: 'preferences_fts',
  session: 'sessions_fts',
  message: 'messages_fts',
};

/** The keys of all records of a kind that match, in their order, or of the first `most`; `match` is an FTS5 expression. */
export function readHolding(db: ReadDb, kind: RecallKind, match: string, most?: number): readonly number[] {
  const index = RECALL_INDEXES[kind];
  const matching = `FROM ${index} WHERE ${index} MATCH ?`;
  const row =
    most === undefined
      ? db.get<{ keys: string }>(`SELECT json_group_array(rowid) AS keys ${matching}`, match)
      : db.get<{ keys: string }>(
          `SELECT json_group_array(key) AS keys FROM (SELECT rowid AS key ${matching} LIMIT ?)`,
          match,
          most,
        );
  return JSON.parse(row?.keys ?? '[]') as number[]; // written by the statement
}

/**
 * How many terms were indexed of each of some records, in the order of their keys.
 *
 * They are read from FTS5's own table, where each is a variable-length integer of seven bits a byte (sqlite.org/fts5.html,
 * sections 8.2 and "%_docsize"): bm25() looks there too, at forty times the cost.
 */
export function readLengths(db: ReadDb, kind: RecallKind, keys: readonly number[]): number[] {
  const row = db.get<{ sizes: string | null }>(
    `SELECT group_concat(coalesce(hex(d.sz), '')) AS sizes
     FROM json_each(?) k LEFT JOIN ${RECALL_INDEXES[kind]}_docsize d ON d.id = k.value`,
    JSON.stringify(keys),
  );
  if (keys.length === 0) return [];
  return (row?.sizes ?? '').split(',').map(decodeLength);
}

function decodeLength(hex: string): number {
  let length = 0;
  for (let place = 0; place < hex.length; place += 2)
    length = length * 128 + (Number.parseInt(hex.slice(place, place + 2), 16) & 127);
  return length;
}
