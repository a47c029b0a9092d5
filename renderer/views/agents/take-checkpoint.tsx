import { useRef, useState } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

/** Sets the present state aside under a label. */
export function TakeCheckpoint({ agentId, onClose }: { agentId: string; onClose: () => void }) {
  const [label, setLabel] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const create = useChange('checkpoints.create', {
    onDone: () => {
      notifyUndoable(t('agents.checkpointTaken'));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('agents.takeCheckpoint')}
      action={t('action.save')}
      first={first}
      onSubmit={() => create.mutate({ agentId, label: label.trim() })}
      onClose={onClose}
    >
      <Field label={t('agents.checkpointLabel')}>
        {(control) => (
          <input
            {...control}
            ref={first}
            className="input"
            maxLength={200}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
