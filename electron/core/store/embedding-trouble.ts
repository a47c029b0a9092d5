import type { ReadDb, WriteDb } from './database.ts';

/** Why the model that makes vectors does not answer; `at` in milliseconds since 1970. */
export type EmbeddingTrouble = Readonly<{ reason: string; message: string; at: number }>;

/** What is wrong with the model that makes vectors, for every program to know; null where nothing is. */
export function readEmbeddingTrouble(db: ReadDb): EmbeddingTrouble | null {
  return db.get<EmbeddingTrouble>('SELECT reason, message, at FROM embedding_trouble') ?? null;
}

/** Notes what is wrong, or that nothing is. */
export function noteEmbeddingTrouble(db: WriteDb, trouble: EmbeddingTrouble | null): void {
  if (trouble === null) db.run('DELETE FROM embedding_trouble');
  else
    db.run(
      'INSERT OR REPLACE INTO embedding_trouble (one, reason, message, at) VALUES (1, ?, ?, ?)',
      trouble.reason,
      trouble.message,
      trouble.at,
    );
}
