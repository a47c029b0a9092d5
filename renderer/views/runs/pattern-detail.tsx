import { ArrowLeft, FileQuestion, Trash2 } from 'lucide-react';
import type { LearningPattern } from '../../../shared/entities/pattern.ts';
import { Button } from '../../components/button.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatFull, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { SessionLink } from '../record/session-link.tsx';
import { PATTERN_ICONS } from './pattern-list.tsx';
import type { Runs } from './use-runs.ts';

/** One pattern: what it is, how often it was found, and where it showed itself. */
export function PatternDetail({ id, runs }: { id: string; runs: Runs }) {
  const pattern = useRead('patterns.get', { id });
  // One that was read and then removed still has its last answer.
  if (pattern.data !== undefined && pattern.error === null)
    return <Found pattern={pattern.data} runs={runs} />;
  return (
    <section className="pane pane-detail" aria-label={t('runs.pattern')}>
      <div className="pane-state">
        {pattern.error === null ? null : pattern.error.code === 'not_found' ? (
          <EmptyState icon={FileQuestion} title={t('runs.patternGone')} detail={t('runs.patternGoneDetail')}>
            <Button onClick={() => runs.narrow({ pattern: undefined })}>{t('runs.showPatterns')}</Button>
          </EmptyState>
        ) : (
          <ErrorState
            message={pattern.error.message}
            technical={pattern.error.code}
            onRetry={() => void pattern.refetch()}
          />
        )}
      </div>
    </section>
  );
}

function Found({ pattern, runs }: { pattern: LearningPattern; runs: Runs }) {
  const { id, type, description, frequency, confidence, discoveredAt, updatedAt } = pattern;
  const notifyUndoable = useNotifyUndoable();
  const remove = useChange('patterns.remove', {
    onDone: () => notifyUndoable(t('runs.patternRemoved'), 'removed'),
  });
  function removeIt() {
    remove.mutate({ ids: [id] });
    runs.narrow({ pattern: undefined });
  }
  useCommand('trash', { run: removeIt });
  return (
    <section className="pane pane-detail" aria-label={t('runs.pattern')}>
      <div className="pane-head">
        <IconButton
          icon={ArrowLeft}
          label={t('shell.back')}
          className="only-narrow"
          onClick={() => runs.narrow({ pattern: undefined })}
        />
        <span className="type t2">
          <Icon of={PATTERN_ICONS[type]} />
          {t(`runs.pattern.${type}`)}
        </span>
        <span className="grow" />
        <Button onClick={removeIt}>
          <Icon of={Trash2} />
          {t('action.toTrash')}
        </Button>
      </div>
      <div className="scroll">
        <div className="rd">
          <h2 className="statement anywhere">{description}</h2>
          <p className="t2">{t(`runs.pattern.${type}.detail`)}</p>
          <dl className="kv found-facts">
            <dt>{t('runs.frequency')}</dt>
            <dd className="tn">{t('runs.times', { count: frequency })}</dd>
            <dt>{t('memories.field.confidence')}</dt>
            <dd>
              <Confidence value={confidence} />
            </dd>
            <dt>{t('runs.foundAt')}</dt>
            <dd className="tn">{formatFull(discoveredAt)}</dd>
            <dt>{t('record.updatedAt')}</dt>
            <dd className="tn">{formatFull(updatedAt)}</dd>
          </dl>
          <Examples pattern={pattern} />
        </div>
      </div>
    </section>
  );
}

/** Where it showed itself, each leading to its message. */
function Examples({ pattern: { examples } }: { pattern: LearningPattern }) {
  return (
    <section aria-label={t('runs.examples')}>
      <h3 className="sec-h">
        {t('runs.examples')}
        <span className="num">{formatNumber(examples.length)}</span>
      </h3>
      <ul className="found-list">
        {examples.map(({ messageId, sessionId, text }) => (
          <li key={`${messageId} ${sessionId} ${text}`}>
            <p className="quote anywhere">{text}</p>
            {sessionId === null ? null : (
              <p className="meta">
                <SessionLink id={sessionId} messageId={messageId} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
