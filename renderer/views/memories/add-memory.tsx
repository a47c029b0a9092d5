import { useRef, useState } from 'react';
import { MemoryType } from '../../../shared/entities/memory.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Select } from '../../components/select.tsx';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

const EVERYONE = '';
/** The form of this name is opened again where something was typed in it and not saved. */
export const NEW_MEMORY = 'memories.new';

type AddMemoryProps = { onClose: () => void; onOpen: (id: string) => void };

/** Asks for something to remember. */
export function AddMemory({ onClose, onOpen }: AddMemoryProps) {
  const draft = useDraft(NEW_MEMORY, { content: '', type: 'semantic', agent: EVERYONE });
  const { content, agent } = draft.fields;
  const type = MemoryType.catch('semantic').parse(draft.fields.type);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const add = useChange('memories.add', {
    onDone: ({ id }) => {
      notifyUndoable(t('memories.added'));
      draft.drop();
      onClose();
      onOpen(id);
    },
  });

  function submit() {
    setTried(true);
    if (content.trim() === '' || add.isPending) return;
    add.mutate({
      content: content.trim(),
      type,
      importance: 3,
      ...(agent === EVERYONE ? { shared: true } : { agent }),
    });
  }

  return (
    <FormDialog
      title={t('memories.add')}
      action={t('action.add')}
      first={field}
      onSubmit={submit}
      onClose={() => {
        draft.drop();
        onClose();
      }}
    >
      <Field
        label={t('memories.field.content')}
        problem={tried && content.trim() === '' ? t('knowledge.missing') : null}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="textarea"
            rows={4}
            value={content}
            onChange={(event) => draft.set({ content: event.target.value })}
          />
        )}
      </Field>
      <Filing type={type} agent={agent} onChange={(change) => draft.set(change)} />
    </FormDialog>
  );
}

type FilingProps = {
  type: MemoryType;
  agent: string;
  onChange: (change: { type?: MemoryType; agent?: string }) => void;
};

/** What kind of memory it is, and which agents know it. */
function Filing({ type, agent, onChange }: FilingProps) {
  const agents = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  return (
    <div className="form-two">
      <Field label={t('memories.field.type')}>
        {({ id }) => (
          <Select
            id={id}
            label={t('memories.field.type')}
            value={type}
            options={MemoryType.options.map((value) => ({ value, label: t(`memories.type.${value}`) }))}
            onChange={(chosen) => onChange({ type: chosen })}
          />
        )}
      </Field>
      <Field label={t('memories.knownTo')}>
        {({ id }) => (
          <Select
            id={id}
            label={t('memories.knownTo')}
            value={agent}
            options={[
              { value: EVERYONE, label: t('memories.allAgents') },
              ...agents.map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={(chosen) => onChange({ agent: chosen })}
          />
        )}
      </Field>
    </div>
  );
}
