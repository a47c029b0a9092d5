import { useRef, useState } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { readValue } from './preference-value.ts';
import { baseOf, isToldAtField } from './use-preference-save.ts';

/** The form of this name is opened again where something was typed in it and not saved. */
export const NEW_PREFERENCE = 'preferences.new';

type AddPreferenceProps = {
  /** The keys there are: each is set once. */
  taken: ReadonlySet<string>;
  onClose: () => void;
  onSaved: () => void;
};

/** Asks for a new free preference: a key and a value that is a text or JSON. */
export function AddPreference({ taken, onClose, onSaved }: AddPreferenceProps) {
  const draft = useDraft(NEW_PREFERENCE, { key: '', value: '', kind: 'text' });
  const { key, value } = draft.fields;
  const kind = draft.fields.kind === 'json' ? 'json' : 'text';
  const [tried, setTried] = useState(false);
  const keyField = useRef<HTMLInputElement>(null);
  const save = useChange('preferences.save', {
    onDone: () => {
      onSaved();
      close();
    },
  });
  const keyProblem = taken.has(key.trim())
    ? t('preferences.taken')
    : tried && key.trim() === ''
      ? t('knowledge.missing')
      : null;
  const valueProblem = tried ? problemOf(value, kind) : null;

  function close() {
    draft.drop();
    onClose();
  }

  function submit() {
    setTried(true);
    if (key.trim() === '' || taken.has(key.trim()) || problemOf(value, kind) !== null) return;
    const values = { [key.trim()]: readValue(value, kind) };
    save.mutate({ values, expectedUpdatedAt: baseOf(undefined).version });
  }

  return (
    <FormDialog
      title={t('preferences.add')}
      action={t('action.add')}
      first={keyField}
      onSubmit={submit}
      onClose={close}
    >
      <Field label={t('preferences.key')} problem={keyProblem}>
        {(control) => (
          <input
            {...control}
            ref={keyField}
            className="input"
            maxLength={200}
            value={key}
            onChange={(event) => draft.set({ key: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('preferences.value')} problem={valueProblem}>
        {(control) => (
          <textarea
            {...control}
            className={kind === 'json' ? 'textarea mono' : 'textarea'}
            rows={3}
            value={value}
            onChange={(event) => draft.set({ value: event.target.value })}
          />
        )}
      </Field>
      <Seg
        label={t('preferences.kind')}
        value={kind}
        options={[
          { value: 'text', label: t('preferences.kindText') },
          { value: 'json', label: t('preferences.kindJson') },
        ]}
        onChange={(next) => draft.set({ kind: next })}
      />
    </FormDialog>
  );
}

function problemOf(value: string, kind: 'text' | 'json'): string | null {
  if (value.trim() === '') return t('knowledge.missing');
  try {
    readValue(value, kind);
    return null;
  } catch (failure) {
    if (isToldAtField(failure)) return failure.message;
    throw failure;
  }
}
