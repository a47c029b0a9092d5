import type { WriteDb } from '../database.ts';

/** Tasks in the order they are shown, all of them and those of one status: without it every page sorted every task. */
export function indexTaskOrder(db: WriteDb): void {
  const urgency = 'coalesce(due_at, 9000000000000000 - created_at)';
  db.exec(`
    DROP INDEX tasks_by_status;
    CREATE INDEX tasks_by_status ON tasks (status, ${urgency}, pk) WHERE deleted_at IS NULL;
    CREATE INDEX tasks_by_urgency ON tasks (${urgency}, pk) WHERE deleted_at IS NULL;`);
}
