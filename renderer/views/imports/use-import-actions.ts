import type { Import } from '../../../shared/entities/import.ts';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

/** What can be done with an import that has ended: take it back, bring it back. */
export function useImportActions() {
  const notifyUndoable = useNotifyUndoable();
  const undo = useChange('imports.undo', {
    onDone: ({ name }) => notifyUndoable(t('imports.undone', { name }), 'removed'),
  });
  const restore = useChange('trash.restore');
  return {
    undo: ({ id }: Import) => undo.mutate({ id }),
    restore: ({ id, name }: Import) =>
      restore.mutate(
        { items: [{ kind: 'import', id }] },
        { onSuccess: () => notifyUndoable(t('imports.restored', { name })) },
      ),
    busy: undo.isPending || restore.isPending,
  };
}

/** Whether there is something of it here to take back. */
export function canUndo({ status, counts }: Import): boolean {
  const added =
    counts.addedSessions +
    counts.addedMessages +
    counts.addedKnowledge +
    counts.addedRelations +
    counts.addedRecords;
  return (status === 'done' || status === 'failed' || status === 'interrupted') && added > 0;
}
