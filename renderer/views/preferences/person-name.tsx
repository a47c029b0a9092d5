import { InlineEdit } from '../../components/inline-edit.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { isConflict, readConflict } from '../../state/conflicts.ts';
import { useEditDraft } from '../../state/drafts.ts';
import { useChange, useRead } from '../../state/queries.ts';

type PersonNameProps = {
  count: number | undefined;
  editing: boolean;
  onEditingChange: (editing: boolean) => void;
};

/** How many preferences there are and whose: the name is edited in place. */
export function PersonName({ count, editing, onEditingChange }: PersonNameProps) {
  const user = useRead('users.get', {}).data;
  const update = useChange('users.update', { handles: isConflict });
  const drafts = useEditDraft('users.name');
  if (user === undefined || count === undefined) return null;
  return (
    <span className="count person-name">
      {user.name === '' && !editing
        ? formatNumber(count)
        : t('preferences.countFor', { count: formatNumber(count) })}
      <InlineEdit
        label={t('preferences.yourName')}
        value={user.name}
        version={user.updatedAt}
        placeholder={t('preferences.addName')}
        required
        drafts={drafts}
        editing={editing}
        onEditingChange={onEditingChange}
        onSave={(name, expectedUpdatedAt) => update.mutateAsync({ id: user.id, name, expectedUpdatedAt })}
        readConflict={(failure) => readConflict(failure, 'name')}
      />
    </span>
  );
}
