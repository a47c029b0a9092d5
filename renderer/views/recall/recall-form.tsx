import { useState, type KeyboardEvent, type RefObject, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { formatNumber, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import type { RecallSearch } from './search.ts';

const EVERYTHING = 'everything';
const AS_SET = 'set';
const THRESHOLDS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const BUDGETS = [100, 200, 400, 800, 1200, 2400, 4800, 9600];

type RecallFormProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  search: RecallSearch;
  onChange: (search: RecallSearch) => void;
};

/** The task, and for whom, how sure and how much is recalled. */
export function RecallForm({ field, search, onChange }: RecallFormProps) {
  const [draft, setDraft] = useState(search.task ?? '');
  const [asked, setAsked] = useState(search.task);
  if (asked !== search.task) {
    setAsked(search.task);
    setDraft(search.task ?? '');
  }

  function ask() {
    const task = draft.trim();
    if (task !== '') onChange({ ...search, task, off: task === search.task ? search.off : undefined });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  }

  return (
    <form
      className="recall-form"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        ask();
      }}
    >
      <Field label={t('recall.task')}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="textarea"
            rows={2}
            maxLength={20_000}
            placeholder={t('recall.placeholder')}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className="recall-choices">
        <Choices search={search} onChange={onChange} />
        <span className="grow" />
        <Button kind="primary" type="submit" disabled={draft.trim() === ''}>
          {t('recall.ask')}
        </Button>
      </div>
    </form>
  );
}

function Choices({ search, onChange }: Omit<RecallFormProps, 'field'>) {
  const agents = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  const values = useRead('settings.get', {}).data?.values;
  const { agentId = EVERYTHING, threshold, budget } = search;
  return (
    <>
      <Select
        label={t('recall.as')}
        value={agentId}
        options={[
          { value: EVERYTHING, label: t('recall.everything') },
          ...agents.map(({ id, name }) => ({ value: id, label: t('recall.asAgent', { name }) })),
        ]}
        onChange={(value) => onChange({ ...search, agentId: value === EVERYTHING ? undefined : value })}
      />
      <Select
        label={t('recall.threshold')}
        value={threshold === undefined ? AS_SET : String(threshold)}
        options={[
          {
            value: AS_SET,
            label: t('recall.thresholdSet', { value: formatRatio(values?.['recall.threshold'] ?? 0) }),
          },
          ...THRESHOLDS.map((value) => ({
            value: String(value),
            label: t('recall.thresholdOf', { value: formatRatio(value) }),
          })),
        ]}
        onChange={(value) => onChange({ ...search, threshold: value === AS_SET ? undefined : Number(value) })}
      />
      <Select
        label={t('recall.budget')}
        value={budget === undefined ? AS_SET : String(budget)}
        options={[
          {
            value: AS_SET,
            label: t('recall.budgetSet', { count: formatNumber(values?.['recall.tokenBudget'] ?? 0) }),
          },
          ...BUDGETS.map((value) => ({
            value: String(value),
            label: t('recall.budgetOf', { count: formatNumber(value) }),
          })),
        ]}
        onChange={(value) => onChange({ ...search, budget: value === AS_SET ? undefined : Number(value) })}
      />
    </>
  );
}
