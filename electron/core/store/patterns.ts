import type { LearningPattern, PatternType } from '../../../shared/entities/pattern.ts';
import type { Page } from '../../../shared/primitives.ts';
import { isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { readRecord } from './record.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { patternsTable } from './tables.ts';

type ListRow = Row & { sort_value: SqlValue; pk: number };

/** One living pattern. Throws `not_found`. */
export function readPattern(db: ReadDb, id: string): LearningPattern {
  return readRecord(db, patternsTable, id) as LearningPattern; // the table's fields are the entity's
}

/** One page of patterns, the most frequent first. */
export function listPatterns(
  db: ReadDb,
  input: Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    types?: readonly PatternType[] | undefined;
  }>,
): Page<LearningPattern> {
  const from = 'FROM learning_patterns p';
  const types = isOneOf('p.type', 'types', input.types);
  return readPage<ListRow, LearningPattern>(
    db,
    {
      select: `SELECT ${selectColumns(patternsTable, 'p')}, p.pk, p.frequency AS sort_value ${from}`,
      from,
      where: ['p.deleted_at IS NULL', ...types.where],
      parameters: types.parameters,
      sort: 'p.frequency',
      key: 'p.pk',
      order: 'desc',
    },
    input,
    (row) => decodeRow(patternsTable, row) as LearningPattern, // the table's fields are the entity's
  );
}

/** Every living pattern by its key. */
export function knownPatterns(db: ReadDb): { id: string; key: string; frequency: number }[] {
  return db.all('SELECT id, key, frequency FROM learning_patterns WHERE deleted_at IS NULL');
}
