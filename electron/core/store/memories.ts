import type { Memory, Tier } from '../../../shared/entities/memory.ts';
import type { Page } from '../../../shared/primitives.ts';
import type { StrengthRules } from '../../../shared/strength.ts';
import { allOf, decodeCursor, encodeCursor, readPage } from './cursor.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { type MemoryFilter, memoryConditions } from './memory-filters.ts';
import { COOLS_AT, STRENGTH, strengthParameters } from './memory-strength.ts';
import { type Viewer, visibleTo } from './memory-visibility.ts';
import { packText } from './packed.ts';
import { insertRecord, notFound, originFields, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { memoriesTable } from './tables.ts';

export type MemoryList = MemoryFilter &
  Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    sort: keyof typeof SORTS | 'strength';
    order: 'asc' | 'desc';
    /** Asked only where strength matters. */
    rules(): StrengthRules;
    /** Milliseconds since 1970: when strength is looked at. */
    now: number;
  }>;

type KeyedRow = MemoryRow & { created_at: number };
type MemoryRow = Row & { sort_value: SqlValue; pk: number };

const COLUMNS = `${selectColumns(memoriesTable, 'm')}, m.pk, a.name AS agent_name`;
const FROM = 'FROM memories m LEFT JOIN agents a ON a.id = m.agent_id';
/** Archived content longer than this is stored packed, in UTF-16 units. */
const PACKED_ABOVE = 1024;

const SORTS = {
  createdAt: 'm.created_at',
  lastAccessed: 'coalesce(m.last_accessed, 0)',
  accessCount: 'm.access_count',
  importance: 'm.importance',
  // What stays where it is comes after all that moves.
  cooling: `coalesce(${COOLS_AT}, 9e15)`,
} as const;

/** One living memory a viewer sees. Throws `not_found`. */
export function readMemory(db: ReadDb, id: string, viewer: Viewer = 'person'): Memory {
  const { where, parameters } = allOf([
    { where: ['m.id = @id', 'm.deleted_at IS NULL'], parameters: { id } },
    visibleTo(viewer, 'm'),
  ]);
  const row = db.get<MemoryRow>(`SELECT ${COLUMNS} ${FROM} WHERE ${where.join(' AND ')}`, parameters);
  if (!row) throw notFound(memoriesTable, id);
  return decodeMemory(row);
}

/** A memory with its key and creation (milliseconds since 1970), by which lists are paged. */
export type KeyedMemory = Readonly<{ memory: Memory; pk: number; createdAt: number }>;

/** The newest memories a viewer sees, newest first; no more of them than fit into so many characters of content. */
export function readNewest(
  db: ReadDb,
  viewer: Viewer,
  most: Readonly<{ memories: number; characters: number }>,
): { memories: KeyedMemory[]; complete: boolean } {
  const { where, parameters } = allOf([
    { where: ['m.deleted_at IS NULL'], parameters: {} },
    visibleTo(viewer, 'm'),
  ]);
  const memories: KeyedMemory[] = [];
  let room = most.characters;
  for (const row of db.iterate<KeyedRow>(
    `SELECT ${COLUMNS} ${FROM}
     WHERE ${where.join(' AND ')} ORDER BY m.created_at DESC, m.pk DESC`,
    parameters,
  )) {
    const memory = toKeyed(row);
    room -= memory.memory.content.length;
    if (room < 0 || memories.length === most.memories) return { memories, complete: false };
    memories.push(memory);
  }
  return { memories, complete: true };
}

/** The living ones of some memories, in no order. */
export function readMemories(db: ReadDb, ids: readonly string[]): KeyedMemory[] {
  const rows = db.all<KeyedRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE m.id IN (SELECT value FROM json_each(?)) AND m.deleted_at IS NULL`,
    JSON.stringify(ids),
  );
  return rows.map(toKeyed);
}

/** The ids of the living memories that refer to one: by taking its place, or by a link. */
export function referrersOf(db: ReadDb, id: string): { replaced: string[]; linking: string[] } {
  const ids = (sql: string): string[] => db.all<{ id: string }>(sql, id).map((row) => row.id);
  return {
    replaced: ids('SELECT id FROM memories WHERE superseded_by = ? AND deleted_at IS NULL ORDER BY pk'),
    linking: ids(
      `SELECT id FROM memories WHERE related_ids <> '[]' AND deleted_at IS NULL
         AND ? IN (SELECT value FROM json_each(related_ids)) ORDER BY pk`,
    ),
  };
}

/** One living memory, or undefined. */
export function findLivingMemory(db: ReadDb, id: string): Memory | undefined {
  const row = db.get<MemoryRow>(`SELECT ${COLUMNS} ${FROM} WHERE m.id = ? AND m.deleted_at IS NULL`, id);
  return row && decodeMemory(row);
}

/** One page of memories. The pages of a list by strength all look at the moment of the first. */
export function listMemories(db: ReadDb, input: MemoryList): Page<Memory> {
  const { where, parameters } = memoryConditions(input);
  const rules =
    input.sort === 'strength' || input.sort === 'cooling' ? strengthParameters(input.rules()) : {};
  const named = { ...parameters, ...rules };
  if (input.sort !== 'strength') return readSorted(db, input, where, named, SORTS[input.sort]);
  const [moment, inner] = input.cursor === undefined ? [input.now, undefined] : decodeCursor(input.cursor, 2);
  named['moment'] = moment ?? null;
  const cursor = typeof inner === 'string' ? inner : undefined;
  const page = readSorted(db, { ...input, cursor }, where, named, STRENGTH);
  return { ...page, next: page.next === null ? null : encodeCursor([moment ?? null, page.next]) };
}

/** What a memory is made of beside the common fields. */
export type MemoryFields = Readonly<
  Omit<
    Memory,
    'id' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'origin' | 'agentName' | 'accessCount' | 'lastAccessed'
  > & { originSessionId?: string | null; originMessageId?: string | null }
>;

/** What may change of a memory. */
export type MemoryChanges = Readonly<Partial<MemoryFields & Pick<Memory, 'accessCount' | 'lastAccessed'>>>;

/** Adds a memory. */
export function insertMemory(
  transaction: Transaction,
  id: string,
  fields: MemoryFields,
  analyse: (text: string) => string,
): void {
  insertRecord(transaction, memoriesTable, id, {
    ...fields,
    accessCount: 0,
    lastAccessed: null,
    searchText: memorySearchText(fields, analyse),
  });
  packArchived(transaction.db, id);
}

/** Changes fields of a living memory; whoever gives it other content is its origin from then on, and so is a person. */
export function updateMemory(
  transaction: Transaction,
  current: Memory,
  fields: MemoryChanges,
  analyse: (text: string) => string,
): void {
  const wanted = { ...current, ...fields };
  const { caller } = transaction.stamp;
  const takesOver = wanted.content !== current.content || (caller.actor === 'person' && 'content' in fields);
  updateRecord(transaction, memoriesTable, current.id, {
    ...fields,
    ...(takesOver ? originFields(caller) : {}),
    searchText: memorySearchText(wanted, analyse),
  });
  packArchived(transaction.db, current.id);
}

/** Moves a living memory from one tier to another; false where it is not, or no longer, in the first. */
export function moveMemory(transaction: Transaction, id: string, from: Tier, to: Tier): boolean {
  const { db } = transaction;
  const living = db.get('SELECT 1 FROM memories WHERE id = ? AND tier = ? AND deleted_at IS NULL', id, from);
  if (living === undefined) return false;
  const moved = updateRecord(transaction, memoriesTable, id, { tier: to });
  if (to === 'archive') packArchived(db, id);
  return moved;
}

/** What search sees of a memory: content and tags. */
export function memorySearchText(
  { content, tags }: Pick<Memory, 'content' | 'tags'>,
  analyse: (text: string) => string,
): string {
  return analyse([content, ...tags].join('\n'));
}

function readSorted(
  db: ReadDb,
  input: MemoryList,
  where: readonly string[],
  parameters: Readonly<Record<string, SqlValue>>,
  sort: string,
): Page<Memory> {
  return readPage<MemoryRow, Memory>(
    db,
    {
      select: `SELECT ${COLUMNS}, ${sort} AS sort_value ${FROM}`,
      from: 'FROM memories m',
      where,
      parameters,
      sort,
      key: 'm.pk',
      order: input.order,
    },
    input,
    decodeMemory,
  );
}

/** Stores long content of the archive packed. It reads the same, so this is no change that history would know of. */
function packArchived(db: WriteDb, id: string): void {
  const row = db.get<{ content: string }>(
    `SELECT content FROM memories WHERE id = ? AND tier = 'archive' AND typeof(content) = 'text'
       AND length(content) > ${PACKED_ABOVE}`,
    id,
  );
  if (row) db.run('UPDATE memories SET content = ? WHERE id = ?', packText(row.content), id);
}

function toKeyed(row: KeyedRow): KeyedMemory {
  return { memory: decodeMemory(row), pk: row.pk, createdAt: row.created_at };
}

function decodeMemory(row: MemoryRow): Memory {
  const record = decodeRow(memoriesTable, row);
  delete record['searchText'];
  return { ...record, agentName: row['agent_name'] ?? null } as Memory; // the table's fields are the entity's
}
