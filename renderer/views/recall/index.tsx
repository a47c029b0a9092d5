import { useNavigate, useSearch } from '@tanstack/react-router';
import { Lightbulb, SearchX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Screen } from '../../components/screen.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { ContextPane } from './context-pane.tsx';
import { RecallForm } from './recall-form.tsx';
import { isSame, keyOf, toggleRecord } from './recalled.ts';
import { OffItem, RecalledItem } from './recalled-item.tsx';
import type { RecallSearch } from './search.ts';
import { useRecall, type Recall } from './use-recall.ts';

/** What would be recalled for a task: for an agent, or out of everything. Looking does not count as recalling. */
export function RecallView() {
  const search = useSearch({ from: '/recall' });
  const navigate = useNavigate({ from: '/recall' });
  const field = useRef<HTMLTextAreaElement>(null);
  const recall = useRecall(search);
  const change = (next: RecallSearch) => void navigate({ search: next });
  // Who comes back to an answer reads on.
  const isNew = useRef(search.task === undefined);
  useEffect(() => {
    if (isNew.current) field.current?.focus();
  }, []);
  return (
    <div className="split" data-screen="recall">
      <Screen title={t('recall.title')}>
        <div className="scroll">
          <div className="recall-page">
            <RecallForm field={field} search={search} onChange={change} />
            <Outcome recall={recall} search={search} onChange={change} />
          </div>
        </div>
      </Screen>
    </div>
  );
}

type OutcomeProps = { recall: Recall; search: RecallSearch; onChange: (search: RecallSearch) => void };

function Outcome({ recall, search, onChange }: OutcomeProps) {
  const { asked, answer, error, retry } = recall;
  const set = useRead('settings.get', {}).data?.values['recall.tokenBudget'] ?? 0;
  if (!asked) return <EmptyState icon={Lightbulb} title={t('recall.start')} detail={t('recall.taskHint')} />;
  if (error !== null) return <ErrorState message={error.message} technical={error.code} onRetry={retry} />;
  if (answer === undefined) return <SkeletonRows />;
  return (
    <div className={recall.outdated ? 'recall-answer outdated' : 'recall-answer'}>
      <div>
        <Heading recall={recall} answer={answer} />
        {answer.items.length === 0 ? (
          <Nothing search={search} onChange={onChange} />
        ) : (
          <ol className="recalled-items">
            {answer.items.map((item) => (
              <RecalledItem
                key={keyOf(item)}
                item={item}
                came={recall.came.some((other) => isSame(item, other))}
                onOff={() => onChange(toggleRecord(search, item))}
              />
            ))}
          </ol>
        )}
        <SwitchedOff recall={recall} search={search} onChange={onChange} />
      </div>
      <ContextPane
        block={answer.contextBlock}
        tokens={answer.tokens}
        budget={search.budget ?? set}
        saved={recall.saved}
      />
    </div>
  );
}

function Heading({ recall, answer }: { recall: Recall; answer: OutputOf<'recall.run'> }) {
  const given = answer.items.filter(({ inContext }) => inContext).length;
  return (
    <div className="sec-h" role="status">
      {t('recall.given', { count: given })}
      {recall.improving ? <span className="meta">{t('recall.improving')}</span> : null}
    </div>
  );
}

function Nothing({ search, onChange }: Omit<OutcomeProps, 'recall'>) {
  return (
    <EmptyState icon={SearchX} title={t('recall.nothing')} detail={t('recall.nothingDetail')}>
      {search.threshold === 0 ? null : (
        <Button onClick={() => onChange({ ...search, threshold: 0 })}>{t('recall.anyScore')}</Button>
      )}
    </EmptyState>
  );
}

function SwitchedOff({ recall, search, onChange }: OutcomeProps) {
  if (recall.off.length === 0) return null;
  return (
    <>
      <div className="sec-h">
        {t('recall.off', { count: recall.off.length })}
        <button type="button" className="link" onClick={() => onChange({ ...search, off: undefined })}>
          {t('recall.allOn')}
        </button>
      </div>
      <ul className="recalled-items">
        {recall.off.map(({ record, item }) => (
          <OffItem key={keyOf(record)} item={item} onOn={() => onChange(toggleRecord(search, record))} />
        ))}
      </ul>
    </>
  );
}
