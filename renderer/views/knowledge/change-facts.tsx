import { useId, useRef, useState } from 'react';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { formatNumber, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { ConfidenceSteps } from './confidence-steps.tsx';
import type { Facts } from './use-facts.ts';

/** Asks for the category and the confidence that all selected facts are to have. What is left empty stays. */
export function ChangeFacts({ facts, onClose }: { facts: Facts; onClose: () => void }) {
  const [category, setCategory] = useState('');
  const [confidence, setConfidence] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const known = useRead('knowledge.categories', {}).data?.items ?? [];
  const listId = useId();
  const named = category.trim();
  const nothing = named === '' && confidence === null;

  function submit() {
    setTried(true);
    if (nothing) return;
    facts.changeSelected({
      ...(named === '' ? {} : { category: named }),
      ...(confidence === null ? {} : { confidence }),
    });
    onClose();
  }

  return (
    <FormDialog
      title={t('knowledge.changeMany', { count: formatNumber(facts.selection.count) })}
      action={t('action.save')}
      first={field}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('knowledge.field.category')}
        problem={tried && nothing ? t('knowledge.changeNothing') : null}
      >
        {(control) => (
          <>
            <input
              {...control}
              ref={field}
              className="input"
              list={listId}
              maxLength={200}
              placeholder={t('common.unchanged')}
              value={category}
              onChange={(event) => setCategory(event.target.value)}
            />
            <datalist id={listId}>
              {known.map((one) => (
                <option key={one.category}>{one.category}</option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <div className="field">
        <span className="semi">{t('knowledge.field.confidence')}</span>
        <span className="flex">
          <ConfidenceSteps value={confidence ?? 0} onChoose={setConfidence} />
          <span className="t2 tn">
            {confidence === null ? t('common.unchanged') : formatRatio(confidence)}
          </span>
        </span>
      </div>
      <p className="t2">{t('knowledge.changeNote')}</p>
    </FormDialog>
  );
}
