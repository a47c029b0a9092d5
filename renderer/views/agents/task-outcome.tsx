import { TriangleAlert } from 'lucide-react';
import type { Execution } from '../../../shared/entities/execution.ts';
import { Icon } from '../../components/icon.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { SessionLink } from '../record/session-link.tsx';
import { DecisionJudgement } from './decision-judgement.tsx';
import { MemoryLink } from './memory-link.tsx';

/** What came of a task beside its answer: how it is judged, what was used, where it is kept, what could not be. */
export function TaskOutcome({ execution }: { execution: Execution }) {
  const { decisionId, memoriesUsed, memoryId, sessionId, answerId, problems, complete } = execution;
  return (
    <>
      {complete ? null : <p className="t2">{t('agents.task.cutOff')}</p>}
      {problems.length === 0 ? null : (
        <div className="notice warn">
          <Icon of={TriangleAlert} />
          <div className="grow">
            <p className="semi">{t('agents.task.problems')}</p>
            <ul className="dashes">
              {problems.map(({ step, message }) => (
                <li key={step}>
                  {t('agents.task.problem', { step: t(`agents.task.step.${step}`), message })}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {decisionId === null ? null : <Judgement id={decisionId} />}
      <dl className="kv decision-grounds">
        <dt>{t('agents.memoriesUsed')}</dt>
        <dd>{memoriesUsed.length === 0 ? t('agents.task.nothingUsed') : <Memories ids={memoriesUsed} />}</dd>
        {memoryId === null ? null : (
          <>
            <dt>{t('agents.task.remembered')}</dt>
            <dd>
              <MemoryLink id={memoryId} />
            </dd>
          </>
        )}
        {sessionId === null ? null : (
          <>
            <dt>{t('agents.task.session')}</dt>
            <dd className="clip">
              <SessionLink id={sessionId} messageId={answerId} />
            </dd>
          </>
        )}
        <dt>{t('agents.task.model')}</dt>
        <dd className="tn">{describeModel(execution)}</dd>
      </dl>
    </>
  );
}

/** How the task turned out, as the person says it: what the agent is told the next time. */
function Judgement({ id }: { id: string }) {
  const decision = useRead('decisions.get', { id }).data;
  if (decision === undefined) return null;
  return (
    <section className="task-judgement" aria-label={t('agents.task.judge')}>
      <h3>{t('agents.task.judge')}</h3>
      <DecisionJudgement decision={decision} />
      <p className="t2">{t('agents.task.judgeDetail')}</p>
    </section>
  );
}

function Memories({ ids }: { ids: readonly string[] }) {
  return (
    <ul className="dashes">
      {[...new Set(ids)].map((id) => (
        <li key={id}>
          <MemoryLink id={id} />
        </li>
      ))}
    </ul>
  );
}

function describeModel({ model, tokensIn, tokensOut, attempts }: Execution): string {
  const tokens =
    tokensIn === null || tokensOut === null
      ? []
      : [t('agents.task.tokens', { read: formatNumber(tokensIn), written: formatNumber(tokensOut) })];
  const asked = attempts > 1 ? [t('agents.task.attempts', { count: attempts })] : [];
  return [model, ...tokens, ...asked].join(' · ');
}
