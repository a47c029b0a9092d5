import { useRef, useState } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

/** The form of this name is opened again where something was typed in it and not saved. */
export const NEW_AGENT = 'agents.new';

type AddAgentProps = { onAdded: (id: string) => void; onClose: () => void };

/** Makes an agent known before it first calls. */
export function AddAgent({ onAdded, onClose }: AddAgentProps) {
  const draft = useDraft(NEW_AGENT, { name: '', type: '' });
  const { name, type } = draft.fields;
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const register = useChange('agents.register', {
    handles: isConflict,
    onDone: (agent) => {
      notifyUndoable(t('agents.added', { name: agent.name }));
      onAdded(agent.id);
      close();
    },
  });

  function close() {
    draft.drop();
    onClose();
  }

  function submit() {
    const wanted = name.trim();
    if (wanted === '') {
      setProblem(t('view.nameMissing'));
      first.current?.focus();
      return;
    }
    register.mutate(
      { name: wanted, type: type.trim() },
      { onError: (failure) => setProblem(isConflict(failure) ? t('agents.nameTaken') : null) },
    );
  }

  return (
    <FormDialog
      title={t('agents.add')}
      action={t('action.add')}
      first={first}
      onSubmit={submit}
      onClose={close}
    >
      <p className="t2">{t('agents.addDetail')}</p>
      <Field label={t('agents.name')} problem={problem}>
        {(control) => (
          <input
            {...control}
            ref={first}
            className="input"
            maxLength={200}
            placeholder={t('agents.nameDetail')}
            value={name}
            onChange={(event) => {
              draft.set({ name: event.target.value });
              setProblem(null);
            }}
          />
        )}
      </Field>
      <Field label={t('agents.type')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={100}
            value={type}
            onChange={(event) => draft.set({ type: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
