import { InlineEdit } from '../../components/inline-edit.tsx';
import { t } from '../../i18n/index.ts';
import { isConflict, readConflict } from '../../state/conflicts.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { SettingRow } from './setting-row.tsx';

/** The name of the person, edited in place. */
export function YourName() {
  const user = useRead('users.get', {}).data;
  const drafts = useEditDraft('users.name');
  const notifyUndoable = useNotifyUndoable();
  const update = useChange('users.update', {
    handles: isConflict,
    onDone: () => notifyUndoable(t('settings.saved')),
  });
  if (user === undefined) return null;
  return (
    <SettingRow label={t('settings.you.name')} detail={t('settings.you.name.detail')}>
      <div className="setting-name-field">
        <InlineEdit
          className="input"
          label={t('settings.you.name')}
          value={user.name}
          version={user.updatedAt}
          placeholder={t('settings.you.nameless')}
          required
          drafts={drafts}
          onSave={(name, expectedUpdatedAt) => update.mutateAsync({ id: user.id, name, expectedUpdatedAt })}
          readConflict={(failure) => readConflict(failure, 'name')}
        />
      </div>
    </SettingRow>
  );
}
