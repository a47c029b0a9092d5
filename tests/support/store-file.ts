import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createAnalyser } from '../../electron/core/retrieval/analyse.ts';

type Row = Record<string, unknown>;
type State = Record<string, Row[]>;

/** Tables of what is not memory: how it came to be, and what the app itself does and notes. */
export const ASIDE = [
  'history',
  'history_tx',
  'meta',
  'jobs',
  'leases',
  'applied_operations',
  'chores',
  'dismissed_actions',
  'consolidation_runs',
  'consolidation_actions',
  'consolidation_sessions',
  'consolidation_statements',
  'memory_features',
  'knowledge_features',
  'agent_activity',
  'agent_calls',
  'program_calls',
  'program_connections',
  'secret_findings',
  'secret_scans',
  'secret_reveals',
  'metric_samples',
  'error_entries',
  'search_analysis',
  'search_rebuilds',
  'integrity',
  'alerts',
  'embedding_models',
  'embedding_progress',
  'embedding_trouble',
  'vectors',
  'vectors_int8',
  'vectors_float',
];

const TABLES_WITH_SEARCH = [
  'messages',
  'sessions',
  'memories',
  'knowledge',
  'preferences',
  'tasks',
  'decisions',
];

/** How large the pages of a file are, in bytes. */
export function pageBytesOf(file: string): number {
  return readFileSync(file).readUInt16BE(16); // sqlite.org/fileformat2.html#the_database_header
}

/** Writes a closed file anew with pages of another size, as an earlier Mneme made it. */
export function resizePagesOf(file: string, bytes: number): void {
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.pragma(`page_size = ${bytes}`);
  db.exec('VACUUM');
  db.close();
}

/** Overwrites the page of a closed file that holds a word, the last one. */
export function spoilPageOf(file: string, word: string): void {
  const bytes = readFileSync(file);
  const size = pageBytesOf(file);
  const place = bytes.lastIndexOf(word);
  bytes.fill(0xaa, place - (place % size), place - (place % size) + size);
  writeFileSync(file, bytes);
}

/** Asks the file itself, past the core. */
export function rowsOf(home: string, sql: string, ...parameters: (string | number)[]): Row[] {
  return withFile(home, (db) => db.prepare<(string | number)[], Row>(sql).all(...parameters));
}

/** Every living row of every table of the memory, search text and counts included, without history. */
export function livingState(home: string): State {
  return stateOf(home, (columns) => (columns.includes('deleted_at') ? 'WHERE deleted_at IS NULL' : ''));
}

/** Every row of every table, living or not, without those named, and without how long calls took. */
export function wholeState(home: string, without: readonly string[] = []): State {
  const state = stateOf(home, () => '', []);
  for (const table of [...without, 'metric_samples']) delete state[table];
  return state;
}

/** The index of messages holds no texts: it is compared with one made of them anew. */
function checkMessageIndex(db: Database.Database): void {
  if (db.prepare(`SELECT 1 FROM search_rebuilds WHERE name = 'messages'`).get() !== undefined) return;
  const { searchText } = createAnalyser();
  db.exec(`CREATE VIRTUAL TABLE temp.anew USING fts5 (search_text, content = '', tokenize = 'unicode61');
    CREATE VIRTUAL TABLE temp.words USING fts5vocab ('main', 'messages_fts', 'instance');
    CREATE VIRTUAL TABLE temp.words_anew USING fts5vocab ('temp', 'anew', 'instance');`);
  const insert = db.prepare('INSERT INTO temp.anew (rowid, search_text) VALUES (?, ?)');
  for (const { pk, text } of db
    .prepare<[], { pk: number; text: string }>('SELECT pk, text FROM messages')
    .all())
    insert.run(pk, searchText(text));
  const all = (one: string, other: string): string =>
    `SELECT term, doc, "offset" FROM temp.${one} EXCEPT SELECT term, doc, "offset" FROM temp.${other}`;
  const apart = db.prepare(`${all('words', 'words_anew')} LIMIT 5`).all();
  apart.push(...db.prepare(`${all('words_anew', 'words')} LIMIT 5`).all());
  if (apart.length > 0) throw new Error(`The index of messages is wrong: ${JSON.stringify(apart)}`);
}

/** Whether the file and each of its search indexes agree with themselves; throws where not. */
export function checkIntegrity(home: string): void {
  const db = new Database(path.join(home, 'memory.db'), { timeout: 5000 });
  try {
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(`integrity_check: ${String(found)}`);
    const orphans = db.pragma('foreign_key_check');
    if (Array.isArray(orphans) && orphans.length > 0)
      throw new Error(`foreign keys: ${JSON.stringify(orphans)}`);
    for (const table of TABLES_WITH_SEARCH) {
      db.exec(`INSERT INTO ${table}_fts (${table}_fts, rank) VALUES ('integrity-check', 1)`);
    }
    checkMessageIndex(db);
    const wrong = db
      .prepare(
        `SELECT id, message_count FROM sessions s WHERE message_count <> (SELECT count(*) FROM messages m
           WHERE m.session_pk = s.pk AND m.active = 1 AND m.deleted_at IS NULL)`,
      )
      .all();
    if (wrong.length > 0) throw new Error(`message_count is wrong: ${JSON.stringify(wrong)}`);
  } finally {
    db.close();
  }
}

/** The files below a folder that hold a word, in UTF-8 or UTF-16, whatever its case. */
export function filesHolding(folder: string, word: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      const lower = bytes.toString('latin1').toLowerCase();
      return lower.includes(word.toLowerCase()) || bytes.includes(Buffer.from(word, 'utf16le'));
    })
    .map((file) => path.relative(folder, file));
}

function stateOf(home: string, where: (columns: string[]) => string, aside = ASIDE): State {
  return withFile(home, (db) => {
    const tables = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
        AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
      )
      .pluck()
      .all()
      .filter((name) => !aside.includes(name));
    return Object.fromEntries(
      tables.map((table) => {
        const columns = db.pragma(`table_info(${table})`) as { name: string }[]; // what the pragma gives
        const names = columns.map(({ name }) => name);
        return [table, db.prepare<[], Row>(`SELECT * FROM ${table} ${where(names)} ORDER BY 1`).all()];
      }),
    );
  });
}

function withFile<T>(home: string, work: (db: Database.Database) => T): T {
  const db = new Database(path.join(home, 'memory.db'), { readonly: true, timeout: 5000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
