import type { Job, JobState } from '../../../shared/entities/job.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Json } from '../../../shared/primitives.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { toIso } from './table.ts';

type JobRow = {
  id: string;
  kind: Job['kind'];
  state: JobState;
  done: number;
  total: number | null;
  unit: Job['unit'];
  counts: string;
  subject_id: string | null;
  operation: string | null;
  result: string | null;
  error_code: ErrorCode | null;
  error_message: string | null;
  cancel_requested: number;
  created_at: number;
  finished_at: number | null;
};

export type JobEnd = Readonly<{
  state: Exclude<JobState, 'running'>;
  result?: Json;
  error?: Readonly<{ code: ErrorCode; message: string }>;
}>;

/** Adds a running job. */
export function insertJob(
  db: WriteDb,
  job: Readonly<{
    id: string;
    kind: Job['kind'];
    total: number | null;
    unit: Job['unit'];
    subjectId: string | null;
    /** The transaction of history it works under. */
    tx: number | null;
    /** The process that does it. */
    owner: string;
    at: number;
  }>,
): void {
  db.run(
    `INSERT INTO jobs (id, kind, state, total, unit, subject_id, tx, owner, heartbeat_at, created_at)
     VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?)`,
    job.id,
    job.kind,
    job.total,
    job.unit,
    job.subjectId,
    job.tx,
    job.owner,
    job.at,
    job.at,
  );
}

/** Notes how far a job is; gives whether somebody asked it to stop. */
export function reportProgress(
  db: WriteDb,
  id: string,
  progress: Readonly<{ done: number; counts: Readonly<Record<string, number>>; at: number }>,
): boolean {
  const row = db.get<{ cancel_requested: number }>(
    'UPDATE jobs SET done = ?, counts = ?, heartbeat_at = ? WHERE id = ? RETURNING cancel_requested',
    progress.done,
    JSON.stringify(progress.counts),
    progress.at,
    id,
  );
  return row?.cancel_requested === 1;
}

/** Notes that a job is alive. */
export function noteHeartbeat(db: WriteDb, id: string, at: number): void {
  db.run('UPDATE jobs SET heartbeat_at = ? WHERE id = ?', at, id);
}

/** Tells whether somebody asked a job to stop. */
export function isCancelRequested(db: ReadDb, id: string): boolean {
  return (
    db.get<{ cancel_requested: number }>('SELECT cancel_requested FROM jobs WHERE id = ?', id)
      ?.cancel_requested === 1
  );
}

/** Ends a job. */
export function finishJob(db: WriteDb, id: string, end: JobEnd, at: number): void {
  db.run(
    `UPDATE jobs SET state = ?, result = ?, error_code = ?, error_message = ?, finished_at = ?, heartbeat_at = ?,
       done = CASE WHEN ? = 'done' THEN coalesce(total, done) ELSE done END
     WHERE id = ? AND state = 'running'`,
    end.state,
    end.result === undefined ? null : JSON.stringify(end.result),
    end.error?.code ?? null,
    end.error?.message ?? null,
    at,
    at,
    end.state,
    id,
  );
}

/** Asks a running job to stop. */
export function requestCancel(db: WriteDb, id: string): void {
  db.run(`UPDATE jobs SET cancel_requested = 1 WHERE id = ? AND state = 'running'`, id);
}

/** A job that is said to be running. `heartbeatAt` in milliseconds since 1970. */
export type RunningJob = Readonly<{
  id: string;
  kind: Job['kind'];
  subjectId: string | null;
  owner: string | null;
  heartbeatAt: number;
}>;

/** The jobs that are said to be running. */
export function runningJobs(db: ReadDb): RunningJob[] {
  return db.all(
    `SELECT id, kind, subject_id AS subjectId, owner, heartbeat_at AS heartbeatAt FROM jobs
     WHERE state = 'running'`,
  );
}

/** Whether a job of a kind is said to be running. */
export function isJobRunning(db: ReadDb, kind: Job['kind']): boolean {
  return db.get(`SELECT 1 FROM jobs WHERE state = 'running' AND kind = ?`, kind) !== undefined;
}

/** Whether a job changes memory for this window, or works at this transaction, and was alive since a moment. */
export function isChanging(db: ReadDb, of: Readonly<{ client: string; tx: number; since: number }>): boolean {
  const row = db.get(
    `SELECT 1 FROM jobs j JOIN history_tx t ON t.tx = j.tx
     WHERE j.state = 'running' AND j.heartbeat_at >= @since
       AND (t.client = @client OR t.tx = @tx OR t.undoes = @tx) LIMIT 1`,
    of,
  );
  return row !== undefined;
}

const FROM = 'FROM jobs j LEFT JOIN history_tx t ON t.tx = j.tx';

/** One job, or undefined. */
export function readJob(db: ReadDb, id: string): Job | undefined {
  const row = db.get<JobRow>(`SELECT j.*, t.operation ${FROM} WHERE j.id = ?`, id);
  return row && decodeJob(row);
}

/** The job of a kind that was started last; undefined where there was none. */
export function latestJob(db: ReadDb, kind: Job['kind']): Job | undefined {
  const row = db.get<JobRow>(
    `SELECT j.*, t.operation ${FROM} WHERE j.kind = ? ORDER BY j.pk DESC LIMIT 1`,
    kind,
  );
  return row && decodeJob(row);
}

/** Jobs, newest first. */
export function listJobs(db: ReadDb, states: readonly JobState[] | undefined, limit: number): Job[] {
  const parameters: Record<string, SqlValue> = { states: states ? JSON.stringify(states) : null, limit };
  const rows = db.all<JobRow>(
    `SELECT j.*, t.operation ${FROM} WHERE @states IS NULL OR j.state IN (SELECT value FROM json_each(@states))
     ORDER BY j.pk DESC LIMIT @limit`,
    parameters,
  );
  return rows.map(decodeJob);
}

function decodeJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.done,
    total: row.total,
    unit: row.unit,
    counts: JSON.parse(row.counts) as Record<string, number>, // written by reportProgress
    subjectId: row.subject_id,
    operation: row.operation,
    result: row.result === null ? null : (JSON.parse(row.result) as Json), // written by finishJob
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    cancelRequested: row.cancel_requested === 1,
    createdAt: toIso(row.created_at),
    finishedAt: row.finished_at === null ? null : toIso(row.finished_at),
  };
}
