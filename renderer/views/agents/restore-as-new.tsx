import { useRef, useState } from 'react';
import type { Checkpoint } from '../../../shared/entities/agent-state.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

type RestoreAsNewProps = {
  checkpoint: Checkpoint;
  agentName: string;
  onDone: (agentId: string) => void;
  onClose: () => void;
};

/** Registers an agent that begins with the state of a checkpoint. */
export function RestoreAsNew({ checkpoint, agentName, onDone, onClose }: RestoreAsNewProps) {
  const [name, setName] = useState(`${agentName} 2`);
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const restore = useChange('checkpoints.restore', {
    handles: isConflict,
    onDone: ({ agent }) => {
      notifyUndoable(t('agents.added', { name: agent.name }));
      onClose();
      onDone(agent.id);
    },
  });
  return (
    <FormDialog
      title={t('agents.restoreAsNewTitle')}
      action={t('agents.restore')}
      first={first}
      onSubmit={() => {
        const wanted = name.trim();
        if (wanted === '') setProblem(t('view.nameMissing'));
        else
          restore.mutate(
            { id: checkpoint.id, asNew: { name: wanted } },
            { onError: (failure) => setProblem(isConflict(failure) ? t('agents.nameTaken') : null) },
          );
      }}
      onClose={onClose}
    >
      <p className="t2">{t('agents.restoreAsNewDetail', { name: agentName })}</p>
      <Field label={t('agents.name')} problem={problem}>
        {(control) => (
          <input
            {...control}
            ref={first}
            className="input"
            maxLength={200}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setProblem(null);
            }}
          />
        )}
      </Field>
    </FormDialog>
  );
}
