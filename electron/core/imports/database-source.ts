import { stat } from 'node:fs/promises';
import type { ForeignDatabase } from '../store/foreign-database.ts';
import { toIso } from '../store/table.ts';
import { readConversations } from './database-conversations.ts';
import { withDatabase } from './database-file.ts';
import { type DatabaseApp, DatabaseReader } from './database-reader.ts';
import { readRecords } from './database-records.ts';
import { knownTables, unknownDatabase } from './database-tables.ts';
import type { ReadOptions, SourceItem } from './source-record.ts';

/**
 * Reads an older memory of agents: every table of it that is known, whatever columns it has.
 *
 * Throws `invalid_input` in words for a database that is damaged or has no table that is known.
 */
export async function* readDatabase(
  app: DatabaseApp,
  file: string,
  { signal, scratch }: ReadOptions,
): AsyncGenerator<SourceItem> {
  const { mtimeMs, size } = await stat(file);
  const facts = { signal, bytes: size, modifiedAt: toIso(Math.floor(mtimeMs)) };
  yield* withDatabase(file, scratch, (database) => readTables(app, database, facts));
}

function* readTables(
  app: DatabaseApp,
  database: ForeignDatabase,
  facts: Readonly<{ signal: AbortSignal; bytes: number; modifiedAt: string }>,
): Generator<SourceItem> {
  const tables = knownTables(database);
  if (tables.length === 0) throw unknownDatabase(database);
  for (const table of tables) {
    database.check(table);
    yield { kind: 'progress', bytes: 0 };
  }
  const reader = new DatabaseReader(app, database, { ...facts, tables });
  const sessions = yield* readConversations(reader, tables);
  yield* readRecords(reader, tables, sessions);
  yield* reader.remarks();
  yield { kind: 'progress', bytes: facts.bytes };
}
