import { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import type { TaskStatus } from '../../../shared/entities/task.ts';
import type { Json } from '../../../shared/primitives.ts';
import type { ForeignRow } from '../store/foreign-database.ts';
import {
  derivedId,
  flagIn,
  isoIn,
  jsonIn,
  numberIn,
  shortTextIn,
  textIn,
  wordsIn,
} from './database-cells.ts';
import type { DatabaseReader } from './database-reader.ts';
import { preferencesOf } from './database-preferences.ts';
import { keyOf, MAX_CATEGORY, MAX_KEY, nameWithin, valuesOf } from './source-facts.ts';
import type { SourceItem } from './source-record.ts';

type RowReader = (
  reader: DatabaseReader,
  row: ForeignRow,
  sessions: ReadonlyMap<string, string>,
) => Generator<SourceItem>;

/** The tables beside conversations, in the order they are read. */
const READERS: readonly (readonly [table: string, read: RowReader])[] = [
  ['memories', readMemory],
  ['knowledge', readFact],
  ['knowledge_clusters', readCluster],
  ['learning_patterns', readPattern],
  ['user_preferences', readPreferences],
  ['tasks', readTask],
];

const IMPORTANCES = ['low', 'medium', 'high', 'very high', 'critical'];

const STATUSES: Readonly<Record<string, TaskStatus>> = {
  in_progress: 'in_progress',
  active: 'in_progress',
  doing: 'in_progress',
  running: 'in_progress',
  completed: 'completed',
  complete: 'completed',
  done: 'completed',
  finished: 'completed',
  failed: 'failed',
  error: 'failed',
  cancelled: 'failed',
  canceled: 'failed',
};

/** Reads what a database holds beside conversations. `sessions` are ids here by those of the database. */
export function* readRecords(
  reader: DatabaseReader,
  known: readonly string[],
  sessions: ReadonlyMap<string, string>,
): Generator<SourceItem> {
  for (const [table, read] of READERS) {
    if (!known.includes(table)) continue;
    for (const { rows, progress } of reader.pages(table)) {
      for (const row of rows) yield* read(reader, row, sessions);
      yield progress;
    }
  }
}

function* readMemory(reader: DatabaseReader, row: ForeignRow): Generator<SourceItem> {
  const content = contentOf(row);
  if (content === null) {
    yield reader.problem('memories', row, 'has no content');
    return;
  }
  const agent = yield* reader.agentOf(row);
  const related = wordsIn(row, 'related_ids', 1000, 200);
  const find = (own: string | null): string | null => reader.referred('memory', 'memories', own, contentOf);
  const type = textIn(row, 'type', 'memory_type')?.toLowerCase();
  const tier = textIn(row, 'tier')?.toLowerCase();
  const data = {
    agent_id: agent,
    shared_with: [],
    type: MemoryType.safeParse(type).data ?? 'semantic',
    context: contextOf(row),
    importance: importanceOf(row),
    confidence: numberIn(row, [0, 1], 1, 'confidence'),
    emotional_valence: numberIn(row, [-1, 1], 0, 'emotional_valence'),
    tags: wordsIn(row, 'tags', 50, 100),
    related_ids: related.map(find).filter((id) => id !== null),
    access_count: Math.round(numberIn(row, [0, 1e9], 0, 'access_count')),
    last_accessed: isoIn(row, 'last_accessed', 'last_accessed_at'),
    tier: Tier.safeParse(tier).data ?? 'warm',
    pinned: flagIn(row, false, 'pinned', 'is_pinned'),
    paused: flagIn(row, false, 'paused', 'is_paused'),
    held: false,
    superseded_by: find(textIn(row, 'superseded_by')),
  };
  const id = reader.idOf('memory', row, content);
  for (const [index, part] of valuesOf(content).entries()) {
    const own = index === 0 ? id : derivedId(id, index);
    yield reader.record('memory', row, { id: own, data: { ...data, content: part } });
  }
}

function readFact(reader: DatabaseReader, row: ForeignRow): Generator<SourceItem> {
  const value = textIn(row, 'value', 'content', 'text');
  const category = textIn(row, 'category', 'type', 'topic') ?? 'memory';
  return factFrom(reader, row, 'knowledge', { category, key: textIn(row, 'key', 'name', 'title'), value });
}

/** What was gathered of several facts is kept as one. */
function readCluster(reader: DatabaseReader, row: ForeignRow): Generator<SourceItem> {
  const key = textIn(row, 'name', 'title');
  return factFrom(reader, row, 'knowledge_clusters', {
    category: 'cluster',
    key,
    value: textIn(row, 'description', 'summary') ?? key,
  });
}

function readPattern(reader: DatabaseReader, row: ForeignRow): Generator<SourceItem> {
  const key = textIn(row, 'name', 'title');
  return factFrom(reader, row, 'learning_patterns', {
    category: 'pattern',
    key,
    value: textIn(row, 'description', 'pattern') ?? key,
  });
}

type Fact = Readonly<{ category: string; key: string | null; value: string | null }>;

function* factFrom(
  reader: DatabaseReader,
  row: ForeignRow,
  table: string,
  { category, key, value }: Fact,
): Generator<SourceItem> {
  if (value === null) {
    yield reader.problem(table, row, 'has no value');
    return;
  }
  const name = key === null || key.trim() === '' ? keyOf(value) : key;
  const id = reader.idOf(table, row, JSON.stringify([category, name]));
  for (const [index, part] of valuesOf(value).entries()) {
    const own = index === 0 ? id : derivedId(id, index);
    const data = {
      category: nameWithin(category, MAX_CATEGORY) || 'memory',
      key: nameWithin(index === 0 ? name : `${name} (${index + 1})`, MAX_KEY),
      value: part,
      source: shortTextIn(row, 2000, 'source'),
      confidence: numberIn(row, [0, 1], 1, 'confidence'),
    };
    yield reader.record('knowledge', row, { id: own, data });
  }
}

function* readPreferences(reader: DatabaseReader, row: ForeignRow): Generator<SourceItem> {
  const preferences = preferencesOf(row);
  if (preferences.size === 0) yield reader.problem('user_preferences', row, 'says nothing');
  for (const [key, value] of preferences) {
    const data = {
      user_id: derivedId(reader.app, 'user'),
      key,
      value,
      confidence: numberIn(row, [0, 1], 1, 'confidence'),
      source: shortTextIn(row, 2000, 'source'),
      locked: flagIn(row, false, 'locked', 'is_locked'),
    };
    const id = derivedId(reader.app, 'preference', textIn(row, 'user_id'), key);
    yield reader.record('preference', row, { id, data });
  }
}

function* readTask(
  reader: DatabaseReader,
  row: ForeignRow,
  sessions: ReadonlyMap<string, string>,
): Generator<SourceItem> {
  const description = shortTextIn(row, 20_000, 'description', 'title', 'task');
  if (description === null) {
    yield reader.problem('tasks', row, 'has no description');
    return;
  }
  const status = textIn(row, 'status')?.toLowerCase().replaceAll(/[\s-]/g, '_') ?? '';
  const data = {
    session_id: sessions.get(textIn(row, 'session_id') ?? '') ?? null,
    agent_id: yield* reader.agentOf(row),
    description,
    status: STATUSES[status] ?? 'pending',
    due_at: isoIn(row, 'due_at', 'due_date', 'due'),
    completed_at: isoIn(row, 'completed_at', 'finished_at'),
    result: shortTextIn(row, 100_000, 'result', 'output'),
  };
  yield reader.record('task', row, { id: reader.idOf('task', row, description), data });
}

function contentOf(row: ForeignRow): string | null {
  const content = textIn(row, 'content');
  return content === null || content.trim() === '' ? null : content;
}

/** What belongs to a memory: an object of JSON; anything else stands under one name. */
function contextOf(row: ForeignRow): Record<string, Json> {
  for (const column of ['context', 'metadata']) {
    const value = jsonIn(row, column);
    if (value === null || value === '') continue;
    if (typeof value !== 'object' || Array.isArray(value)) return { [column]: value };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [nameWithin(key, 200), inner]));
  }
  return {};
}

/** From 1 to 5: as a number, a word, or a share between 0 and 1. */
function importanceOf(row: ForeignRow): number {
  const word = IMPORTANCES.indexOf(textIn(row, 'importance')?.toLowerCase().replaceAll(/[_-]/g, ' ') ?? '');
  if (word !== -1) return word + 1;
  const number = numberIn(row, [0, 5], 2, 'importance', 'importance_score');
  return number > 0 && number < 1 ? Math.round(1 + 4 * number) : Math.max(1, Math.round(number));
}
