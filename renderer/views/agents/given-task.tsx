import { CircleSlash, MessageSquareReply, Plus, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Execution } from '../../../shared/entities/execution.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { LongText } from '../../components/long-text.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Progress } from '../../components/progress.tsx';
import { t, tell } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { EMPTY_TASK, type TaskDraft } from './task-form.tsx';
import { TaskOutcome } from './task-outcome.tsx';

const POLL_MS = 200;

type GivenTaskProps = { jobId: string; onAgain: (draft: TaskDraft) => void };

/** A task that was given: how far it is, what the agent says, and what came of it. */
export function GivenTask({ jobId, onAgain }: GivenTaskProps) {
  const seen = useRead('agents.execution', { jobId });
  const ended = seen.error !== null || (seen.data !== undefined && seen.data.job.state !== 'running');
  const { data, error } = useRead('agents.execution', { jobId }, { refetchEveryMs: !ended && POLL_MS });
  if (error !== null) {
    return (
      <div className="agent-section">
        <p className="t2">{tell(error.message)}</p>
        <AnotherTask onAgain={onAgain} />
      </div>
    );
  }
  if (data === undefined) return null;
  const { task, answer, job } = data;
  return (
    <div className="agent-section given-task">
      <blockquote className="task-words anywhere" aria-label={t('agents.task.what')}>
        {task}
      </blockquote>
      {job.state === 'running' ? <Running execution={data} /> : null}
      {answer === '' ? null : (
        <section className="md task-answer" aria-label={t('agents.task.answer')}>
          <LongText text={answer}>{(text) => <Markdown text={text} />}</LongText>
        </section>
      )}
      <End execution={data} onAgain={onAgain} />
    </div>
  );
}

function Running({ execution: { job, phase } }: { execution: Execution }) {
  const cancel = useChange('maintenance.cancelJob');
  const cancelling = job.cancelRequested || cancel.isPending || cancel.isSuccess;
  const doing = cancelling ? t('agents.task.cancelling') : t(`agents.task.phase.${phase}`);
  return (
    <div className="task-running">
      <span role="status">{doing}</span>
      <Progress label={doing} share={null} />
      <Button
        kind="ghost"
        title={t('agents.task.cancelHint')}
        aria-disabled={cancelling}
        onClick={() => cancelling || cancel.mutate({ id: job.id })}
      >
        {t('action.cancel')}
      </Button>
    </div>
  );
}

type EndProps = { execution: Execution; onAgain: GivenTaskProps['onAgain'] };

function End({ execution, onAgain }: EndProps) {
  const { job, task, sessionId } = execution;
  const again = (
    <Button onClick={() => onAgain({ ...EMPTY_TASK, task })}>
      <Icon of={RotateCcw} />
      {t('agents.task.again')}
    </Button>
  );
  switch (job.state) {
    case 'running':
      return null;
    case 'done':
      return (
        <>
          <TaskOutcome execution={execution} />
          <AnotherTask onAgain={onAgain}>
            {sessionId === null ? null : (
              <Button onClick={() => onAgain({ ...EMPTY_TASK, sessionId })}>
                <Icon of={MessageSquareReply} />
                {t('agents.task.goOn')}
              </Button>
            )}
          </AnotherTask>
        </>
      );
    case 'cancelled':
      return (
        <>
          <p className="flex t2" role="status">
            <Icon of={CircleSlash} size="small" />
            {t('agents.task.cancelled')}
          </p>
          <AnotherTask onAgain={onAgain}>{again}</AnotherTask>
        </>
      );
    case 'failed':
    case 'interrupted':
      return (
        <>
          <ErrorState
            title={t('agents.task.failed')}
            message={job.error?.message ?? ''}
            {...(job.error === null ? {} : { technical: job.error.code })}
          />
          {sessionId === null ? null : <TaskOutcome execution={execution} />}
          <AnotherTask onAgain={onAgain}>{again}</AnotherTask>
        </>
      );
  }
}

function AnotherTask({ onAgain, children }: { onAgain: GivenTaskProps['onAgain']; children?: ReactNode }) {
  return (
    <div className="flex">
      {children}
      <Button onClick={() => onAgain(EMPTY_TASK)}>
        <Icon of={Plus} />
        {t('agents.task.another')}
      </Button>
    </div>
  );
}
