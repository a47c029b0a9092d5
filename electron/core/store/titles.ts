import type { ReadDb, SqlValue } from './database.ts';
import { unpackText } from './packed.ts';

const TITLES: Readonly<Record<string, string>> = {
  session: 'SELECT title FROM sessions WHERE id = ?',
  memory: 'SELECT content AS title FROM memories WHERE id = ?',
  knowledge: `SELECT category || ' / ' || key AS title FROM knowledge WHERE id = ?`,
  preference: 'SELECT key AS title FROM preferences WHERE id = ?',
  task: 'SELECT description AS title FROM tasks WHERE id = ?',
  decision: 'SELECT summary AS title FROM decisions WHERE id = ?',
  cluster: 'SELECT name AS title FROM knowledge_clusters WHERE id = ?',
  pattern: 'SELECT description AS title FROM learning_patterns WHERE id = ?',
  proposal: 'SELECT coalesce(sentence, candidate) AS title FROM proposals WHERE id = ?',
};
const TEXTS: Readonly<Record<string, string>> = {
  memory: 'SELECT content AS title FROM memories WHERE id = ?',
  knowledge: 'SELECT value AS title FROM knowledge WHERE id = ?',
  preference: 'SELECT value AS title FROM preferences WHERE id = ?',
  task: 'SELECT description AS title FROM tasks WHERE id = ?',
};
const LONGEST = 200;

/** What a record is called in a list, be it in Trash; empty for one that is gone. */
export function titleOf(db: ReadDb, entity: string, id: string): string {
  return readText(db, TITLES[entity], id).slice(0, LONGEST);
}

/** What a record says, be it in Trash; empty for one that is gone. */
export function textOf(db: ReadDb, entity: string, id: string): string {
  return readText(db, TEXTS[entity], id);
}

function readText(db: ReadDb, sql: string | undefined, id: string): string {
  const row = sql === undefined ? undefined : db.get<{ title: SqlValue }>(sql, id);
  return row === undefined ? '' : unpackText(row.title);
}
