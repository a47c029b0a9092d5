import { useId, useRef, type RefObject } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { ConfidenceSteps } from './confidence-steps.tsx';
import { useNewFact, type NewFact } from './use-new-fact.ts';

type AddFactProps = {
  /** The category to begin with. */
  category: string;
  onClose: () => void;
  onOpen: (id: string) => void;
};

/** Asks for a new fact. A category and key that are taken are told at the field: adding would replace that fact. */
export function AddFact({ category, onClose, onOpen }: AddFactProps) {
  const fact = useNewFact(category, ({ id }) => show(id));
  const categoryField = useRef<HTMLInputElement>(null);
  const keyField = useRef<HTMLInputElement>(null);

  function show(id: string) {
    onClose();
    onOpen(id);
  }

  return (
    <FormDialog
      title={t('knowledge.add')}
      action={t('action.add')}
      first={category === '' ? categoryField : keyField}
      onSubmit={fact.submit}
      onClose={() => {
        fact.giveUp();
        onClose();
      }}
    >
      <div className="form-two">
        <CategoryField fact={fact} field={categoryField} />
        <KeyField fact={fact} field={keyField} onOpen={show} />
      </div>
      <Field label={t('knowledge.field.value')} problem={fact.missing('value')}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            rows={3}
            value={fact.draft.value}
            onChange={(event) => fact.set('value')(event.target.value)}
          />
        )}
      </Field>
      <div className="form-two">
        <Field label={t('knowledge.field.source')}>
          {(control) => (
            <input
              {...control}
              className="input"
              placeholder={t('knowledge.optional')}
              maxLength={2000}
              value={fact.draft.source}
              onChange={(event) => fact.set('source')(event.target.value)}
            />
          )}
        </Field>
        <ConfidenceField fact={fact} />
      </div>
    </FormDialog>
  );
}

type NamedFieldProps = { fact: NewFact; field: RefObject<HTMLInputElement | null> };

/** The category, with those there are to choose from. */
function CategoryField({ fact, field }: NamedFieldProps) {
  const known = useRead('knowledge.categories', {}).data?.items ?? [];
  const listId = useId();
  return (
    <Field label={t('knowledge.field.category')} problem={fact.missing('category')}>
      {(control) => (
        <>
          <input
            {...control}
            ref={field}
            className="input"
            list={listId}
            maxLength={200}
            value={fact.draft.category}
            onChange={(event) => fact.set('category')(event.target.value)}
          />
          <datalist id={listId}>
            {known.map(({ category }) => (
              <option key={category}>{category}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function KeyField({ fact, field, onOpen }: NamedFieldProps & { onOpen: (id: string) => void }) {
  const { holder } = fact;
  const taken =
    holder === undefined ? null : (
      <>
        {t('knowledge.taken')}{' '}
        <button type="button" className="link" onClick={() => onOpen(holder.id)}>
          {t('knowledge.openTaken')}
        </button>
      </>
    );
  return (
    <Field label={t('knowledge.field.key')} problem={taken ?? fact.missing('key')}>
      {(control) => (
        <input
          {...control}
          ref={field}
          className="input"
          maxLength={500}
          value={fact.draft.key}
          onChange={(event) => fact.set('key')(event.target.value)}
        />
      )}
    </Field>
  );
}

function ConfidenceField({ fact }: { fact: NewFact }) {
  return (
    <Field
      label={t('knowledge.field.confidence')}
      problem={fact.confidence === null ? t('knowledge.confidenceProblem') : null}
    >
      {(control) => (
        <div className="flex">
          <input
            {...control}
            className="input tn"
            inputMode="decimal"
            value={fact.draft.confidence}
            onChange={(event) => fact.set('confidence')(event.target.value)}
          />
          <ConfidenceSteps
            value={fact.confidence ?? 0}
            onChoose={(step) => fact.set('confidence')(String(step))}
          />
        </div>
      )}
    </Field>
  );
}
