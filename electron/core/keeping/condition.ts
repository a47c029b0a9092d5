import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { StoreAction, StoreCondition } from '../../../shared/entities/store-condition.ts';
import type { Trouble } from '../store/trouble.ts';
import { toIso } from '../store/table.ts';

type State = Trouble['state'];

/** What a person is told, after the name of the file. The window has words of its own for each state. */
const WORDS: Readonly<Record<State, string>> = {
  locked:
    'is locked by another program. Everything saved before is safe. Mneme goes on by itself once it is free; if it stays so, close the other program.',
  replaced:
    'was replaced by another file while Mneme had it open. Nothing more was written. Mneme goes on with the new file if that is a memory.',
  missing:
    'is missing or empty, though this folder held a memory. Nothing was created in its place. Put the file or a backup back.',
  unreadable:
    'cannot be opened for writing. Nothing was changed. Check that the disk is there, that its folder exists and that you may write there.',
  readOnly:
    'cannot be opened for writing: the file or its folder is read-only. Nothing was changed. Check the permissions of both.',
  full: 'cannot grow: the disk is full. Everything saved before is safe, and forgetting still works. Make room; Mneme goes on by itself.',
  rolledBack:
    'is older than it was when Mneme last saw it. It can be read and nothing is written. Put the newest backup in its place, or go on with what is here.',
  damaged:
    'is damaged or not a database. It was left exactly as it is. Save what can be read of it, or put a backup in its place; the damaged file is kept.',
  foreign:
    'is a database, but not one of Mneme’s. Nothing was touched. Choose another home, or move that file away.',
  newer: 'was written by a newer version of Mneme. Nothing was touched. Update Mneme and start it again.',
  updating:
    'is of an earlier Mneme and is being brought up to date; a backup of it is made first. Nothing is lost. This may take minutes where it is large; Mneme goes on by itself.',
};

/** What can be done; a file that was removed can be put back while it is still open here. */
function actionsFor(state: State, reading: boolean): StoreAction[] {
  if (state === 'missing') return reading ? ['putBack', 'useBackup'] : ['retry', 'useBackup', 'beginAnew'];
  if (state === 'updating') return [];
  if (state === 'rolledBack') return ['useBackup', 'acceptRollback'];
  return state === 'damaged' ? ['salvage', 'useBackup', 'retry'] : ['retry'];
}

const CODES: Readonly<Partial<Record<State, ErrorCode>>> = { full: 'storage_full', newer: 'newer_version' };

export type Seen = Readonly<{
  file: string;
  /** What is wrong; null where all is well. */
  trouble: Trouble | null;
  /** Milliseconds since 1970. */
  since: number | null;
  reading: boolean;
  /** Lines of the spool that wait, and that were rejected. */
  spool: Readonly<{ kept: number; rejected: number }>;
}>;

/** Says how the file is, in data and words. */
export function describeCondition({ file, trouble, since, reading, spool }: Seen): StoreCondition {
  return {
    state: trouble?.state ?? 'open',
    message: trouble === null ? 'The memory is open.' : (trouble.words ?? `${file} ${WORDS[trouble.state]}`),
    reading,
    actions: trouble === null ? [] : actionsFor(trouble.state, reading),
    file,
    technical: trouble?.technical ?? null,
    missingChanges: trouble?.missingChanges ?? null,
    since: since === null ? null : toIso(since),
    ...spool,
  };
}

/** The failure of a call that the condition of the file does not allow. */
export function refusalFor(condition: StoreCondition): AppError {
  const code = condition.state === 'open' ? 'unavailable' : (CODES[condition.state] ?? 'unavailable');
  return new AppError(code, condition.message, { condition });
}

/** What an agent hears of a write that is kept: it is safe, and need not be sent again. */
export function acknowledgementOf(operationId: string, condition: StoreCondition): AppError {
  return new AppError(
    'spooled',
    'The memory cannot be written just now. This was kept on the disk and is carried out as soon as it can be. Do not send it again.',
    { operationId, condition },
  );
}
