import type { Via } from '../../../shared/caller.ts';
import {
  CalledKind,
  type CalledRecord,
  type ProgramCall,
  type ProgramConnection,
} from '../../../shared/entities/program-call.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { toIso } from './table.ts';
import { titleOf } from './titles.ts';

/** What was read or written, by name; never a word of it. */
export type CalledName = readonly [entity: CalledKind, id: string];

/** One call as it is kept; moments and durations in milliseconds. Of a write, `tx` says what it changed. */
export type NotedCall = Readonly<
  Pick<ProgramCall, 'milliseconds' | 'program' | 'via' | 'operation' | 'kind' | 'code' | 'count'> & {
    at: number;
    tx: number | null;
    records: readonly CalledName[];
  }
>;

/** So many calls are kept, and so many records of one are told. */
const CALLS_KEPT = 5000;
const MOST_TOLD = 4;
const MOST_COUNTED = 1000;
/** A process that gave no sign of life for so long is gone, and a row of one that long gone is forgotten, in milliseconds. */
const SILENT_MS = 60_000;
const FORGOTTEN_MS = 86_400_000;
/** Over HTTP nobody stays connected: who called within so many milliseconds counts as if. */
const CALLING_MS = 300_000;

/** Keeps calls that were made through a process, which began at a moment: what another of its number left is not its. */
export function addCalls(
  db: WriteDb,
  { process, begunAt }: Readonly<{ process: string; begunAt: number }>,
  calls: readonly NotedCall[],
): void {
  const now = Math.max(...calls.map(({ at }) => at));
  db.run(
    'DELETE FROM program_connections WHERE (process = ? AND last_call < ?) OR seen_at < ?',
    process,
    begunAt,
    now - FORGOTTEN_MS,
  );
  for (const { at, milliseconds, program, via, operation, kind, code, count, tx, records } of calls) {
    db.run(
      `INSERT INTO program_calls (at, milliseconds, program, via, operation, kind, code, count, tx, records)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      at,
      milliseconds,
      program,
      via,
      operation,
      kind,
      code,
      count,
      tx,
      JSON.stringify(records.slice(0, MOST_TOLD)),
    );
    db.run(
      `INSERT INTO program_connections (process, via, program, since, last_call, seen_at, reads, writes)
       VALUES (@process, @via, @program, @at, @at, @at, @reads, @writes)
       ON CONFLICT DO UPDATE SET last_call = max(last_call, excluded.last_call), seen_at = excluded.seen_at,
         reads = reads + excluded.reads, writes = writes + excluded.writes`,
      { process, via, program, at, reads: kind === 'read' ? 1 : 0, writes: kind === 'write' ? 1 : 0 },
    );
  }
  db.run('DELETE FROM program_calls WHERE pk <= (SELECT max(pk) FROM program_calls) - ?', CALLS_KEPT);
}

/** Notes that a process lives; `at` in milliseconds. */
export function touchConnections(db: WriteDb, process: string, at: number): void {
  db.run('UPDATE program_connections SET seen_at = ? WHERE process = ?', at, process);
}

/** Forgets the connections of a process that ends. */
export function endConnections(db: WriteDb, process: string): void {
  db.run('DELETE FROM program_connections WHERE process = ?', process);
}

/** The number of the latest call. */
export function lastCall(db: ReadDb): number {
  return db.get<{ pk: number | null }>('SELECT max(pk) AS pk FROM program_calls')?.pk ?? 0;
}

/** The last transaction of a client; null where it is none of this operation, or from before a moment, in milliseconds. */
export function transactionOf(
  db: ReadDb,
  { client, operation, since }: Readonly<{ client: string; operation: string; since: number }>,
): number | null {
  const row = db.get<{ tx: number; at: number; operation: string }>(
    'SELECT tx, at, operation FROM history_tx WHERE client = ? ORDER BY tx DESC LIMIT 1',
    client,
  );
  const isOfCall = row?.operation === operation || row?.operation === 'inbox.propose';
  return row !== undefined && isOfCall && row.at >= since ? row.tx : null;
}

type ConnectionRow = {
  process: string;
  via: Via;
  program: string;
  agent_id: string | null;
  since: number;
  last_call: number;
  reads: number;
  writes: number;
};

const AGENT_ID = `(SELECT a.id FROM agents a WHERE a.name = c.program AND a.deleted_at IS NULL) AS agent_id`;

/** The programs whose process gave a sign of life and is not known to be gone, the one that called last first. */
export function readConnections(
  db: ReadDb,
  now: number,
  isGone: (process: string) => boolean,
): ProgramConnection[] {
  const rows = db.all<ConnectionRow>(
    `SELECT c.*, ${AGENT_ID} FROM program_connections c
     WHERE c.seen_at > @alive AND (c.via IN ('stdio', 'library', 'cli') OR c.last_call > @calling)
     ORDER BY c.last_call DESC, c.program`,
    { alive: now - SILENT_MS, calling: now - CALLING_MS },
  );
  const living = rows.filter(({ process }) => !isGone(process));
  return living.map(({ process, via, program, agent_id, since, last_call, reads, writes }) => ({
    id: `${process} ${via} ${program}`,
    via,
    program,
    agentId: agent_id,
    since: toIso(since),
    lastCall: toIso(last_call),
    reads,
    writes,
  }));
}

type CallRow = Omit<ProgramCall, 'id' | 'at' | 'agentId' | 'records'> & {
  pk: number;
  sort_value: SqlValue;
  at: number;
  tx: number | null;
  agent_id: string | null;
  records: string;
};

/** One page of calls, the latest first. */
export function listCalls(
  db: ReadDb,
  input: Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    program?: string | undefined;
    kind?: ProgramCall['kind'] | undefined;
  }>,
): Page<ProgramCall> {
  const { program, kind } = input;
  const from = 'FROM program_calls c';
  return readPage<CallRow, ProgramCall>(
    db,
    {
      select: `SELECT c.*, c.pk AS sort_value, ${AGENT_ID},
        (SELECT t.reason FROM history_tx t WHERE t.tx = c.tx) AS reason ${from}`,
      from,
      where: [
        ...(program === undefined ? [] : ['c.program = @program']),
        ...(kind === undefined ? [] : ['c.kind = @kind']),
      ],
      parameters: { ...(program === undefined ? {} : { program }), ...(kind === undefined ? {} : { kind }) },
      sort: 'c.pk',
      key: 'c.pk',
      order: 'desc',
    },
    input,
    (row) => decodeCall(db, row),
  );
}

function decodeCall(db: ReadDb, row: CallRow): ProgramCall {
  const { pk, at, milliseconds, program, agent_id, via, operation, kind, code, tx, reason } = row;
  const written = tx === null ? null : writtenBy(db, tx);
  const names = written?.records ?? (JSON.parse(row.records) as CalledName[]); // written by addCalls
  return {
    id: String(pk),
    at: toIso(at),
    milliseconds,
    program,
    agentId: agent_id,
    via,
    operation,
    kind,
    code,
    count: written?.count ?? row.count,
    records: names.map((name) => describeRecord(db, name)),
    reason,
  };
}

/** What a transaction changed of what is told. */
function writtenBy(db: ReadDb, tx: number): { count: number; records: CalledName[] } {
  const rows = db.all<{ entity: CalledKind; entity_id: string }>(
    `SELECT DISTINCT entity, entity_id FROM history
     WHERE tx = ? AND entity IN (SELECT value FROM json_each(?)) LIMIT ${MOST_COUNTED}`,
    tx,
    JSON.stringify(CalledKind.options),
  );
  const records = rows.slice(0, MOST_TOLD).map(({ entity, entity_id }): CalledName => [entity, entity_id]);
  return { count: rows.length, records };
}

function describeRecord(db: ReadDb, [entity, id]: CalledName): CalledRecord {
  const sessionId = entity === 'message' ? sessionOf(db, id) : null;
  const title = sessionId === null ? titleOf(db, entity, id) : titleOf(db, 'session', sessionId);
  return { entity, id, title: title === '' ? null : title, sessionId };
}

function sessionOf(db: ReadDb, id: string): string | null {
  const sql = 'SELECT s.id FROM messages m JOIN sessions s ON s.pk = m.session_pk WHERE m.id = ?';
  return db.get<{ id: string }>(sql, id)?.id ?? null;
}
