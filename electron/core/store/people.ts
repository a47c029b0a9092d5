import type { Agent } from '../../../shared/entities/agent.ts';
import type { User } from '../../../shared/entities/user.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, notFound, readRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns, type Table } from './table.ts';
import { agentsTable, usersTable } from './tables.ts';

type ListRow = Row & { sort_value: SqlValue; pk: number };
type PageInput = Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>;

/** Makes the one person a new store is of, once. */
export function ensureUser(transaction: Transaction, newId: () => string): void {
  if (!hasUser(transaction.db)) insertRecord(transaction, usersTable, newId(), { name: '' });
}

/** Tells whether the store is somebody's yet. */
export function hasUser(db: ReadDb): boolean {
  return db.get('SELECT 1 FROM users') !== undefined;
}

/** One person, or the first. Throws `not_found`. */
export function readUser(db: ReadDb, id?: string): User {
  const first =
    id ?? db.get<{ id: string }>('SELECT id FROM users WHERE deleted_at IS NULL ORDER BY pk LIMIT 1')?.id;
  if (first === undefined) throw notFound(usersTable, 'of this store');
  return readRecord(db, usersTable, first) as User; // the table's fields are the entity's
}

/** The people of this store, the first one first. */
export function listUsers(db: ReadDb, page: PageInput): Page<User> {
  return listByName(db, usersTable, page) as Page<User>; // the table's fields are the entity's
}

/** The agents that wrote here, by name. */
export function listAgents(db: ReadDb, page: PageInput): Page<Agent> {
  return listByName(db, agentsTable, page) as Page<Agent>; // the table's fields are the entity's
}

/** One agent. Throws `not_found`. */
export function readAgent(db: ReadDb, id: string): Agent {
  return readRecord(db, agentsTable, id) as Agent; // the table's fields are the entity's
}

/** The id of the agent of a name. */
export function findAgentId(db: ReadDb, name: string): string | undefined {
  return db.get<{ id: string }>('SELECT id FROM agents WHERE name = ? AND deleted_at IS NULL', name)?.id;
}

/** Gives the id of the agent of a name; an unknown one is registered. */
export function registerAgent(transaction: Transaction, newId: () => string, name: string): string {
  const known = findAgentId(transaction.db, name);
  if (known !== undefined) return known;
  const id = newId();
  insertRecord(transaction, agentsTable, id, {
    name,
    type: '',
    autonomyLevel: 'adaptive',
    learningEnabled: true,
    paused: false,
    lastActive: transaction.stamp.at,
  });
  return id;
}

function listByName(db: ReadDb, table: Table, page: PageInput): Page<Record<string, unknown>> {
  const from = `FROM ${table.name} t`;
  return readPage<ListRow, Record<string, unknown>>(
    db,
    {
      select: `SELECT ${selectColumns(table, 't')}, t.pk, t.name AS sort_value ${from}`,
      from,
      where: ['t.deleted_at IS NULL'],
      parameters: {},
      sort: 't.name',
      key: 't.pk',
      order: 'asc',
    },
    page,
    (row) => decodeRow(table, row),
  );
}
