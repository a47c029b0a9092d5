import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import type { Page } from '../../../shared/primitives.ts';
import { allOf, type Conditions, isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { type Facet, readFacet } from './facets.ts';
import { insertRecord, notFound, originFields, readRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { knowledgeTable } from './tables.ts';

export type KnowledgeFilter = Readonly<{
  categories?: readonly string[] | undefined;
  keys?: readonly string[] | undefined;
  /** An empty text stands for none. */
  sources?: readonly string[] | undefined;
  minConfidence?: number | undefined;
  maxConfidence?: number | undefined;
  importId?: string | undefined;
  /** An FTS5 query: what the words of the filter became. */
  match: string | null;
}>;

export type KnowledgeList = KnowledgeFilter &
  Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    sort: 'category' | 'key' | 'value' | 'source' | 'confidence' | 'updatedAt';
    order: 'asc' | 'desc';
  }>;

export type KnowledgeFields = Readonly<{
  category: string;
  key: string;
  value: string;
  source: string | null;
  confidence: number;
}>;

const SOURCE = `coalesce(k.source, '')`;
const SORTS = {
  category: `(k.category || char(1) || k.key)`,
  key: 'k.key',
  value: 'substr(k.value, 1, 200)',
  source: SOURCE,
  confidence: 'k.confidence',
  updatedAt: 'k.updated_at',
} as const;

/** One living fact. Throws `not_found`. */
export function readKnowledge(db: ReadDb, id: string): Knowledge {
  return toKnowledge(readRecord(db, knowledgeTable, id));
}

/** The living fact under a category and a key. */
export function findKnowledge(db: ReadDb, category: string, key: string): Knowledge | undefined {
  const row = db.get<Row>(
    `SELECT ${selectColumns(knowledgeTable, 'k')} FROM knowledge k
     WHERE k.category = ? AND k.key = ? AND k.deleted_at IS NULL`,
    category,
    key,
  );
  return row ? toKnowledge(decodeRow(knowledgeTable, row)) : undefined;
}

/** The living fact under a category and a key. Throws `not_found`. */
export function readKnowledgeByKey(db: ReadDb, category: string, key: string): Knowledge {
  const found = findKnowledge(db, category, key);
  if (!found) throw notFound(knowledgeTable, `${category} / ${key}`);
  return found;
}

/** One page of facts. */
export function listKnowledge(db: ReadDb, input: KnowledgeList): Page<Knowledge> {
  const { where, parameters } = knowledgeConditions(input);
  const from = 'FROM knowledge k';
  return readPage<Row & { sort_value: SqlValue; pk: number }, Knowledge>(
    db,
    {
      select: `SELECT ${selectColumns(knowledgeTable, 'k')}, k.pk, ${SORTS[input.sort]} AS sort_value ${from}`,
      from,
      where,
      parameters,
      sort: SORTS[input.sort],
      key: 'k.pk',
      order: input.order,
    },
    input,
    (row) => toKnowledge(decodeRow(knowledgeTable, row)),
  );
}

/** What a filter asks of the living facts, under the alias `k`. */
export function knowledgeConditions(filter: KnowledgeFilter): Conditions {
  const categories = isOneOf('k.category', 'categories', filter.categories);
  const keys = isOneOf('k.key', 'keys', filter.keys);
  const { where, parameters } = allOf([
    { where: ['k.deleted_at IS NULL'], parameters: {} },
    categories,
    keys,
    isOneOf(SOURCE, 'sources', filter.sources),
  ]);
  if (filter.minConfidence !== undefined) {
    where.push('k.confidence >= @min');
    parameters['min'] = filter.minConfidence;
  }
  if (filter.maxConfidence !== undefined) {
    where.push('k.confidence <= @max');
    parameters['max'] = filter.maxConfidence;
  }
  if (filter.importId !== undefined) {
    where.push('k.import_id = @importId');
    parameters['importId'] = filter.importId;
  }
  if (filter.match !== null) {
    where.push('k.pk IN (SELECT rowid FROM knowledge_fts WHERE knowledge_fts MATCH @match)');
    parameters['match'] = filter.match;
  }
  return { where, parameters };
}

/** How many of the facts that match each category and each source has; the source of those without one is ''. */
export function knowledgeFacets(
  db: ReadDb,
  filter: KnowledgeFilter,
): { categories: Facet[]; sources: Facet[] } {
  const facet = (own: keyof KnowledgeFilter, value: string) =>
    readFacet(db, {
      from: 'FROM knowledge k',
      value,
      conditions: knowledgeConditions({ ...filter, [own]: undefined }),
    });
  return { categories: facet('categories', 'k.category'), sources: facet('sources', SOURCE) };
}

/** Every category with its number of facts. */
export function knowledgeCategories(db: ReadDb): { category: string; count: number }[] {
  return db.all(
    'SELECT category, count(*) AS count FROM knowledge WHERE deleted_at IS NULL GROUP BY category ORDER BY category',
  );
}

/** Adds a fact; where it was said, if that is not where it is written. */
export function insertKnowledge(
  transaction: Transaction,
  id: string,
  fields: KnowledgeFields & { originSessionId?: string; originMessageId?: string },
  analyse: (text: string) => string,
): void {
  const searchText = knowledgeSearchText(fields, analyse);
  insertRecord(transaction, knowledgeTable, id, { ...fields, searchText });
}

/** Changes fields of a living fact; whoever gives it another value is its origin from then on, and so is a person. */
export function updateKnowledge(
  transaction: Transaction,
  current: Knowledge,
  fields: Readonly<Partial<KnowledgeFields>>,
  analyse: (text: string) => string,
): boolean {
  const wanted = { ...current, ...fields };
  const { caller } = transaction.stamp;
  const takesOver = caller.actor === 'person' || wanted.value !== current.value;
  return updateRecord(transaction, knowledgeTable, current.id, {
    ...fields,
    ...(takesOver ? originFields(caller) : {}),
    searchText: knowledgeSearchText(wanted, analyse),
  });
}

/** What search sees of a fact: category, key and value. */
export function knowledgeSearchText(
  fields: Pick<KnowledgeFields, 'category' | 'key' | 'value'>,
  analyse: (text: string) => string,
): string {
  return analyse([fields.category, fields.key, fields.value].join('\n'));
}

function toKnowledge(record: Record<string, unknown>): Knowledge {
  delete record['searchText'];
  delete record['importId'];
  return record as Knowledge; // the table's fields are the entity's
}
