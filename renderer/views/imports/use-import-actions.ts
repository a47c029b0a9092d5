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
    restore: ({ id, name }: Import, onDone?: () => void) =>
      restore.mutate(
        { items: [{ kind: 'import', id }] },
        {
          onSuccess: () => {
            notifyUndoable(t('imports.restored', { name }));
            onDone?.();
          },
        },
      ),
    busy: undo.isPending || restore.isPending,
  };
}

const ENDED_OR_FOLLOWING: readonly Import['status'][] = ['done', 'following', 'failed', 'interrupted'];

/** Whether there is something of it here to take back. */
export function canUndo({ status, counts }: Import): boolean {
  const { addedSessions, addedMessages, addedKnowledge, addedRelations, addedRecords } = counts;
  const added = addedSessions + addedMessages + addedKnowledge + addedRelations + addedRecords;
  return ENDED_OR_FOLLOWING.includes(status) && added > 0;
}
