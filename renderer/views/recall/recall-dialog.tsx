import { ScrollText, SearchX } from 'lucide-react';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/fold.tsx';
import { Select } from '../../components/select.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { addressOf } from '../search/entries.ts';
import { sayParts, saySignals } from './score-words.ts';

const EVERYTHING = 'everything';

/** What would be recalled for a task: for an agent, or out of everything. Looking does not count as recalling. */
export function RecallDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState('');
  const [task, setTask] = useState('');
  const [agentId, setAgentId] = useState(EVERYTHING);
  const field = useRef<HTMLTextAreaElement>(null);
  const agents = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  const asked = { task, ...(agentId === EVERYTHING ? {} : { agentId }) };
  const recalled = useRead('recall.run', asked, { enabled: task !== '', keepPrevious: true });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTask(draft.trim());
  }

  return (
    <Dialog open wide title={t('recall.title')} first={field} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <Field label={t('recall.task')}>
          {(control) => (
            <textarea
              {...control}
              ref={field}
              className="textarea"
              rows={2}
              maxLength={20_000}
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
            />
          )}
        </Field>
        <p className="t2">{t('recall.taskHint')}</p>
        <div className="flex">
          <Select
            label={t('recall.as')}
            value={agentId}
            options={[
              { value: EVERYTHING, label: t('recall.everything') },
              ...agents.map(({ id, name }) => ({ value: id, label: t('recall.asAgent', { name }) })),
            ]}
            onChange={setAgentId}
          />
          <span className="grow" />
          <Button kind="primary" type="submit" disabled={draft.trim() === ''}>
            {t('recall.ask')}
          </Button>
        </div>
      </form>
      <div className="recalled" role="status">
        {recalled.error === null ? null : (
          <ErrorState message={recalled.error.message} technical={recalled.error.code} />
        )}
        {recalled.data === undefined || task === '' ? null : (
          <Recalled recalled={recalled.data} onOpen={onClose} />
        )}
      </div>
    </Dialog>
  );
}

type RecalledProps = { recalled: OutputOf<'recall.run'>; onOpen: () => void };

function Recalled({ recalled: { items, contextBlock, tokens }, onOpen }: RecalledProps) {
  if (items.length === 0)
    return <EmptyState icon={SearchX} title={t('recall.nothing')} detail={t('recall.nothingDetail')} />;
  return (
    <>
      <ol className="recalled-items">
        {items.map((item) => (
          <li key={item.id} className={item.inContext ? '' : 't3'}>
            <a className="recalled-link anywhere" href={`#${addressOf(item)}`} onClick={onOpen}>
              {item.title === null ? item.text : t('runs.pair', { name: item.title, value: item.text })}
            </a>
            <p className="meta recalled-why">
              <Confidence value={item.score} />
              <span className="sep">{t(`recall.kind.${item.kind}`)}</span>
              <span className="sep">{sayParts(item)}</span>
              {saySignals(item) === '' ? null : <span className="sep">{saySignals(item)}</span>}
              {item.inContext ? null : <span className="sep">{t('recall.leftOut')}</span>}
            </p>
          </li>
        ))}
      </ol>
      <Fold
        icon={ScrollText}
        summary={t('recall.context')}
        note={t('recall.tokens', { count: formatNumber(tokens) })}
      >
        {() => (
          <>
            <pre className="recalled-context">{contextBlock}</pre>
            <CopyButton text={contextBlock} label={t('action.copy')} />
          </>
        )}
      </Fold>
    </>
  );
}
