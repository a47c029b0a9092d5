import Database from 'better-sqlite3';
import { getLoadablePath } from 'sqlite-vec';

export type SqlValue = string | number | bigint | null | Uint8Array;
type Parameter = SqlValue | Readonly<Record<string, SqlValue>>;
type Statement = Database.Statement<Parameter[]>;
type SqlParameters = readonly SqlValue[] | readonly [Readonly<Record<string, SqlValue>>];

/** A connection that can only look: SQLite refuses writes, and so does the compiler. */
export type ReadDb = Readonly<{
  /** The first row, or undefined. */
  get<Row>(sql: string, ...parameters: SqlParameters): Row | undefined;
  /** Every row. */
  all<Row>(sql: string, ...parameters: SqlParameters): Row[];
  /** Rows one by one; the connection is busy until the loop ends. */
  iterate<Row>(sql: string, ...parameters: SqlParameters): IterableIterator<Row>;
  /** Runs `work` on one moment of the file: what others commit meanwhile is not seen. */
  snapshot<T>(work: () => T): T;
  /** Lets the tables of another file be read beside those of this one, under a name. */
  attach(file: string, name: string): void;
  /** Makes a table of the terms of an FTS5 index, for this connection only (sqlite.org/fts5.html, section 7). Gives its name. */
  vocabularyOf(index: string): string;
  /** Writes all of it into a new file, without free pages (sqlite.org/lang_vacuum.html); with pages of so many bytes, if said. */
  vacuumInto(file: string, pageBytes?: number): void;
  /** Lets SQL compare vectors (github.com/asg017/sqlite-vec): loaded when it is asked for first, and only then. */
  loadVectors(): void;
  close(): void;
}>;

export type WriteDb = ReadDb &
  Readonly<{
    run(sql: string, ...parameters: SqlParameters): { changes: number; rowid: number };
    exec(sql: string): void;
    /** Runs `work` in one BEGIN IMMEDIATE transaction; whatever it throws rolls it back. */
    transact<T>(work: () => T): T;
    /** Runs `work` inside the open transaction so that its failure can be taken back alone. */
    savepoint<T>(work: () => T): T;
  }>;

/** The oldest SQLite whose write-ahead log is safe with several writing processes. */
const OLDEST_SQLITE = [3, 51, 3] as const;
const BUSY_TIMEOUT_MS = 5000;
/** Of a file that is made here: twice the usual, as an import writes a tenth faster then and the file is a twentieth smaller. */
const PAGE_BYTES = 8192;
const EVERY_PAGE = 0x7f_ff_ff_ff;
/** Pages copied at a time: 80 MB. */
const MANY_PAGES = 10_000;
/** How often a writer looks whether others are done. */
const POLL_MS = 1;

/**
 * Opens the file for writing, with the settings that make a commit durable. Creates it if it is missing. With the journal
 * `DELETE` it is one file, without a log beside it, once it is closed; that needs it to be used by nobody else. A
 * lock is waited for as long as `patienceMs`.
 */
export function openWriter(
  file: string,
  journal: 'WAL' | 'DELETE' = 'WAL',
  patienceMs: number = journal === 'WAL' ? BUSY_TIMEOUT_MS : 0,
): WriteDb {
  const db = new Database(file, { timeout: patienceMs });
  try {
    if (db.pragma('page_count', { simple: true }) === 0) db.pragma(`page_size = ${PAGE_BYTES}`);
    db.pragma(`journal_mode = ${journal}`);
    db.pragma('synchronous = FULL');
    if (process.platform === 'darwin') {
      db.pragma('fullfsync = ON');
      db.pragma('checkpoint_fullfsync = ON');
    }
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('secure_delete = ON');
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_size_limit = 67108864');
    db.pragma('cache_size = -32000');
    refuseOldEngine(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const reading = readingSide(db);
  const statements = statementCache(db);
  return {
    ...reading,
    run(sql, ...parameters) {
      const { changes, lastInsertRowid } = statements(sql).run(...parameters);
      return { changes, rowid: Number(lastInsertRowid) };
    },
    exec: (sql) => void db.exec(sql),
    transact(work) {
      beginWhenFree(statements, patienceMs);
      try {
        const result = work();
        statements('COMMIT').run();
        return result;
      } catch (error) {
        if (db.inTransaction) statements('ROLLBACK').run();
        throw error;
      }
    },
    savepoint: (work) => db.transaction(work)(),
  };
}

/**
 * Begins a transaction as soon as no other connection writes; without a chance for so long it throws.
 *
 * SQLite's own waiting looks ever more seldom, up to every 100 ms, and so misses the short gaps that long work leaves;
 * and it was seen to give up after 85 ms although it was to wait for five seconds.
 */
function beginWhenFree(statements: (sql: string) => Statement, patienceMs: number): void {
  const until = performance.now() + patienceMs;
  statements('PRAGMA busy_timeout = 0').get();
  try {
    for (;;) {
      try {
        statements('BEGIN IMMEDIATE').run();
        return;
      } catch (error) {
        if (sqliteErrorCode(error)?.startsWith('SQLITE_BUSY') !== true || performance.now() >= until)
          throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    }
  } finally {
    statements(`PRAGMA busy_timeout = ${patienceMs}`).get();
  }
}

/** Opens the file for reading only; it must exist. */
export function openReader(file: string, patienceMs = BUSY_TIMEOUT_MS): ReadDb {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: patienceMs });
  db.pragma('trusted_schema = OFF');
  db.pragma('cache_size = -32000');
  return readingSide(db);
}

/** Whether a write could begin at once; without waiting. */
export function isUnlocked(db: WriteDb): boolean {
  const before = db.get<{ timeout: number }>('PRAGMA busy_timeout')?.timeout ?? BUSY_TIMEOUT_MS;
  try {
    db.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK');
    return true;
  } catch (error) {
    if (sqliteErrorCode(error) === null) throw error;
    return false;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${before}`);
  }
}

/** What a look through the pages finds wrong; empty where all is well. */
export function checkPages(db: ReadDb): string[] {
  return db
    .all<{ quick_check: string }>('PRAGMA quick_check(10)')
    .map(({ quick_check }) => quick_check)
    .filter((found) => found !== 'ok');
}

/**
 * Gives a file that others may have open the content of another, in one commit: they see the old or the new one, and a
 * crash leaves one of the two (sqlite.org/backup.html). The pages of both must be of one size. `whenLocked` is called once
 * nobody else can write any more, and waited for; what it throws leaves all as it was. Gives false where others wrote all
 * the time.
 */
export async function overwriteFile(
  source: string,
  target: string,
  whenLocked: () => Promise<void>,
): Promise<boolean> {
  const db = new Database(source, { readonly: true, fileMustExist: true });
  try {
    for (const until = performance.now() + BUSY_TIMEOUT_MS; performance.now() < until;) {
      let ready: Promise<void> | undefined;
      let pages = 0;
      let failure: Error | undefined;
      const { totalPages } = await db.backup(target, {
        progress() {
          ready ??= whenLocked().then(
            () => void (pages = EVERY_PAGE),
            (error: unknown) => void (failure = error instanceof Error ? error : new Error(String(error))),
          );
          if (failure !== undefined) throw failure;
          return pages;
        },
      });
      if (totalPages > 0) return true; // without the lock it ends at once, having looked at nothing
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return false;
  } finally {
    db.close();
  }
}

/**
 * Copies an open file page by page into an empty one, which is private then as it was made. Not by copying the file
 * itself: closing it would let go of the locks this process has on it (sqlite.org/howtocorrupt.html, 2.2).
 */
export async function copyPages(source: string, target: string): Promise<void> {
  const db = new Database(source, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    await db.backup(target, { progress: () => MANY_PAGES });
  } finally {
    db.close();
  }
}

/** Tells whether an error is SQLite refusing a row, e.g. a key that is taken. */
export function isConstraintError(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}

/** Gives the code of an SQLite error, or null for anything else. */
export function sqliteErrorCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

function readingSide(db: Database.Database): ReadDb {
  const statements = statementCache(db);
  const loaded = { vectors: false };
  return {
    get: <Row>(sql: string, ...parameters: SqlParameters) =>
      statements(sql).get(...parameters) as Row | undefined, // the caller names the row its SQL selects
    all: <Row>(sql: string, ...parameters: SqlParameters) => statements(sql).all(...parameters) as Row[], // likewise
    iterate: <Row>(sql: string, ...parameters: SqlParameters) =>
      db.prepare<Parameter[]>(sql).iterate(...parameters) as IterableIterator<Row>, // not cached: an open iteration makes a statement busy
    snapshot: (work) => db.transaction(work)(),
    attach: (file, name) => void db.prepare(`ATTACH ? AS ${name}`).run(file),
    vocabularyOf(index) {
      const name = `${index}_words`;
      db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.${name} USING fts5vocab ('main', '${index}', 'row')`);
      return name;
    },
    vacuumInto(file, pageBytes) {
      if (pageBytes !== undefined) db.pragma(`page_size = ${pageBytes}`);
      db.prepare('VACUUM INTO ?').run(file);
    },
    loadVectors() {
      if (loaded.vectors) return;
      // In a package the library lies beside the archive: the system cannot load one from inside.
      db.loadExtension(getLoadablePath().replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked'));
      loaded.vectors = true;
    },
    close: () => void db.close(),
  };
}

/** Prepared statements by their SQL: preparing costs more than most of our queries. */
function statementCache(db: Database.Database): (sql: string) => Statement {
  const statements = new Map<string, Statement>();
  return (sql) => {
    let statement = statements.get(sql);
    if (!statement) {
      if (statements.size >= 500) statements.clear();
      statement = db.prepare<Parameter[]>(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
}

function refuseOldEngine(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest)
      throw new Error(`SQLite ${version} may lose commits; ${OLDEST_SQLITE.join('.')} is needed.`);
  }
}

/** A number that changes when another connection commits (sqlite.org/pragma.html#pragma_data_version). */
export function dataVersion(db: ReadDb): number {
  return db.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
}

/** A number that changes when the schema does, or when the file was given the content of another. */
export function schemaCookie(db: ReadDb): number {
  return db.get<{ schema_version: number }>('PRAGMA schema_version')?.schema_version ?? 0;
}
