import { readDatabase } from './database-source.ts';
import type { Adapter } from './source-record.ts';

/** Reads the SQLite file of an agent with sessions, messages, user_preferences, tasks and knowledge. */
export const agentDatabase: Adapter = {
  format: 'agent-database',
  recognises: () => false, // told by its tables
  read: (file, options) => readDatabase('agent-database', file, options),
};
