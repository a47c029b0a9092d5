import type { EntityName } from '../../../shared/entities/history.ts';
import { defineTable, type Table } from './table.ts';

export const usersTable = defineTable('user', 'users', { name: 'text' });

export const agentsTable = defineTable('agent', 'agents', {
  name: 'text',
  type: 'text',
  autonomyLevel: 'text',
  learningEnabled: 'flag',
  paused: 'flag',
  readScopes: 'json',
  writeScopes: 'json',
  holdForReview: 'flag',
  trusted: 'flag',
  ownOnly: 'flag',
  lastActive: 'time',
});

export const agentStatesTable = defineTable('agentState', 'agent_states', { agentId: 'text', state: 'json' });

export const checkpointsTable = defineTable('checkpoint', 'checkpoints', {
  agentId: 'text',
  label: 'text',
  cause: 'text',
  state: 'json',
});

export const decisionsTable = defineTable('decision', 'decisions', {
  agentId: 'text',
  sessionId: 'text',
  summary: 'text',
  inputs: 'json',
  options: 'json',
  chosen: 'text',
  memoriesUsed: 'json',
  outcome: 'text',
  outcomeBy: 'text',
  quality: 'real',
  decidedAt: 'time',
  searchText: 'text',
});

export const sessionsTable = defineTable('session', 'sessions', {
  userId: 'text',
  agentId: 'text',
  parentSessionId: 'text',
  title: 'text',
  summary: 'text',
  topics: 'json',
  importance: 'real',
  startedAt: 'time',
  lastActive: 'time',
  endedAt: 'time',
  messageCount: 'integer',
  source: 'text',
  externalId: 'text',
  model: 'text',
  project: 'text',
  importId: 'text',
  searchText: 'text',
});

/** Messages have tables of their own way of writing; this is for undo and history. */
export const messagesTable = defineTable('message', 'messages', {
  active: 'flag',
  trimmed: 'flag',
});

export const memoriesTable = defineTable('memory', 'memories', {
  agentId: 'text',
  sharedWith: 'json',
  type: 'text',
  content: 'packed',
  context: 'json',
  importance: 'integer',
  confidence: 'real',
  emotionalValence: 'real',
  tags: 'json',
  relatedIds: 'json',
  accessCount: 'integer',
  lastAccessed: 'time',
  tier: 'text',
  pinned: 'flag',
  paused: 'flag',
  held: 'flag',
  supersededBy: 'text',
  searchText: 'text',
});

export const knowledgeTable = defineTable('knowledge', 'knowledge', {
  category: 'text',
  key: 'text',
  value: 'text',
  source: 'text',
  confidence: 'real',
  importId: 'text',
  searchText: 'text',
});

export const relationsTable = defineTable('relation', 'relations', {
  fromId: 'text',
  toId: 'text',
  type: 'text',
  importId: 'text',
});

export const preferencesTable = defineTable('preference', 'preferences', {
  userId: 'text',
  key: 'text',
  value: 'json',
  confidence: 'real',
  source: 'text',
  locked: 'flag',
  searchText: 'text',
});

export const tasksTable = defineTable('task', 'tasks', {
  sessionId: 'text',
  agentId: 'text',
  description: 'text',
  status: 'text',
  dueAt: 'time',
  completedAt: 'time',
  result: 'text',
  searchText: 'text',
});

export const importsTable = defineTable(
  'import',
  'imports',
  {
    name: 'text',
    format: 'text',
    fileName: 'text',
    fileBytes: 'integer',
    status: 'text',
    counts: 'json',
    problems: 'json',
    startedAt: 'time',
    finishedAt: 'time',
    source: 'json',
    run: 'json',
  },
  { origin: false },
);

export const settingsTable = defineTable('setting', 'settings', { value: 'json' }, { origin: false });

export const viewsTable = defineTable('view', 'views', { name: 'text', address: 'text' }, { origin: false });

export const clustersTable = defineTable('cluster', 'knowledge_clusters', {
  name: 'text',
  description: 'text',
  memberIds: 'json',
  confidence: 'real',
  importanceScore: 'real',
  topics: 'json',
});

export const patternsTable = defineTable('pattern', 'learning_patterns', {
  type: 'text',
  description: 'text',
  frequency: 'integer',
  confidence: 'real',
  examples: 'json',
  discoveredAt: 'time',
  key: 'text',
});

export const proposalsTable = defineTable('proposal', 'proposals', {
  kind: 'text',
  status: 'text',
  snoozedUntil: 'time',
  agentId: 'text',
  candidate: 'json',
  sentence: 'text',
  messageId: 'text',
  sessionId: 'text',
  confidence: 'real',
  record: 'json',
  others: 'json',
  result: 'json',
  key: 'text',
});

export const runsTable = defineTable(
  'run',
  'consolidation_runs',
  {
    trigger: 'text',
    status: 'text',
    agentId: 'text',
    startedAt: 'time',
    finishedAt: 'time',
    counts: 'json',
    agents: 'json',
    error: 'text',
    tx: 'integer',
  },
  { origin: false },
);

const ALL: readonly Table[] = [
  usersTable,
  agentsTable,
  sessionsTable,
  messagesTable,
  memoriesTable,
  knowledgeTable,
  relationsTable,
  preferencesTable,
  tasksTable,
  agentStatesTable,
  checkpointsTable,
  decisionsTable,
  importsTable,
  settingsTable,
  viewsTable,
  clustersTable,
  patternsTable,
  proposalsTable,
  runsTable,
];

/** The table that keeps a kind of record. */
export function tableOf(entity: EntityName): Table {
  const table = ALL.find((candidate) => candidate.entity === entity);
  if (!table) throw new Error(`No table keeps ${entity}`);
  return table;
}
