import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from './database.ts';

/** A transaction that undo or redo would take back, and what is told of it. */
export type UndoTarget = Readonly<{ tx: number; operation: string }>;

/** Operations that undo takes back by an action of their own, or that cannot be taken back. */
const NOT_BY_UNDO = [
  'imports.run',
  'imports.resume',
  'imports.follow',
  'imports.undo',
  'trash.purge',
  'consolidation.run',
  'consolidation.undo',
  'backups.restore',
];
const UNDOABLE = `client = @client AND actor = 'person' AND operation NOT IN (SELECT value FROM json_each(@not_by_undo))`;
const NEXT_UNDO = `FROM history_tx t WHERE ${UNDOABLE} AND undoes IS NULL AND undone_by IS NULL`;
const NEXT_REDO = `
  FROM history_tx t JOIN history_tx taken ON taken.tx = t.undoes
  WHERE t.client = @client AND t.actor = 'person' AND t.operation LIKE 'history.%' AND t.undone_by IS NULL
    AND taken.undoes IS NULL
    AND NOT EXISTS (SELECT 1 FROM history_tx later WHERE later.client = @client AND later.tx > t.tx AND later.undoes IS NULL)`;

/** What undo and redo of one window would take, and how often. */
export function readUndoDepth(
  db: ReadDb,
  client: string,
): { undo: number; redo: number; undoOperation: string | null; redoOperation: string | null } {
  const parameters = { client, not_by_undo: JSON.stringify(NOT_BY_UNDO) };
  const undo = db.get<{ n: number }>(`SELECT count(*) AS n ${NEXT_UNDO}`, parameters)?.n ?? 0;
  const redo = db.get<{ n: number }>(`SELECT count(*) AS n ${NEXT_REDO}`, { client })?.n ?? 0;
  return {
    undo,
    redo,
    undoOperation: nextUndo(db, client)?.operation ?? null,
    redoOperation: nextRedo(db, client)?.operation ?? null,
  };
}

/** The transaction somebody chose. Throws `conflict` for one that has an action of its own for that. */
export function chooseUndo(db: ReadDb, tx: number): UndoTarget {
  const target = db.get<UndoTarget>('SELECT tx, operation FROM history_tx WHERE tx = ?', tx);
  if (!target) throw new AppError('not_found', `There is no change number ${tx}.`);
  if (!NOT_BY_UNDO.includes(target.operation)) return target;
  throw new AppError(
    'conflict',
    'This is not taken back here. Nothing was changed. Undo an import among the imports and a run among the runs, ' +
      'restore from Trash, or restore the backup that was made before a restore.',
  );
}

/** The newest change of a window that stands. */
export function nextUndo(db: ReadDb, client: string): UndoTarget | undefined {
  const parameters = { client, not_by_undo: JSON.stringify(NOT_BY_UNDO) };
  return db.get(`SELECT t.tx, t.operation ${NEXT_UNDO} ORDER BY t.tx DESC LIMIT 1`, parameters);
}

/** What a window took back last, under the name of what would be done again. */
export function nextRedo(db: ReadDb, client: string): UndoTarget | undefined {
  return db.get(`SELECT t.tx, taken.operation ${NEXT_REDO} ORDER BY t.tx DESC LIMIT 1`, { client });
}

/** The number under which a window began to take back what a program wrote, where that was stopped and is the newest. */
export function unfinishedUndoOfProgram(db: ReadDb, window: string, client: string): number | null {
  const row = db.get<{ tx: number }>(
    `SELECT t.tx FROM jobs j JOIN history_tx t ON t.tx = j.tx
     WHERE j.state = 'interrupted' AND t.operation = 'history.undoActor' AND t.client = @window AND t.undone_by IS NULL
       AND EXISTS (SELECT 1 FROM history_tx taken WHERE taken.undone_by = t.tx AND taken.client = @client)
       AND NOT EXISTS (SELECT 1 FROM history_tx later WHERE later.client = @window AND later.tx > t.tx)
     ORDER BY j.pk DESC LIMIT 1`,
    { window, client },
  );
  return row?.tx ?? null;
}

/** The transactions of one program that stand, newest first. That an agent is known is nothing it wrote. */
export function transactionsOf(
  db: ReadDb,
  filter: Readonly<{ client: string; actor: string | null; since: number | null; sessionId: string | null }>,
): number[] {
  const rows = db.all<{ tx: number }>(
    `SELECT tx FROM history_tx
     WHERE client = @client AND undoes IS NULL AND undone_by IS NULL
       AND (@actor IS NULL OR actor = @actor)
       AND (@since IS NULL OR at >= @since) AND (@sessionId IS NULL OR session_id = @sessionId)
       AND operation NOT IN (SELECT value FROM json_each(@not_by_undo))
       AND NOT (actor = 'agent' AND operation = 'agents.register')
     ORDER BY tx DESC`,
    { ...filter, not_by_undo: JSON.stringify(NOT_BY_UNDO) },
  );
  return rows.map(({ tx }) => tx);
}
