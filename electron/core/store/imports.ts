import type { Import, ImportCounts, ImportProblem } from '../../../shared/entities/import.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, notFound, readRecord, updateRecord, writeColumns } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { importsTable } from './tables.ts';

export type NewImport = Readonly<{
  id: string;
  name: string;
  format: Import['format'];
  fileName: string;
  fileBytes: number;
  status: 'running' | 'following';
  source: ImportOrigin;
}>;

/** What an import reads from; the path is a whole one, the backup is named. */
export type ImportOrigin = Readonly<
  { upload: string } | { path: string } | { place: string } | { backup: string }
>;

/** How an import was started, for going on with it: its transaction in history, and what was asked for. */
export type ImportSettings = Readonly<{ tx: number; reviveUndone: boolean; ignoreDamage: boolean }>;

/** Where an import that stopped on the way goes on. */
export type StoppedImport = Readonly<{ pk: number; source: ImportOrigin; run: ImportSettings }>;

/** What an import has found and done before it begins. */
export const NO_COUNTS: ImportCounts = {
  sessions: 0,
  messages: 0,
  addedSessions: 0,
  addedMessages: 0,
  knownMessages: 0,
  knowledge: 0,
  addedKnowledge: 0,
  relations: 0,
  addedRelations: 0,
  records: 0,
  addedRecords: 0,
  inTrash: 0,
  problems: 0,
};

/** Adds an import that is about to run. Gives its key, which its messages carry. */
export function insertImport(transaction: Transaction, fields: NewImport): number {
  const { id, ...rest } = fields;
  const at = transaction.stamp.at;
  insertRecord(transaction, importsTable, id, {
    ...rest,
    run: null,
    counts: NO_COUNTS,
    problems: [],
    startedAt: at,
    finishedAt: null,
  });
  return importKey(transaction.db, id);
}

/** Notes how an import was started. */
export function noteImportSettings(transaction: Transaction, id: string, run: ImportSettings): void {
  writeColumns(transaction, importsTable, id, { run: JSON.stringify(run) });
}

/** Where an import goes on that stopped on the way; null for one that cannot. Throws `not_found`. */
export function findStoppedImport(db: ReadDb, id: string): StoppedImport | null {
  const { status, source, run } = readRecord(db, importsTable, id) as StoredImport; // the table's fields
  if (!isResumable(status) || source === null || run === null) return null;
  return { pk: importKey(db, id), source, run };
}

/** How much an import has brought. */
export type Brought = Readonly<
  Record<'sessions' | 'messages' | 'knowledge' | 'relations' | 'records', number>
>;

export const NOTHING_BROUGHT: Brought = { sessions: 0, messages: 0, knowledge: 0, relations: 0, records: 0 };

/** Counts what an import has brought so far. */
export function countBrought(db: ReadDb, id: string): Brought {
  const found = db.get<Brought>(
    `SELECT (SELECT count(*) FROM sessions WHERE import_id = i.id) AS sessions,
       (SELECT count(*) FROM messages WHERE import_pk = i.pk) AS messages,
       (SELECT count(*) FROM knowledge WHERE import_id = i.id) AS knowledge,
       (SELECT count(*) FROM relations WHERE import_id = i.id) AS relations,
       (SELECT count(*) FROM history WHERE tx = json_extract(i.run, '$.tx') AND op = 'insert'
          AND entity NOT IN ('import', 'session', 'message', 'knowledge', 'relation')) AS records
     FROM imports i WHERE i.id = ?`,
    id,
  );
  return found ?? NOTHING_BROUGHT;
}

/** The uploads that imports need which may be gone on with. */
export function uploadsInNeed(db: ReadDb): Set<string> {
  const rows = db.all<{ upload: string }>(
    `SELECT json_extract(source, '$.upload') AS upload FROM imports
     WHERE status IN ('running', 'failed', 'interrupted') AND json_extract(source, '$.upload') IS NOT NULL`,
  );
  return new Set(rows.map(({ upload }) => upload));
}

/** The merges of backups that were stopped on the way: half of one must not stay. */
export function stoppedMerges(db: ReadDb): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT id FROM imports WHERE status = 'interrupted' AND json_extract(source, '$.backup') IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
}

/** The last import that stands of a place, or of a file of this name and size. */
export function lastImportOf(
  db: ReadDb,
  place: string,
  file: Readonly<{ name: string; bytes: number }>,
): { id: string; at: number } | undefined {
  return db.get<{ id: string; at: number }>(
    `SELECT id, started_at AS at FROM imports WHERE status IN ('done', 'following') AND deleted_at IS NULL
       AND (json_extract(source, '$.place') = ? OR (file_name = ? AND file_bytes = ?)) ORDER BY pk DESC LIMIT 1`,
    place,
    file.name,
    file.bytes,
  );
}

/** Ends an import, or notes that it was undone. */
export function updateImport(
  transaction: Transaction,
  id: string,
  fields: Readonly<{
    status: Import['status'];
    counts?: ImportCounts;
    problems?: readonly ImportProblem[];
    finishedAt?: number | null;
  }>,
): void {
  updateRecord(transaction, importsTable, id, fields);
}

/** One import. Throws `not_found`. */
export function readImport(db: ReadDb, id: string): Import {
  return toImport(readRecord(db, importsTable, id));
}

/** Whether an import runs: what it brings may go again without a trace in history. */
export function isImporting(db: ReadDb): boolean {
  return db.get(`SELECT 1 FROM imports WHERE status = 'running' LIMIT 1`) !== undefined;
}

/** Imports, newest first. */
export function listImports(
  db: ReadDb,
  page: Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    format?: Import['format'] | undefined;
  }>,
): Page<Import> {
  const from = 'FROM imports i';
  return readPage<Row & { sort_value: SqlValue; pk: number }, Import>(
    db,
    {
      select: `SELECT ${selectColumns(importsTable, 'i')}, i.pk, i.pk AS sort_value ${from}`,
      from,
      where: [`i.deleted_at IS NULL`, ...(page.format === undefined ? [] : ['i.format = @format'])],
      parameters: page.format === undefined ? {} : { format: page.format },
      sort: 'i.pk',
      key: 'i.pk',
      order: 'desc',
    },
    page,
    (row) => toImport(decodeRow(importsTable, row)),
  );
}

/** The key of an import. Throws `not_found`. */
export function importKey(db: ReadDb, id: string): number {
  const row = db.get<{ pk: number }>('SELECT pk FROM imports WHERE id = ?', id);
  if (!row) throw notFound(importsTable, id);
  return row.pk;
}

function toImport(record: Record<string, unknown>): Import {
  const { deletedAt: _, source, run, ...rest } = record as StoredImport; // the table's fields
  return {
    ...rest,
    counts: { ...NO_COUNTS, ...rest.counts },
    resumable: isResumable(rest.status) && source !== null && run !== null,
    place: source !== null && 'place' in source ? source.place : null,
  };
}

type StoredImport = Omit<Import, 'resumable' | 'place'> &
  Readonly<{ deletedAt: string | null; source: ImportOrigin | null; run: ImportSettings | null }>;

function isResumable(status: Import['status']): boolean {
  return status === 'interrupted' || status === 'failed';
}
