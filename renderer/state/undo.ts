import { t, translateName } from '../i18n/index.ts';
import { useShortcuts } from './command-shortcuts.ts';
import { notify } from './notices.ts';
import type { OutputOf } from './operations.ts';
import { useChange, useRead } from './queries.ts';

/** Takes back and does again what this window did, and tells what that was. */
export function useUndo() {
  const shortcutOf = useShortcuts();
  const depth = useRead('history.depth', {}).data;
  const undo = useChange('history.undoLast', {
    onDone: (result) => tellUndone(result, redo.mutate, shortcutOf('redo')),
  });
  const redo = useChange('history.redo', {
    onDone: (result) => tellRedone(result, undo.mutate, shortcutOf('undo')),
  });
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
  const shortcutOf = useShortcuts();
  return (title: string, kind: 'done' | 'removed' = 'done') =>
    notify({
      kind,
      title,
      action: { label: t('action.undo'), shortcut: shortcutOf('undo'), run: undo },
    });
}

type Result = OutputOf<'history.undoLast'>;

type Again = (input: Record<string, never>) => void;

function tellUndone(result: Result, redo: Again, shortcut: string | undefined) {
  if (result.tx === null) {
    notify({ kind: 'undone', title: t('did.nothingToUndo') });
    return;
  }
  notify({
    kind: 'undone',
    title: t('did.undo', { what: describeOperation(result.operation) }),
    ...skippedDetail(result),
    action: { label: t('action.redo'), shortcut, run: () => redo({}) },
  });
}

function tellRedone(result: Result, undo: Again, shortcut: string | undefined) {
  if (result.tx === null) {
    notify({ kind: 'undone', title: t('did.nothingToRedo') });
    return;
  }
  notify({
    kind: 'done',
    title: t('did.redo', { what: describeOperation(result.operation) }),
    ...skippedDetail(result),
    action: { label: t('action.undo'), shortcut, run: () => undo({}) },
  });
}

function skippedDetail(result: Result) {
  const count = result.skipped.reduce((sum, record) => sum + record.fields.length, 0);
  return count === 0 ? {} : { detail: t('did.skipped', { count }) };
}

function describeOperation(operation: string | null): string {
  return translateName(`did.${operation ?? ''}`, t('did.other'));
}
