import { t, translateName } from '../i18n/index.ts';
import { useShortcuts } from './command-shortcuts.ts';
import { followLargeChange } from './large-changes.ts';
import { notify } from './notices.ts';
import type { OutputOf } from './operations.ts';
import { useChange, useRead } from './queries.ts';

/** Takes back and does again what this window did, and tells what that was. */
export function useUndo() {
  const shortcutOf = useShortcuts();
  const depth = useRead('history.depth', {}).data;
  const undo = useChange('history.undoLast', {
    onDone: (result) =>
      tell(result, t('did.nothingToUndo'), (ended) =>
        tellUndone(ended, () => redo.mutate({}), shortcutOf('redo')),
      ),
  });
  const redo = useChange('history.redo', {
    onDone: (result) =>
      tell(result, t('did.nothingToRedo'), (ended) =>
        tellRedone(ended, () => undo.mutate({}), shortcutOf('undo')),
      ),
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
  return (title: string, kind: 'done' | 'removed' = 'done', detail?: string) =>
    notify({
      kind,
      title,
      ...(detail === undefined ? {} : { detail }),
      action: { label: t('action.undo'), shortcut: shortcutOf('undo'), run: undo },
    });
}

/** Gives functions that tell of an undo or a redo that a job has ended. */
export function useTellUndo() {
  const { undo, redo } = useUndo();
  const shortcutOf = useShortcuts();
  return {
    undone: (ended: Ended) => tellUndone(ended, redo, shortcutOf('redo')),
    redone: (ended: Ended) => tellRedone(ended, undo, shortcutOf('undo')),
  };
}

type Result = OutputOf<'history.undoLast'>;

/** What was taken back, and how many fields were left alone. */
type Ended = Readonly<{ operation: string | null; skipped: number }>;

/** Tells of what was taken back, unless a job still does: then its end is told. */
function tell(result: Result, nothing: string, ended: (ended: Ended) => void) {
  if (result.job !== null) followLargeChange(result.job);
  else if (result.tx === null) notify({ kind: 'undone', title: nothing });
  else {
    const skipped = result.skipped.reduce((sum, record) => sum + record.fields.length, 0);
    ended({ operation: result.operation, skipped });
  }
}

function tellUndone({ operation, skipped }: Ended, redo: () => void, shortcut: string | undefined) {
  notify({
    kind: 'undone',
    title: t('did.undo', { what: describeOperation(operation) }),
    ...skippedDetail(skipped),
    action: { label: t('action.redo'), shortcut, run: redo },
  });
}

function tellRedone({ operation, skipped }: Ended, undo: () => void, shortcut: string | undefined) {
  notify({
    kind: 'done',
    title: t('did.redo', { what: describeOperation(operation) }),
    ...skippedDetail(skipped),
    action: { label: t('action.undo'), shortcut, run: undo },
  });
}

function skippedDetail(count: number) {
  return count === 0 ? {} : { detail: t('did.skipped', { count }) };
}

function describeOperation(operation: string | null): string {
  return translateName(`did.${operation ?? ''}`, t('did.other'));
}
