import type { User } from '../../../shared/entities/user.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue } from './database.ts';
import { insertRecord, notFound, readRecord } from './record.ts';
import type { Transaction } from './store.ts';
import { decodeRow, type Row, selectColumns } from './table.ts';
import { usersTable } from './tables.ts';

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
  const from = 'FROM users u';
  return readPage<ListRow, User>(
    db,
    {
      select: `SELECT ${selectColumns(usersTable, 'u')}, u.pk, u.name AS sort_value ${from}`,
      from,
      where: ['u.deleted_at IS NULL'],
      parameters: {},
      sort: 'u.name',
      key: 'u.pk',
      order: 'asc',
    },
    page,
    (row) => decodeRow(usersTable, row) as User, // the table's fields are the entity's
  );
}
