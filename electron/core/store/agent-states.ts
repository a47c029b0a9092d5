import type { AgentState, Checkpoint } from '../../../shared/entities/agent-state.ts';
import type { Json, Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, notFound, removeRecord, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { agentStatesTable, checkpointsTable } from './tables.ts';

type StateRow = Row & { bytes: number };
type CheckpointRow = StateRow & { sort_value: SqlValue; pk: number };

/** States are large: lists leave them out. */
const COLUMNS = `${checkpointsTable.columns
  .filter(({ column }) => column !== 'state')
  .map(({ column }) => `c.${column}`)
  .join(', ')}, c.pk, coalesce(octet_length(c.state), 0) AS bytes`;

/** The state of an agent; null where it has none. */
export function readState(db: ReadDb, agentId: string): AgentState | null {
  const row = db.get<StateRow>(
    `SELECT ${selectColumns(agentStatesTable, 's')}, coalesce(octet_length(s.state), 0) AS bytes FROM agent_states s
     WHERE s.agent_id = ? AND s.deleted_at IS NULL`,
    agentId,
  );
  return row ? ({ ...decodeRow(agentStatesTable, row), bytes: row.bytes } as AgentState) : null; // the table's fields are the entity's
}

/** Replaces the state of an agent. */
export function writeState(
  transaction: Transaction,
  newId: () => string,
  agentId: string,
  state: Json,
): void {
  const current = readState(transaction.db, agentId);
  if (current) updateRecord(transaction, agentStatesTable, current.id, { state });
  else insertRecord(transaction, agentStatesTable, newId(), { agentId, state });
}

/** Moves the state of an agent to Trash. Gives back whether it had one. */
export function removeState(transaction: Transaction, agentId: string): boolean {
  const current = readState(transaction.db, agentId);
  return current !== null && removeRecord(transaction, agentStatesTable, current.id);
}

/** Sets the present state of an agent aside. Gives the id of the checkpoint. */
export function takeCheckpoint(
  transaction: Transaction,
  newId: () => string,
  fields: Pick<Checkpoint, 'agentId' | 'label' | 'cause'>,
): string {
  const id = newId();
  const state = readState(transaction.db, fields.agentId)?.state ?? null;
  insertRecord(transaction, checkpointsTable, id, { ...fields, state });
  return id;
}

/** One living checkpoint without its state, of an agent if one is named. Throws `not_found`. */
export function readCheckpoint(db: ReadDb, id: string, agentId?: string): Checkpoint {
  const row = db.get<CheckpointRow>(
    `SELECT ${COLUMNS} FROM checkpoints c
     WHERE c.id = @id AND c.deleted_at IS NULL AND (@agentId IS NULL OR c.agent_id = @agentId)`,
    { id, agentId: agentId ?? null },
  );
  if (!row) throw notFound(checkpointsTable, id);
  return decodeCheckpoint(row);
}

/** The state a checkpoint holds; null where there was none. */
export function readCheckpointState(db: ReadDb, id: string): Json {
  const row = db.get<{ state: string | null }>('SELECT state FROM checkpoints WHERE id = ?', id);
  return row === undefined || row.state === null ? null : (JSON.parse(row.state) as Json); // written by takeCheckpoint
}

/** One page of the checkpoints of an agent, newest first. */
export function listCheckpoints(
  db: ReadDb,
  input: Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean; agentId: string }>,
): Page<Checkpoint> {
  const from = 'FROM checkpoints c';
  return readPage<CheckpointRow, Checkpoint>(
    db,
    {
      select: `SELECT ${COLUMNS}, c.created_at AS sort_value ${from}`,
      from,
      where: ['c.deleted_at IS NULL', 'c.agent_id = @agentId'],
      parameters: { agentId: input.agentId },
      sort: 'c.created_at',
      key: 'c.pk',
      order: 'desc',
    },
    input,
    decodeCheckpoint,
  );
}

function decodeCheckpoint(row: CheckpointRow): Checkpoint {
  const record = decodeRow(checkpointsTable, row);
  delete record['state'];
  return { ...record, bytes: row.bytes } as Checkpoint; // the table's fields are the entity's
}
