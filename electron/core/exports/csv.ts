import type { Writable } from 'node:stream';
import type { BundleRecord } from '../../../shared/bundle.ts';
import { textOfParts } from '../../../shared/message-text.ts';
import type { ListedKind } from '../store/exports.ts';
import type { ExportSource } from './source.ts';
import { createZip, type OpenFile } from './zip.ts';

type Cell = string | number | boolean | null;

/** Spreadsheets take text for UTF-8 by this mark alone. */
const BYTE_ORDER_MARK = '\uFEFF';

const SESSION_COLUMNS = [
  'id',
  'title',
  'agent',
  'source',
  'external_id',
  'project',
  'model',
  'summary',
  'topics',
];
const SESSION_NUMBERS = ['importance', 'started_at', 'last_active', 'ended_at'];
const MESSAGE_COLUMNS = [
  'id',
  'session_id',
  'session_title',
  'parent_id',
  'ordinal',
  'active',
  'role',
  'time',
];
const MESSAGE_CONTENT = ['model', 'tokens', 'text', 'parts'];

/** Writes tables for spreadsheets: a ZIP of one CSV file a kind (RFC 4180, UTF-8 with a byte order mark). */
export async function writeCsvFolder(source: ExportSource, stream: Writable): Promise<boolean> {
  const zip = createZip(stream, { compress: true });
  const sessions: { key: number; title: string }[] = [];
  const table = async (name: string, columns: readonly string[]): Promise<OpenFile> => {
    const file = zip.open(`${name}.csv`);
    await file.write(BYTE_ORDER_MARK + csvRow(columns));
    return file;
  };
  const list = async <K extends ListedKind>(
    kind: K,
    name: string,
    columns: readonly string[],
    cells: (record: BundleRecord<K>) => Cell[],
  ): Promise<void> => {
    if (!source.selection.kinds[kind]) return;
    const file = await table(name, columns);
    for await (const { records, keys } of source.records(kind)) {
      for (const [index, record] of records.entries()) {
        if (record.kind === 'session') sessions.push({ key: keys[index] ?? 0, title: record.data.title });
        await file.write(csvRow(cells(record)));
      }
    }
    await file.close();
  };
  await list('session', 'sessions', [...SESSION_COLUMNS, ...SESSION_NUMBERS], (record) =>
    sessionCells(source, record),
  );
  if (source.selection.kinds.session) {
    const file = await table('messages', [...MESSAGE_COLUMNS, ...MESSAGE_CONTENT]);
    for (const { key, title } of sessions) {
      for await (const messages of source.messages(key, false))
        for (const message of messages) await file.write(csvRow(messageCells(title, message)));
    }
    await file.close();
  }
  await list('memory', 'memories', MEMORY_COLUMNS, (record) => memoryCells(source, record));
  await list('knowledge', 'knowledge', KNOWLEDGE_COLUMNS, knowledgeCells);
  await list('relation', 'relations', RELATION_COLUMNS, relationCells);
  await list('preference', 'preferences', PREFERENCE_COLUMNS, preferenceCells);
  await list('task', 'tasks', TASK_COLUMNS, (record) => taskCells(source, record));
  await zip.finish();
  return source.changed();
}

/** One line of CSV. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function sessionCells(source: ExportSource, { id, source: from, data }: BundleRecord<'session'>): Cell[] {
  const { title, project, model, summary, topics, importance, started_at, last_active, ended_at } = data;
  const agent = source.agentName(data.agent_id);
  const words = [id, title, agent, from.app, from.external_id, project, model, summary, topics.join(', ')];
  return [...words, importance, started_at, last_active, ended_at];
}

function messageCells(title: string, { id, created_at, data }: BundleRecord<'message'>): Cell[] {
  const { session_id, parent_id, ordinal, active, role, parts } = data;
  const place = [id, session_id, title, parent_id, ordinal, active, role, data.sent_at ?? created_at];
  return [...place, data.model, data.tokens, textOfParts(parts), JSON.stringify(parts)];
}

const MEMORY_COLUMNS = [
  'id',
  'agent',
  'type',
  'content',
  'tags',
  'importance',
  'confidence',
  'tier',
  'access_count',
  'last_accessed',
  'superseded_by',
  'created_at',
  'updated_at',
];

function memoryCells(source: ExportSource, { id, data, ...times }: BundleRecord<'memory'>): Cell[] {
  const { type, content, tags, importance, confidence, tier } = data;
  const words = [id, source.agentName(data.agent_id), type, content, tags.join(', '), importance];
  const use = [confidence, tier, data.access_count, data.last_accessed, data.superseded_by];
  return [...words, ...use, times.created_at, times.updated_at];
}

const KNOWLEDGE_COLUMNS = [
  'id',
  'category',
  'key',
  'value',
  'source',
  'confidence',
  'created_at',
  'updated_at',
];

function knowledgeCells({ id, data, created_at, updated_at }: BundleRecord<'knowledge'>): Cell[] {
  return [id, data.category, data.key, data.value, data.source, data.confidence, created_at, updated_at];
}

const RELATION_COLUMNS = ['id', 'from_id', 'type', 'to_id', 'created_at', 'updated_at'];

function relationCells({ id, data, created_at, updated_at }: BundleRecord<'relation'>): Cell[] {
  return [id, data.from_id, data.type, data.to_id, created_at, updated_at];
}

const PREFERENCE_COLUMNS = [
  'id',
  'key',
  'value',
  'source',
  'confidence',
  'locked',
  'created_at',
  'updated_at',
];

function preferenceCells({ id, data, created_at, updated_at }: BundleRecord<'preference'>): Cell[] {
  const value = typeof data.value === 'string' ? data.value : JSON.stringify(data.value);
  return [id, data.key, value, data.source, data.confidence, data.locked, created_at, updated_at];
}

const TASK_COLUMNS = [
  'id',
  'description',
  'status',
  'agent',
  'session_id',
  'due_at',
  'completed_at',
  'result',
];

function taskCells(source: ExportSource, { id, data }: BundleRecord<'task'>): Cell[] {
  const { description, status, session_id, due_at, completed_at, result } = data;
  return [id, description, status, source.agentName(data.agent_id), session_id, due_at, completed_at, result];
}
