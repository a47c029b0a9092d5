import type { HistoryEntry } from '../../../shared/entities/history.ts';
import type { ActionKind, ActionView, ConsolidationRun } from '../../../shared/entities/run.ts';
import type { Page } from '../../../shared/primitives.ts';
import { allOf, type Conditions, isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { listHistory } from './history.ts';
import { insertRecord, readRecord, updateRecord } from './record.ts';
import { titleOf } from './titles.ts';
import type { Transaction } from './store.ts';
import { decodeRow, fromIso, type Row, selectColumns } from './table.ts';
import { runsTable } from './tables.ts';

type ListRow = Row & { sort_value: SqlValue; pk: number };
type PageInput = Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>;

/** The fields of a run that change while it goes on. */
export type RunFields = Partial<
  Pick<ConsolidationRun, 'status' | 'counts' | 'agents' | 'error'> & { finishedAt: number | null }
>;

/** Begins a run; its transaction in history is this one. */
export function insertRun(
  transaction: Transaction,
  id: string,
  fields: Pick<ConsolidationRun, 'trigger' | 'agentId'>,
): void {
  insertRecord(transaction, runsTable, id, {
    ...fields,
    status: 'running',
    startedAt: transaction.stamp.at,
    finishedAt: null,
    counts: {},
    agents: [],
    error: null,
    tx: transaction.number(),
  });
}

/** Changes fields of a run. */
export function updateRun(transaction: Transaction, id: string, fields: RunFields): void {
  updateRecord(transaction, runsTable, id, fields);
}

/** One run. Throws `not_found`. */
export function readRun(db: ReadDb, id: string): ConsolidationRun {
  return toRun(readRecord(db, runsTable, id));
}

type RunFilter = Readonly<{
  /** A timestamp. */
  since?: string | undefined;
  did?: readonly ActionKind[] | undefined;
  undone?: boolean | undefined;
}>;

/** Runs, newest first. */
export function listRuns(db: ReadDb, page: PageInput & RunFilter): Page<ConsolidationRun> {
  const from = 'FROM consolidation_runs r';
  const { where, parameters } = runConditions(page);
  return readPage<ListRow, ConsolidationRun>(
    db,
    {
      select: `SELECT ${selectColumns(runsTable, 'r')}, r.pk, r.started_at AS sort_value ${from}`,
      from,
      where,
      parameters,
      sort: 'r.started_at',
      key: 'r.pk',
      order: 'desc',
    },
    page,
    (row) => toRun(decodeRow(runsTable, row)),
  );
}

/** What a filter asks of runs, under the alias `r`. */
export function runConditions({ since, did, undone }: RunFilter): Conditions {
  const where = ['r.deleted_at IS NULL'];
  if (since !== undefined) where.push('r.started_at >= @since');
  if (undone !== undefined) where.push(`r.status ${undone ? '=' : '<>'} 'undone'`);
  if (did !== undefined) {
    where.push(`EXISTS (SELECT 1 FROM json_each(r.counts) done
      WHERE done.value > 0 AND done.key IN (SELECT value FROM json_each(@did)))`);
  }
  return {
    where,
    parameters: {
      ...(since === undefined ? {} : { since: fromIso(since) }),
      ...(did === undefined ? {} : { did: JSON.stringify(did) }),
    },
  };
}

/** The newest run, or the newest that has this status. */
export function latestRun(
  db: ReadDb,
  status: ConsolidationRun['status'] | null = null,
): ConsolidationRun | null {
  const row = db.get<Row>(
    `SELECT ${selectColumns(runsTable, 'r')} FROM consolidation_runs r
     WHERE r.deleted_at IS NULL AND (@status IS NULL OR r.status = @status) ORDER BY r.started_at DESC, r.pk DESC LIMIT 1`,
    { status },
  );
  return row ? toRun(decodeRow(runsTable, row)) : null;
}

/** How many runs that began since a moment failed. */
export function countFailedRuns(db: ReadDb, since: number): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM consolidation_runs WHERE status = 'failed' AND started_at >= ?`,
      since,
    )?.n ?? 0
  );
}

/** What an action was, for the list of what a run did. */
export type RunAction = Pick<ActionView, 'step' | 'kind' | 'agentId' | 'why' | 'from' | 'to'> &
  Readonly<{ key: string; records: readonly { entity: string; id: string | null }[] }>;

/** Notes what a run did, and where its changes stand in history. */
export function insertRunAction(
  db: WriteDb,
  runId: string,
  action: RunAction,
  changes: Readonly<{ first: number; last: number }>,
): void {
  db.run(
    `INSERT INTO consolidation_actions
       (run_pk, step, kind, key, agent_id, why, before, after, records, first_seq, last_seq)
     VALUES ((SELECT pk FROM consolidation_runs WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    runId,
    action.step,
    action.kind,
    action.key,
    action.agentId,
    action.why,
    action.from,
    action.to,
    JSON.stringify(action.records),
    changes.first,
    changes.last,
  );
}

type ActionRow = {
  pk: number;
  sort_value: number;
  step: ActionView['step'];
  kind: ActionView['kind'];
  agent_id: string | null;
  why: ActionView['why'];
  before: string | null;
  after: string | null;
  records: string;
  tx: number | null;
  first_seq: number;
  last_seq: number;
};

type ActionFilter = Readonly<{
  runId: string;
  kinds?: readonly string[] | undefined;
  /** `shared`: what belongs to no agent alone. */
  agentIds?: readonly string[] | undefined;
}>;

/** Changes shown of one action; merging hundreds of duplicates needs no longer a list. */
const MOST_CHANGES = 100;

/** What a run did, in order, each with what it changed. */
export function listRunActions(
  db: ReadDb,
  { runId, kinds, agentIds, ...page }: PageInput & ActionFilter,
): Page<ActionView> {
  const from = 'FROM consolidation_actions a JOIN consolidation_runs r ON r.pk = a.run_pk';
  const { where, parameters } = allOf([
    { where: ['r.id = @runId'], parameters: { runId } },
    isOneOf('a.kind', 'kinds', kinds),
    isOneOf(`coalesce(a.agent_id, 'shared')`, 'agentIds', agentIds),
  ]);
  return readPage<ActionRow, ActionView>(
    db,
    {
      select: `SELECT a.*, a.pk AS sort_value, r.tx ${from}`,
      from,
      where,
      parameters,
      sort: 'a.pk',
      key: 'a.pk',
      order: 'asc',
    },
    page,
    (row) => toView(db, row),
  );
}

/** The keys of everything a run did, some at a time: after this one. */
export function runActionKeys(
  db: ReadDb,
  runId: string,
  after: number,
  limit: number,
): { pk: number; key: string }[] {
  return db.all(
    `SELECT a.pk, a.key FROM consolidation_actions a JOIN consolidation_runs r ON r.pk = a.run_pk
     WHERE r.id = ? AND a.pk > ? ORDER BY a.pk LIMIT ?`,
    runId,
    after,
    limit,
  );
}

function toView(db: ReadDb, row: ActionRow): ActionView {
  const records = JSON.parse(row.records) as { entity: string; id: string | null }[]; // written by insertRunAction
  return {
    step: row.step,
    kind: row.kind,
    agentId: row.agent_id,
    why: row.why,
    from: row.before,
    to: row.after,
    records: records.map(({ entity, id }) => ({
      entity,
      id,
      title: id === null ? '' : titleOf(db, entity, id),
    })),
    source: sourceOf(db, row.kind, records),
    changes: changesBetween(db, row),
  };
}

const ORIGIN_IN = 'SELECT origin_session_id AS session_id, origin_message_id AS message_id FROM';
/** Where that stands which was said and became something. */
const SOURCES: Readonly<Partial<Record<ActionView['kind'], string>>> = {
  propose: 'SELECT session_id, message_id FROM proposals',
  remember: `${ORIGIN_IN} memories`,
  name: `${ORIGIN_IN} knowledge`,
};

/** Where that was said which became a proposal, a memory or a name. */
function sourceOf(
  db: ReadDb,
  kind: ActionView['kind'],
  records: readonly { id: string | null }[],
): ActionView['source'] {
  const id = records[0]?.id;
  const source = SOURCES[kind];
  if (source === undefined || id === undefined || id === null) return null;
  const sql = `${source} WHERE id = ?`;
  const row = db.get<{ session_id: string | null; message_id: string | null }>(sql, id);
  if (!row || row.session_id === null) return null;
  return { sessionId: row.session_id, messageId: row.message_id };
}

function changesBetween(db: ReadDb, { tx, first_seq, last_seq }: ActionRow): HistoryEntry[] {
  if (tx === null || last_seq < first_seq) return [];
  const { items } = listHistory(db, {
    tx,
    limit: MOST_CHANGES,
    withTotal: false,
    between: [first_seq, last_seq],
  });
  return items.toReversed();
}

function toRun(record: Record<string, unknown>): ConsolidationRun {
  delete record['deletedAt'];
  return record as ConsolidationRun; // the table's fields are the entity's
}
