import { useRef, useState } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

type AddAgentProps = { onAdded: (id: string) => void; onClose: () => void };

/** Makes an agent known before it first calls. */
export function AddAgent({ onAdded, onClose }: AddAgentProps) {
  const [name, setName] = useState('');
  const [type, setType] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const register = useChange('agents.register', {
    handles: isConflict,
    onDone: (agent) => {
      notifyUndoable(t('agents.added', { name: agent.name }));
      onAdded(agent.id);
      onClose();
    },
  });

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
      onClose={onClose}
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
              setName(event.target.value);
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
            onChange={(event) => setType(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
