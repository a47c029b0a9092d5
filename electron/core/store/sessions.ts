import type { Session } from '../../../shared/entities/session.ts';
import type { Page } from '../../../shared/primitives.ts';
import { allOf, type Conditions, isOneOf, type ListQuery, readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { type Facet, readFacet } from './facets.ts';
import { insertRecord, notFound, updateRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, fromIso, type Row, selectColumns } from './table.ts';
import { sessionsTable } from './tables.ts';

type SessionRow = Row & { sort_value: SqlValue; pk: number };

export type SessionFilter = Readonly<{
  agentIds?: readonly string[] | undefined;
  projects?: readonly string[] | undefined;
  sources?: readonly string[] | undefined;
  importId?: string | undefined;
  parentSessionId?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}>;

export type SessionList = SessionFilter &
  Readonly<{
    limit: number;
    cursor?: string | undefined;
    withTotal: boolean;
    sort: 'lastActive' | 'startedAt' | 'title' | 'messageCount';
    order: 'asc' | 'desc';
  }>;

const COLUMNS = `${selectColumns(sessionsTable, 's')}, s.pk, a.name AS agent_name`;
const FROM = 'FROM sessions s LEFT JOIN agents a ON a.id = s.agent_id';

const SORTS = {
  lastActive: 's.last_active',
  startedAt: 'coalesce(s.started_at, 0)',
  title: 's.title',
  messageCount: 's.message_count',
} as const;

/** One living session. Throws `not_found`. */
export function readSession(db: ReadDb, id: string): Session {
  const session = findSession(db, id);
  if (!session) throw notFound(sessionsTable, id);
  return session;
}

/** One living session, or undefined. */
export function findSession(db: ReadDb, id: string): Session | undefined {
  const row = db.get<SessionRow>(`SELECT ${COLUMNS} ${FROM} WHERE s.id = ? AND s.deleted_at IS NULL`, id);
  return row && decodeSession(row);
}

/** One page of sessions. */
export function listSessions(db: ReadDb, input: SessionList): Page<Session> {
  const { where, parameters } = sessionConditions(input);
  const query: ListQuery = {
    select: `SELECT ${COLUMNS}, ${SORTS[input.sort]} AS sort_value ${FROM}`,
    from: 'FROM sessions s',
    where,
    parameters,
    sort: SORTS[input.sort],
    key: 's.pk',
    order: input.order,
  };
  return readPage<SessionRow, Session>(db, query, input, decodeSession);
}

/** How many of the sessions that match each agent, project and source has. */
export function sessionFacets(
  db: ReadDb,
  filter: SessionFilter,
): { agents: Facet[]; projects: Facet[]; sources: Facet[] } {
  const without = (own: keyof SessionFilter) => sessionConditions({ ...filter, [own]: undefined });
  const from = 'FROM sessions s';
  return {
    agents: readFacet(db, {
      from: FROM,
      value: 's.agent_id',
      label: 'a.name',
      conditions: without('agentIds'),
    }),
    projects: readFacet(db, { from, value: 's.project', conditions: without('projects') }),
    sources: readFacet(db, { from, value: 's.source', conditions: without('sources') }),
  };
}

/** Adds a session. */
export function insertSession(
  transaction: Transaction,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  insertRecord(transaction, sessionsTable, id, { messageCount: 0, summary: null, ...fields });
}

/** Changes fields of a living session, keeping what search sees of it up to date. */
export function updateSession(
  transaction: Transaction,
  current: Session,
  fields: Readonly<Partial<Record<keyof Session, unknown>>>,
  analyse: (text: string) => string,
): boolean {
  const described = ['title', 'summary', 'topics', 'project'].some((field) => field in fields);
  const searchText = described
    ? { searchText: sessionSearchText({ ...current, ...fields } as Session, analyse) }
    : {}; // fields were validated as the session's
  return updateRecord(transaction, sessionsTable, current.id, { ...fields, ...searchText });
}

/** What search sees of a session: title, summary, topics and project. */
export function sessionSearchText(
  session: Readonly<{
    title: string;
    summary: string | null;
    topics: readonly string[];
    project: string | null;
  }>,
  analyse: (text: string) => string,
): string {
  return analyse(
    [session.title, session.summary ?? '', session.topics.join(' '), session.project ?? ''].join('\n'),
  );
}

function decodeSession(row: SessionRow): Session {
  const record = decodeRow(sessionsTable, row);
  delete record['searchText'];
  const start = row['started_at'];
  const end = row['ended_at'] ?? row['last_active'];
  return {
    ...record,
    agentName: row['agent_name'] ?? null,
    durationSeconds: start === null ? null : Math.max(0, (Number(end) - Number(start)) / 1000),
  } as Session; // the table's fields are the entity's
}

/** What a filter asks of the living sessions, under the alias `s`. */
export function sessionConditions(filter: SessionFilter): Conditions {
  const sets = [
    isOneOf('s.agent_id', 'agentIds', filter.agentIds),
    isOneOf('s.project', 'projects', filter.projects),
    isOneOf('s.source', 'sources', filter.sources),
  ];
  const { where, parameters } = allOf([{ where: ['s.deleted_at IS NULL'], parameters: {} }, ...sets]);
  if (filter.importId !== undefined) {
    where.push('s.import_id = @importId');
    parameters['importId'] = filter.importId;
  }
  if (filter.parentSessionId !== undefined) {
    where.push('s.parent_session_id = @parentSessionId');
    parameters['parentSessionId'] = filter.parentSessionId;
  }
  if (filter.since !== undefined) {
    where.push('s.last_active >= @since');
    parameters['since'] = fromIso(filter.since);
  }
  if (filter.until !== undefined) {
    where.push('s.last_active < @until');
    parameters['until'] = fromIso(filter.until);
  }
  return { where, parameters };
}
