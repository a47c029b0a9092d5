import { AppError } from '../../../shared/errors.ts';
import type { ForeignDatabase } from '../store/foreign-database.ts';
import type { DatabaseApp } from './database-reader.ts';
import { cutText } from './source-text.ts';

/** The tables that are read, and what each must have: one column of each list. */
const KNOWN: Readonly<Record<string, readonly (readonly string[])[]>> = {
  sessions: [
    ['id', 'session_id'],
    ['title', 'summary', 'last_active', 'started_at', 'created_at', 'updated_at'],
  ],
  conversation_sessions: [['id', 'session_id']],
  messages: [['session_id'], ['role'], ['content', 'text', 'parts']],
  user_preferences: [
    ['key', 'preferences', 'coding_style', 'communication_tone', 'favorite_tools', 'project_context'],
  ],
  tasks: [['description', 'title'], ['status']],
  knowledge: [
    ['key', 'category'],
    ['value', 'content'],
  ],
  memories: [['content']],
  knowledge_clusters: [['name', 'description']],
  learning_patterns: [['description', 'name', 'pattern']],
};

/** Tables that only an older memory of agents has. */
const OF_MEMORY = ['memories', 'knowledge_clusters', 'learning_patterns', 'conversation_sessions'];
const OF_AGENTS = ['sessions', 'messages', 'user_preferences', 'tasks', 'knowledge'];

/** Tells what kind of memory a database is; null for one of another program. */
export function appOfDatabase(database: ForeignDatabase): DatabaseApp | null {
  const known = new Set(knownTables(database));
  if (OF_MEMORY.some((name) => known.has(name))) return 'memory-database';
  // Any program may have tasks or sessions; only an agent's memory has these together.
  const found = OF_AGENTS.filter((name) => known.has(name));
  return found.length >= 2 || known.has('knowledge') ? 'agent-database' : null;
}

/** The tables of a database that can be read. */
export function knownTables({ tables }: ForeignDatabase): string[] {
  return Object.entries(KNOWN).flatMap(([name, needed]) => {
    const columns = tables.get(name)?.columns;
    const fits =
      columns !== undefined && needed.every((names) => names.some((column) => columns.has(column)));
    return fits ? [name] : [];
  });
}

/** The error for a database without a table that is read: it says what there is instead. */
export function unknownDatabase({ tables }: ForeignDatabase): AppError {
  const names = [...tables.keys()].map((name) => cutText(name, 40));
  const listed = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
  const what = names.length === 0 ? 'It has no tables.' : `It has the tables ${listed}.`;
  return new AppError(
    'invalid_input',
    `This is a database, but not of a memory Mneme reads. ${what} Nothing was changed; choose another file.`,
  );
}
