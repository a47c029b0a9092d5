import type { Preference } from '../../../shared/entities/preference.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Json } from '../../../shared/primitives.ts';
import { t } from '../../i18n/index.ts';
import { useFieldSave } from '../../state/field-save.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

/** The version of what does not exist: if somebody has added it meanwhile, that is a conflict. */
const NO_VERSION = new Date(0).toISOString();

/** What an edit began with. */
export type PreferenceBase = Readonly<{ value: Json; version: string }>;

/** What an edit of a preference begins with now. */
export function baseOf(preference: Preference | undefined): PreferenceBase {
  return preference === undefined
    ? { value: '', version: NO_VERSION }
    : { value: preference.value, version: preference.updatedAt };
}

/** Keeps the value of a preference on top of what the edit began with, and removes it. */
export function usePreferenceSave(key: string, onSaved: () => void) {
  const saveField = useFieldSave();
  const save = useChange('preferences.save', { handles: isToldAtField, onDone: onSaved });
  const notifyUndoable = useNotifyUndoable();
  const remove = useChange('preferences.remove', {
    onDone: () => {
      onSaved();
      notifyUndoable(t('preferences.removed', { key }), 'removed');
    },
  });
  return {
    keep: (value: Json, base: PreferenceBase) =>
      saveField({
        entity: 'preference',
        field: 'value',
        before: typeof base.value === 'string' ? base.value : JSON.stringify(base.value),
        version: base.version,
        keep: (expectedUpdatedAt) => save.mutateAsync({ values: { [key]: value }, expectedUpdatedAt }),
      }),
    remove: (id: string) => remove.mutateAsync({ id }),
  };
}

/** Whether a refusal is shown beside the field that was edited. */
export function isToldAtField(failure: unknown): failure is AppError {
  return failure instanceof AppError && (failure.code === 'conflict' || failure.code === 'invalid_input');
}
