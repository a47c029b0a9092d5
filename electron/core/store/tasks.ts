import type { Task, TaskStatus } from '../../../shared/entities/task.ts';
import type { Page } from '../../../shared/primitives.ts';
import { allOf, type Conditions, isOneOf, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { type Facet, readFacet } from './facets.ts';
import { insertRecord, notFound, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { tasksTable } from './tables.ts';

export type TaskFilter = Readonly<{
  statuses?: readonly TaskStatus[] | undefined;
  sessionIds?: readonly string[] | undefined;
  agentIds?: readonly string[] | undefined;
}>;

export type TaskList = TaskFilter &
  Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>;

export type TaskFields = Readonly<{
  description: string;
  status: TaskStatus;
  sessionId: string | null;
  agentId: string | null;
  dueAt: string | null;
  completedAt: number | string | null;
  result: string | null;
}>;

type TaskRow = Row & { sort_value: SqlValue; pk: number };

const COLUMNS = `${selectColumns(tasksTable, 't')}, t.pk, a.name AS agent_name`;
const FROM = 'FROM tasks t LEFT JOIN agents a ON a.id = t.agent_id';
/** What is due comes first, soonest first; then what has no date, newest first. */
const BY_URGENCY = 'coalesce(t.due_at, 9000000000000000 - t.created_at)';

/** One living task. Throws `not_found`. */
export function readTask(db: ReadDb, id: string): Task {
  const row = db.get<TaskRow>(`SELECT ${COLUMNS} ${FROM} WHERE t.id = ? AND t.deleted_at IS NULL`, id);
  if (!row) throw notFound(tasksTable, id);
  return decodeTask(row);
}

/** One page of tasks, the most urgent first. */
export function listTasks(db: ReadDb, input: TaskList): Page<Task> {
  const { where, parameters } = taskConditions(input);
  return readPage<TaskRow, Task>(
    db,
    {
      select: `SELECT ${COLUMNS}, ${BY_URGENCY} AS sort_value ${FROM}`,
      from: 'FROM tasks t',
      where,
      parameters,
      sort: BY_URGENCY,
      key: 't.pk',
      order: 'asc',
    },
    input,
    decodeTask,
  );
}

/** What a filter asks of the living tasks, under the alias `t`. */
export function taskConditions(filter: TaskFilter): Conditions {
  const [status, ...others] = filter.statuses ?? [];
  // Only an equal status lets SQLite read the rows of an index in their order.
  const statuses =
    status !== undefined && others.length === 0
      ? { where: ['t.status = @status'], parameters: { status } }
      : isOneOf('t.status', 'statuses', filter.statuses);
  return allOf([
    { where: ['t.deleted_at IS NULL'], parameters: {} },
    statuses,
    isOneOf('t.session_id', 'sessionIds', filter.sessionIds),
    isOneOf('t.agent_id', 'agentIds', filter.agentIds),
  ]);
}

/** How many of the tasks that match each status, agent and session has. */
export function taskFacets(
  db: ReadDb,
  filter: TaskFilter,
): { statuses: Facet[]; agents: Facet[]; sessions: Facet[] } {
  const facet = (own: keyof TaskFilter, value: string, label = value, join = '') =>
    readFacet(db, {
      from: `FROM tasks t ${join}`,
      value,
      label,
      conditions: taskConditions({ ...filter, [own]: undefined }),
    });
  return {
    statuses: facet('statuses', 't.status'),
    agents: facet('agentIds', 't.agent_id', 'a.name', 'JOIN agents a ON a.id = t.agent_id'),
    sessions: facet('sessionIds', 't.session_id', 's.title', 'JOIN sessions s ON s.id = t.session_id'),
  };
}

/** How many living tasks have each status. */
export function countTasks(db: ReadDb): Record<TaskStatus, number> {
  const counts: Record<TaskStatus, number> = { pending: 0, in_progress: 0, completed: 0, failed: 0 };
  const rows = db.all<{ status: TaskStatus; n: number }>(
    'SELECT status, count(*) AS n FROM tasks WHERE deleted_at IS NULL GROUP BY status',
  );
  for (const { status, n } of rows) counts[status] = n;
  return counts;
}

/** Adds a task. */
export function insertTask(
  transaction: Transaction,
  id: string,
  fields: TaskFields,
  analyse: (text: string) => string,
): void {
  insertRecord(transaction, tasksTable, id, { ...fields, searchText: taskSearchText(fields, analyse) });
}

/** Changes fields of a living task. */
export function updateTask(
  transaction: Transaction,
  current: Task,
  fields: Readonly<Partial<TaskFields>>,
  analyse: (text: string) => string,
): boolean {
  const searchText = taskSearchText({ ...current, ...fields }, analyse);
  return updateRecord(transaction, tasksTable, current.id, { ...fields, searchText });
}

/** What search sees of a task: description and result. */
export function taskSearchText(
  task: Readonly<{ description: string; result: string | null }>,
  analyse: (text: string) => string,
): string {
  return analyse(`${task.description}\n${task.result ?? ''}`);
}

function decodeTask(row: TaskRow): Task {
  const record = decodeRow(tasksTable, row);
  delete record['searchText'];
  return { ...record, agentName: row['agent_name'] ?? null } as Task; // the table's fields are the entity's
}
