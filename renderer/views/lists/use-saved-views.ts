import type { SavedView } from '../../../shared/contract/saved-views.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

/** The searches kept in the sidebar, and how to keep, rename and remove them. */
export function useSavedViews() {
  const items = useRead('savedViews.list', {}).data?.items ?? [];
  const notifyUndoable = useNotifyUndoable();
  const save = useChange('savedViews.save');
  const rename = useChange('savedViews.rename');
  const remove = useChange('savedViews.remove');
  return {
    items,
    save: (name: string, address: string) =>
      save.mutate({ name, address }, { onSuccess: () => notifyUndoable(t('view.saved', { name })) }),
    rename: (view: SavedView, name: string) =>
      rename.mutate({ id: view.id, name }, { onSuccess: () => notifyUndoable(t('view.renamed', { name })) }),
    remove: (view: SavedView) =>
      remove.mutate(
        { id: view.id },
        { onSuccess: () => notifyUndoable(t('view.removed', { name: view.name }), 'removed') },
      ),
  };
}
