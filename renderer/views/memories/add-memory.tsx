import { useRef, useState } from 'react';
import { MemoryType, type Memory } from '../../../shared/entities/memory.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Select } from '../../components/select.tsx';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

const EVERYONE = '';

type AddMemoryProps = { onClose: () => void; onOpen: (id: string) => void };

/** Asks for something to remember. */
export function AddMemory({ onClose, onOpen }: AddMemoryProps) {
  const [content, setContent] = useState('');
  const [type, setType] = useState<Memory['type']>('semantic');
  const [agent, setAgent] = useState(EVERYONE);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const agents = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  const add = useChange('memories.add', {
    onDone: ({ id }) => {
      notifyUndoable(t('memories.added'));
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
      onClose={onClose}
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
            onChange={(event) => setContent(event.target.value)}
          />
        )}
      </Field>
      <div className="form-two">
        <Field label={t('memories.field.type')}>
          {({ id }) => (
            <Select
              id={id}
              label={t('memories.field.type')}
              value={type}
              options={MemoryType.options.map((value) => ({ value, label: t(`memories.type.${value}`) }))}
              onChange={setType}
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
              onChange={setAgent}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
