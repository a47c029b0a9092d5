import Database from 'better-sqlite3';

type Cell = string | number | bigint | null | Buffer;
type Tables = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

/** Writes a database of another program: its tables by their rows, whose keys are the columns. */
export function writeDatabase(file: string, tables: Tables, schema = ''): void {
  const db = new Database(file);
  try {
    if (schema !== '') db.exec(schema);
    for (const [table, rows] of Object.entries(tables)) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const declared = columns.map((column) => (column === 'id' ? 'id PRIMARY KEY' : `"${column}"`));
      db.exec(`CREATE TABLE IF NOT EXISTS ${table} (${declared.join(', ')})`);
      for (const row of rows) {
        const names = Object.keys(row);
        const sql = `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
        db.prepare<Cell[]>(sql).run(...Object.values(row));
      }
    }
  } finally {
    db.close();
  }
}

/** What an agent kept: times as ISO, seconds and milliseconds; lists as JSON and as words; numbers as ids. */
export const AGENT_TABLES: Tables = {
  agents: [{ id: 1, name: 'Gardener' }],
  sessions: [
    {
      id: 'ses-a',
      user_id: 'ann',
      agent_id: 1,
      title: 'Beans',
      summary: 'When beans go out.',
      topics: '["garden","soil"]',
      importance: 0.75,
      started_at: '2025-05-01T08:00:00Z',
      last_active: 1_746_090_000,
      ended_at: null,
      message_count: 3,
      mood: 'sunny',
    },
    { id: 'ses-b', topics: 'kitchen, soup', created_at: 1_746_180_000_000 },
    { id: 'ses-gone', title: 'Removed', deleted_at: '2025-06-01T00:00:00Z' },
  ],
  messages: [
    {
      id: 1,
      session_id: 'ses-a',
      role: 'user',
      content: 'When do zqbeans go out?',
      timestamp: 1_746_087_000,
    },
    {
      id: 2,
      session_id: 'ses-a',
      role: 'assistant',
      content: 'In May.',
      timestamp: '2025-05-01 08:10:05',
      tokens: 4,
      model: 'm-1',
    },
    {
      id: 3,
      session_id: 'ses-b',
      role: 'human',
      content: 'Soup for two, please',
      timestamp: 1_746_180_001_000,
    },
    { id: 4, session_id: 'ses-a', role: 'user', content: 'Thanks!', timestamp: null },
    { id: 5, session_id: 'ses-lost', role: 'user', content: 'Nobody keeps my session', timestamp: null },
    { id: 6, session_id: 'ses-gone', role: 'user', content: 'of a removed session', timestamp: null },
    { id: 7, session_id: 'ses-b', role: 'oracle', content: '', timestamp: null },
  ],
  user_preferences: [
    { user_id: 'ann', key: 'coding_style', value: 'small functions', confidence: 0.9, locked: 1 },
    { user_id: 'ann', key: 'favorite_tools', value: 'git, make', confidence: null, locked: 0 },
    { user_id: 'ann', key: 'humour', value: '{"dry":true}', confidence: 2, locked: 0 },
    { user_id: 'ann', key: 'nothing', value: null, confidence: 1, locked: 0 },
  ],
  tasks: [
    {
      id: 't1',
      session_id: 'ses-a',
      agent_id: 1,
      description: 'Water the garden',
      status: 'done',
      due_at: '2025-05-03',
      completed_at: 1_746_200_000,
      result: 'Wet',
    },
    { id: 't2', session_id: 'nowhere', agent_id: null, description: 'Buy seeds', status: 'In progress' },
    { id: 't3', description: ' ', status: 'pending' },
  ],
  knowledge: [
    {
      id: 1,
      category: 'garden',
      key: 'soil',
      value: 'loam',
      source: 'a walk',
      confidence: 0.5,
      embedding: Buffer.from([1, 2]),
    },
    {
      id: 2,
      category: null,
      key: null,
      value: '{"ph":6.5}',
      source: null,
      confidence: null,
      embedding: null,
    },
  ],
};

/** What an agent remembered, and what it made of it. */
export const MEMORY_TABLES: Tables = {
  memories: [
    {
      id: 'mem-1',
      agent_id: 'researcher',
      type: 'episodic',
      content: 'The zqharbour opens at six',
      context: '{"place":"Riga"}',
      importance: 'very high',
      confidence: 0.8,
      emotional_valence: -3,
      tags: '["harbour","time"]',
      related_ids: '["mem-2","mem-gone"]',
      access_count: 7,
      last_accessed: '2025-04-01T00:00:00.000Z',
      tier: 'hot',
      created_at: '2025-03-01T10:00:00+02:00',
    },
    {
      id: 'mem-2',
      agent_id: null,
      type: 'odd',
      content: 'Ships come at night',
      context: 'seen from the pier',
      importance: 0.5,
      tags: 'ships; night',
      created_at: 1_740_000_000,
    },
    { id: 'mem-3', content: '', created_at: null },
  ],
  knowledge_clusters: [
    {
      id: 1,
      name: 'Harbour',
      description: 'All about the harbour',
      member_ids: '["mem-1"]',
      confidence: 0.7,
    },
  ],
  learning_patterns: [
    {
      id: 1,
      type: 'workflow',
      description: 'Looks at the tide, then at the list',
      frequency: 4,
      confidence: 0.6,
    },
  ],
  user_preferences: [
    {
      user_id: 'ann',
      coding_style: null,
      communication_tone: 'brief',
      favorite_tools: '["git"]',
      project_context: '{"name":"harbour"}',
    },
  ],
  conversation_sessions: [
    {
      id: 9,
      title: null,
      summary: 'About ships and tides',
      topics: '["ships"]',
      started_at: 1_740_000_000,
      ended_at: 1_740_003_600,
    },
  ],
};
