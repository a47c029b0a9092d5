import { t, translateName } from '../i18n/index.ts';
import { formatKeys } from './command-keys.ts';
import { notify } from './notices.ts';
import type { OutputOf } from './operations.ts';
import { useChange, useRead } from './queries.ts';

export const UNDO_KEYS = 'Mod+KeyZ';
export const REDO_KEYS = 'Mod+Shift+KeyZ';

/** Takes back and does again what this window did, and tells what that was. */
export function useUndo() {
  const depth = useRead('history.depth', {}).data;
  const undo = useChange('history.undoLast', { onDone: (result) => tellUndone(result, redo.mutate) });
  const redo = useChange('history.redo', { onDone: (result) => tellRedone(result, undo.mutate) });
  return {
    undoDepth: depth?.undo ?? 0,
    redoDepth: depth?.redo ?? 0,
    undo: () => undo.mutate({}),
    redo: () => redo.mutate({}),
  };
}

/** Gives a function that tells of something done, with a button that takes it back. */
export function useNotifyUndoable() {
  const { undo } = useUndo();
  return (title: string, kind: 'done' | 'removed' = 'done') =>
    notify({
      kind,
      title,
      action: { label: t('action.undo'), shortcut: formatKeys(UNDO_KEYS), run: undo },
    });
}

type Result = OutputOf<'history.undoLast'>;

function tellUndone(result: Result, redo: (input: Record<string, never>) => void) {
  if (result.tx === null) {
    notify({ kind: 'undone', title: t('did.nothingToUndo') });
    return;
  }
  notify({
    kind: 'undone',
    title: t('did.undo', { what: describeOperation(result.operation) }),
    ...skippedDetail(result),
    action: { label: t('action.redo'), shortcut: formatKeys(REDO_KEYS), run: () => redo({}) },
  });
}

function tellRedone(result: Result, undo: (input: Record<string, never>) => void) {
  if (result.tx === null) {
    notify({ kind: 'undone', title: t('did.nothingToRedo') });
    return;
  }
  notify({
    kind: 'done',
    title: t('did.redo', { what: describeOperation(result.operation) }),
    ...skippedDetail(result),
    action: { label: t('action.undo'), shortcut: formatKeys(UNDO_KEYS), run: () => undo({}) },
  });
}

function skippedDetail(result: Result) {
  const count = result.skipped.reduce((sum, record) => sum + record.fields.length, 0);
  return count === 0 ? {} : { detail: t('did.skipped', { count }) };
}

function describeOperation(operation: string | null): string {
  return translateName(`did.${operation ?? ''}`, t('did.other'));
}
