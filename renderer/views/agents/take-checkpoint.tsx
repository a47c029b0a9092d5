import { useRef } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

/** The form that is opened again where something was typed in it and not saved. */
export function newCheckpoint(agentId: string): string {
  return `checkpoints.new ${agentId}`;
}

/** Sets the present state aside under a label. */
export function TakeCheckpoint({ agentId, onClose }: { agentId: string; onClose: () => void }) {
  const draft = useDraft(newCheckpoint(agentId), { label: '' });
  const { label } = draft.fields;
  const first = useRef<HTMLInputElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const create = useChange('checkpoints.create', {
    onDone: () => {
      notifyUndoable(t('agents.checkpointTaken'));
      close();
    },
  });
  function close() {
    draft.drop();
    onClose();
  }

  return (
    <FormDialog
      title={t('agents.takeCheckpoint')}
      action={t('action.save')}
      first={first}
      onSubmit={() => create.mutate({ agentId, label: label.trim() })}
      onClose={close}
    >
      <Field label={t('agents.checkpointLabel')}>
        {(control) => (
          <input
            {...control}
            ref={first}
            className="input"
            maxLength={200}
            value={label}
            onChange={(event) => draft.set({ label: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
