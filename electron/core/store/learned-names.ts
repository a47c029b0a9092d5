import type { ReadDb } from './database.ts';

/** The category of facts that say whom or what a name stands for: the key is the name, the value who or what it is. */
export const NAMES = 'names';

/** A fact of that category. */
export type LearnedName = Readonly<{ name: string; means: string }>;

const MOST = 50;

/**
 * The names that hold a term or stand for it. `match` is an FTS5 expression. What consolidation learned counts only while
 * the message it was said in stands.
 */
export function namesHolding(db: ReadDb, match: string): LearnedName[] {
  return db.all(
    `SELECT k.key AS name, k.value AS means FROM knowledge_fts f JOIN knowledge k ON k.pk = f.rowid
     WHERE knowledge_fts MATCH @match AND k.category = @category AND k.deleted_at IS NULL
       AND (k.origin_actor <> 'consolidation' OR k.origin_message_id IS NULL OR EXISTS (
         SELECT 1 FROM messages m JOIN sessions s ON s.pk = m.session_pk
         WHERE m.id = k.origin_message_id AND m.deleted_at IS NULL AND m.active = 1 AND s.deleted_at IS NULL))
     LIMIT ${MOST}`,
    { match, category: NAMES },
  );
}
