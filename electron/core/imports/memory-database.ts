import { readDatabase } from './database-source.ts';
import type { Adapter } from './source-record.ts';

/**
 * Reads the SQLite file of an agent with memories, knowledge_clusters, learning_patterns, user_preferences and
 * conversation_sessions. Clusters and patterns become knowledge of these categories.
 */
export const memoryDatabase: Adapter = {
  format: 'memory-database',
  recognises: () => false, // told by its tables
  read: (file, options) => readDatabase('memory-database', file, options),
};
