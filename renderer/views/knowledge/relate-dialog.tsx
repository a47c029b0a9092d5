import { useId, useRef, useState } from 'react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';

const SHOWN = 6;

/** The form that is opened again where something was typed in it and not saved. */
export function newRelation(factId: string): string {
  return `relations.new ${factId}`;
}

type RelateDialogProps = { fact: Knowledge; onClose: () => void };

/** Asks what a fact is to another one, and which. */
export function RelateDialog({ fact, onClose }: RelateDialogProps) {
  const draft = useDraft(newRelation(fact.id), { direction: 'out', type: '' });
  const { type } = draft.fields;
  const direction = draft.fields.direction === 'in' ? 'in' : 'out';
  const [other, setOther] = useState<Knowledge | null>(null);
  const [tried, setTried] = useState(false);
  const typeField = useRef<HTMLInputElement>(null);
  const notifyUndoable = useNotifyUndoable();
  const relate = useChange('knowledge.relate', {
    onDone: () => {
      notifyUndoable(t('relations.added'));
      close();
    },
  });
  const words = type.trim();

  function close() {
    draft.drop();
    onClose();
  }

  function submit() {
    setTried(true);
    if (words === '' || other === null || relate.isPending) return;
    const [fromId, toId] = direction === 'out' ? [fact.id, other.id] : [other.id, fact.id];
    relate.mutate({ fromId, toId, type: words });
  }

  return (
    <FormDialog
      title={t('relations.addTitle', { key: fact.key })}
      action={t('action.add')}
      first={typeField}
      onSubmit={submit}
      onClose={close}
    >
      <Seg
        label={t('relations.direction')}
        value={direction}
        options={[
          { value: 'out', label: t('relations.out') },
          { value: 'in', label: t('relations.in') },
        ]}
        onChange={(next) => draft.set({ direction: next })}
      />
      <Field label={t('relations.type')} problem={tried && words === '' ? t('knowledge.missing') : null}>
        {(control) => (
          <input
            {...control}
            ref={typeField}
            className="input"
            placeholder={t('relations.typeExample')}
            maxLength={200}
            value={type}
            onChange={(event) => draft.set({ type: event.target.value })}
          />
        )}
      </Field>
      <FactPicker
        without={fact.id}
        chosen={other}
        problem={tried && other === null ? t('relations.choose') : null}
        onChoose={setOther}
      />
    </FormDialog>
  );
}

type FactPickerProps = {
  /** The fact that is not offered: the one it is chosen for. */
  without: string;
  chosen: Knowledge | null;
  problem: string | null;
  onChoose: (fact: Knowledge) => void;
};

/** Finds a fact by words of it. */
function FactPicker({ without, chosen, problem, onChoose }: FactPickerProps) {
  const [words, setWords] = useState('');
  const name = useId();
  const asked = words.trim();
  const found = useRead(
    'knowledge.list',
    { limit: SHOWN + 1, ...(asked === '' ? {} : { contains: asked }) },
    { keepPrevious: true },
  ).data?.items;
  const others = (found ?? []).filter(({ id }) => id !== without && id !== chosen?.id).slice(0, SHOWN);
  const offered = chosen === null ? others : [chosen, ...others];
  return (
    <Field label={t('relations.other')} problem={problem}>
      {(control) => (
        <>
          <input
            {...control}
            className="input"
            placeholder={t('relations.find')}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div className="picker" role="radiogroup" aria-label={t('relations.found')}>
            {offered.map((fact) => (
              <label key={fact.id} className="frow-label">
                <input
                  type="radio"
                  name={name}
                  checked={fact.id === chosen?.id}
                  onChange={() => onChoose(fact)}
                />
                <span className="semi clip">{fact.key}</span>
                <span className="t3 nowrap">{fact.category}</span>
                <span className="t2 clip picker-value">{fact.value}</span>
              </label>
            ))}
            {found !== undefined && others.length === 0 && asked !== '' ? (
              <p className="meta">{t('knowledge.noMatchWords', { words: asked })}</p>
            ) : null}
          </div>
        </>
      )}
    </Field>
  );
}
