import { type BundleKind, bundleRecords } from '../../../shared/bundle.ts';
import type { ForeignDatabase, ForeignRow } from '../store/foreign-database.ts';
import { derivedId, flagIn, isoIn, shortTextIn, textIn, timeIn } from './database-cells.ts';
import type { SourceItem } from './source-record.ts';

/** Which kind of database it is: the same as `Session.source` of what comes from it. */
export type DatabaseApp = 'agent-database' | 'memory-database';

const CREATED = [
  'created_at',
  'created',
  'timestamp',
  'started_at',
  'discovered_at',
  'time',
  'date',
] as const;
const UPDATED = ['updated_at', 'updated', 'modified_at', 'last_updated', 'last_active'] as const;

/** What a record says beside its common fields. */
type Said = Readonly<{ id: string; data: Readonly<Record<string, unknown>>; source?: object }>;

/**
 * Turns rows of another program's database into records of a bundle. They get ids made of their own, so that each is
 * known when it comes again.
 */
export class DatabaseReader {
  readonly app: DatabaseApp;
  readonly database: ForeignDatabase;
  readonly #signal: AbortSignal;
  /** When the file was written last: the time of rows that have none. */
  readonly modifiedAt: string;
  readonly #bytes: number;
  readonly #total: number;
  #done = 0;
  #removed = 0;
  readonly #agents = new Map<string, string>();

  constructor(
    app: DatabaseApp,
    database: ForeignDatabase,
    facts: Readonly<{ signal: AbortSignal; modifiedAt: string; bytes: number; tables: readonly string[] }>,
  ) {
    this.app = app;
    this.database = database;
    this.#signal = facts.signal;
    this.modifiedAt = facts.modifiedAt;
    this.#bytes = facts.bytes;
    this.#total = facts.tables.reduce((sum, table) => sum + database.count(table), 1);
  }

  /** The living rows of a table page by page, with how far reading is by then. Reading them `again` is no progress. */
  *pages(table: string, again = false): Generator<{ rows: ForeignRow[]; progress: SourceItem }> {
    for (const page of this.database.pages(table)) {
      this.#signal.throwIfAborted();
      const rows = page.filter((row) => !isRemoved(row));
      if (!again) {
        this.#removed += page.length - rows.length;
        this.#done += page.length;
      }
      yield {
        rows,
        progress: { kind: 'progress', bytes: Math.floor((this.#bytes * this.#done) / this.#total) },
      };
    }
  }

  /** The id of a row: its own is enough where no other database could have the same. */
  idOf(kind: string, row: ForeignRow, content: string | null): string {
    const own = textIn(row, 'id', `${kind}_id`);
    if (own !== null && isUnique(own)) return derivedId(this.app, kind, own);
    const created = timeIn(row, ...CREATED);
    return derivedId(this.app, kind, own ?? textIn(row, '#row'), created, content);
  }

  /** The id of the row another one refers to; null where there is none. */
  referred(kind: string, table: string, own: string | null, contentOf: (row: ForeignRow) => string | null) {
    if (own === null || !this.database.tables.has(table)) return null;
    const row = this.database.find(table, 'id', own) ?? this.database.find(table, `${kind}_id`, own);
    return row === undefined || isRemoved(row) ? null : this.idOf(kind, row, contentOf(row));
  }

  /** The agent a row names, by an item that brings it the first time. */
  *agentOf(row: ForeignRow): Generator<SourceItem, string | null> {
    const own = textIn(row, 'agent_id');
    const name = shortTextIn(row, 200, 'agent_name', 'agent') ?? this.#nameOfAgent(own);
    if (name === null) return null;
    const known = this.#agents.get(name);
    if (known !== undefined) return known;
    const id = derivedId(this.app, 'agent', name);
    this.#agents.set(name, id);
    const habits = { autonomy_level: 'adaptive', learning_enabled: true, paused: false, last_active: null };
    yield this.record('agent', {}, { id, data: { name, type: 'assistant', ...habits } });
    return id;
  }

  /** A row as a record; a problem where it cannot be one. */
  record(kind: BundleKind, row: ForeignRow, { id, data, source }: Said): SourceItem {
    const created = isoIn(row, ...CREATED) ?? this.modifiedAt;
    const from = { actor: 'import', client: null, session_id: null, message_id: null, trust: 'unreviewed' };
    const read = bundleRecords[kind].safeParse({
      kind,
      v: 1,
      id,
      created_at: created,
      updated_at: isoIn(row, ...UPDATED) ?? created,
      deleted_at: null,
      source: { ...from, ...source },
      data,
      ext: {},
    });
    if (read.success) return { kind: 'record', record: read.data };
    const [issue] = read.error.issues;
    return this.problem(kind, row, `cannot be read (${issue?.path.join('.')}: ${issue?.message})`);
  }

  /** What is said of a row that is left out. */
  problem(table: string, row: ForeignRow, what: string): SourceItem {
    const place = textIn(row, 'id', '#row');
    const message = `Row ${place ?? '?'} of “${table}” ${what}; it was left out.`;
    return { kind: 'problem', problem: { line: null, byte: 0, message } };
  }

  /** What is said at the end. */
  *remarks(): Generator<SourceItem> {
    if (this.#removed === 0) return;
    const message = `Rows marked as removed in the database were left out: ${this.#removed}.`;
    yield { kind: 'problem', problem: { line: null, byte: 0, message } };
  }

  /** A number says nothing of an agent unless there is a table of them. */
  #nameOfAgent(own: string | null): string | null {
    if (own === null) return null;
    const listed = this.database.tables.has('agents') ? this.database.find('agents', 'id', own) : undefined;
    const name = listed && shortTextIn(listed, 200, 'name');
    return name ?? (/^\d+$/.test(own) ? null : shortTextIn({ own }, 200, 'own'));
  }
}

/** Whether an id is one that is made to be unlike any other; a number is the same in every database. */
export function isUnique(id: string): boolean {
  return !/^\d*$/.test(id);
}

function isRemoved(row: ForeignRow): boolean {
  return textIn(row, 'deleted_at') !== null || flagIn(row, false, 'is_deleted', 'deleted');
}
