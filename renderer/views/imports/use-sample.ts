import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { canUndo, useImportActions } from './use-import-actions.ts';

/** The sample data: whether it is in the memory, and how it gets there and leaves. */
export function useSample() {
  const items = useRead('imports.list', { format: 'sample', limit: 20 }).data?.items ?? [];
  const standing = items.filter(canUndo);
  const undone = items.find(({ status }) => status === 'undone');
  const actions = useImportActions();
  const run = useChange('imports.run');
  return {
    present: standing.length > 0,
    busy: run.isPending || actions.busy,
    /** Brings it in, or back from Trash. */
    load: (onLoaded: () => void) => {
      if (undone === undefined) {
        const name = t('imports.format.sample');
        run.mutate({ source: { sample: true }, format: 'sample', name }, { onSuccess: onLoaded });
      } else actions.restore(undone, onLoaded);
    },
    remove: () => standing.forEach((one) => actions.undo(one)),
  };
}
