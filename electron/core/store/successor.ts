import type { Caller } from '../../../shared/caller.ts';
import { EntityName } from '../../../shared/entities/history.ts';
import { openReader, openWriter, type ReadDb, type WriteDb } from './database.ts';
import { EVERY_RECORD, lastSequence } from './history.ts';
import { migrate, SCHEMA_VERSION } from './migrate.ts';
import { commitSequence } from './store.ts';

/** How far a memory has come: its commits, its changes, its transactions. They never go down. */
export type Numbers = Readonly<{ commitSeq: number; historySeq: number; tx: number }>;

export type Succession = Readonly<{
  /** What the successor's numbers must be above. */
  after: Numbers;
  caller: Caller;
  reason: string | undefined;
  /** What history says was done; a restore where nothing is said. */
  operation?: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The open memory it takes the place of, and the job that sees to it: it has ended there, with this result as JSON. */
  carried?: Readonly<{ file: string; jobId: string; result: string }>;
}>;

type Carried = NonNullable<Succession['carried']>;

/** Reads how far a memory has come. */
function readNumbers(db: ReadDb): Numbers {
  const tx = db.get<{ tx: number | null }>('SELECT max(tx) AS tx FROM history_tx')?.tx ?? 0;
  return { commitSeq: commitSequence(db), historySeq: lastSequence(db), tx };
}

/** The same of a file that is not open here. */
export function readNumbersOf(file: string): Numbers {
  const db = openReader(file);
  try {
    return readNumbers(db);
  } finally {
    db.close();
  }
}

/**
 * Makes a copy of a backup, which nobody uses, ready to take the place of a memory: brings its schema up to date, lets its
 * numbers go on above those of the memory, and notes in its history that every record may have changed, so that whoever
 * has the memory open reads all of it again. Gives its numbers and its schema.
 */
export function makeSuccessor(file: string, succession: Succession): Numbers & { schemaVersion: number } {
  const db = openWriter(file, 'DELETE');
  try {
    migrate(db, () => {});
    if (succession.carried) db.attach(succession.carried.file, 'predecessor');
    return db.transact(() => {
      goOnAbove(db, succession);
      // What was going on when the backup was made does not go on; the backup itself was being made.
      db.run('DELETE FROM leases');
      db.run(`DELETE FROM jobs WHERE state = 'running' AND kind IN ('backup', 'restore')`);
      if (succession.carried) carryJob(db, succession.carried, succession.at);
      return { ...readNumbers(db), schemaVersion: SCHEMA_VERSION };
    });
  } finally {
    db.close();
  }
}

/** Brings the schema of a copy that nobody uses up to date. */
export function updateSchema(file: string): void {
  const db = openWriter(file, 'DELETE');
  try {
    migrate(db, () => {});
  } finally {
    db.close();
  }
}

function goOnAbove(
  db: WriteDb,
  { after, caller, reason, operation = 'backups.restore', at }: Succession,
): void {
  const own = readNumbers(db);
  const tx = Math.max(own.tx, after.tx) + 1;
  db.run(
    'INSERT INTO history_tx (tx, at, actor, client, session_id, operation, reason) VALUES (?, ?, ?, ?, NULL, ?, ?)',
    tx,
    at,
    caller.actor,
    caller.client,
    operation,
    reason ?? null,
  );
  let seq = Math.max(own.historySeq, after.historySeq);
  for (const entity of EntityName.options) {
    seq += 1;
    db.run(
      `INSERT INTO history (seq, tx, entity, entity_id, op, before) VALUES (?, ?, ?, ?, 'restore', NULL)`,
      seq,
      tx,
      entity,
      EVERY_RECORD,
    );
  }
  db.run(
    `INSERT INTO meta (key, value) VALUES ('commit_seq', @seq) ON CONFLICT (key) DO UPDATE SET value = @seq`,
    { seq: Math.max(own.commitSeq, after.commitSeq) + 1 },
  );
}

/** Once the successor is in its place nothing is left to do, and whoever did it may find no chance to note that. */
function carryJob(db: WriteDb, { jobId, result }: Carried, at: number): void {
  const columns = db
    .all<{ name: string }>('SELECT name FROM pragma_table_info(?)', 'jobs')
    .map(({ name }) => name)
    .filter((name) => name !== 'pk' && name !== 'tx')
    .join(', ');
  db.run(
    `INSERT OR REPLACE INTO main.jobs (${columns}) SELECT ${columns} FROM predecessor.jobs WHERE id = ?`,
    jobId,
  );
  db.run(
    `UPDATE main.jobs SET state = 'done', done = coalesce(total, done), result = ?, finished_at = ? WHERE id = ?`,
    result,
    at,
    jobId,
  );
}
